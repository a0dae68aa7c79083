package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/thiduabot/thiduabot/store"
)

// The kinds of settings documents.
const (
	kindMember  = "member"
	kindChat    = "chat"
	kindCode    = "code"
	kindRequest = "request"
)

// saveSetting leaves a document alone that a later record wrote.
const saveSetting = `INSERT INTO settings (kind, id, seq, body) VALUES (?, ?, ?, ?)
	ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, body = excluded.body WHERE excluded.seq >= seq`

var errEmptySetting = errors.New("settings document is empty")

// settingRow returns how a document is stored.
func settingRow(d store.Setting) (kind string, id any, body string, err error) {
	switch {
	case d.Member != nil:
		body, err = encodeMember(*d.Member)
		return kindMember, int64(d.Member.ID), body, err
	case d.Chat != nil:
		body, err = encodeChat(*d.Chat)
		return kindChat, int64(d.Chat.ID), body, err
	case d.Code != nil:
		body, err = encodeCode(*d.Code)
		return kindCode, d.Code.ID, body, err
	case d.Request != nil:
		body, err = encodeRequest(*d.Request)
		return kindRequest, d.Request.ID, body, err
	default:
		return "", nil, "", errEmptySetting
	}
}

func (s *Store) saveSettings(ctx context.Context, tx *sql.Tx, seq int64, documents []store.Setting) error {
	if len(documents) == 0 {
		return nil
	}
	save := tx.StmtContext(ctx, s.stmts.saveSetting)
	for _, d := range documents {
		kind, id, body, err := settingRow(d)
		if err != nil {
			return err
		}
		if _, err := save.ExecContext(ctx, kind, id, seq, body); err != nil {
			return err
		}
	}
	return nil
}

// Settings implements store.Settingses.
func (s *Store) Settings(ctx context.Context) (store.SettingsSnapshot, error) {
	var snapshot store.SettingsSnapshot
	err := s.view(ctx, func(tx *sql.Tx) error {
		const head = `SELECT coalesce(max(head), 0) FROM streams WHERE stream = ?`
		if err := tx.QueryRowContext(ctx, head, string(store.Settings)).Scan(&snapshot.Head); err != nil {
			return err
		}
		items, err := settingItems(ctx, tx)
		for _, item := range items {
			snapshot.Add(item.Setting)
		}
		return err
	})
	if err != nil {
		return store.SettingsSnapshot{}, fmt.Errorf("read settings: %w", s.fault(err))
	}
	return snapshot, nil
}

// settingItems returns all documents, ordered by kind and id.
func settingItems(ctx context.Context, tx *sql.Tx) ([]store.SettingItem, error) {
	rows, err := tx.QueryContext(ctx, `SELECT kind, seq, body FROM settings ORDER BY kind, id`)
	return collect(rows, err, scanSetting)
}

func scanSetting(rows *sql.Rows) (item store.SettingItem, err error) {
	var kind string
	var body sql.RawBytes
	if err := rows.Scan(&kind, &item.Seq, &body); err != nil {
		return item, err
	}
	d := &item.Setting
	switch kind {
	case kindMember:
		d.Member, err = document[store.Member](body)
	case kindChat:
		d.Chat, err = document[store.Chat](body)
	case kindCode:
		d.Code, err = document[store.Code](body)
	case kindRequest:
		d.Request, err = document[store.Request](body)
	default:
		err = fmt.Errorf("unknown kind of settings document %q", kind)
	}
	return item, err
}

func document[T any](body []byte) (*T, error) {
	d, err := decode[T](body)
	return &d, err
}
