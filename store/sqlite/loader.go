package sqlite

import (
	"context"
	"database/sql"

	"github.com/thiduabot/thiduabot/store"
)

// loader writes the items of a dump in one transaction.
type loader struct {
	*Store
	ctx            context.Context
	tx             *sql.Tx
	records, posts *sql.Stmt
}

func (l *loader) load(item store.Item) error {
	switch {
	case item.Campaign != nil:
		return l.campaign(*item.Campaign)
	case item.Record != nil:
		return l.record(*item.Record)
	case item.Setting != nil:
		return l.saveSettings(l.ctx, l.tx, item.Setting.Seq, []store.Setting{item.Setting.Setting})
	case item.Notice != nil:
		return l.notice(*item.Notice)
	case item.Post != nil:
		return insertPosts(l.ctx, l.posts, []store.Post{*item.Post})
	case item.Meta != nil:
		_, err := l.tx.ExecContext(l.ctx, saveMeta, item.Meta.Name, item.Meta.Value)
		return err
	default:
		return errEmptyItem
	}
}

func (l *loader) campaign(c store.CampaignItem) error {
	_, err := l.tx.ExecContext(l.ctx, insertCampaign, c.Revision, content(c.File), millis(c.At))
	return err
}

// record says what is wrong with a dump that holds a message or a number twice.
func (l *loader) record(r store.Record) error {
	err := execRecord(l.ctx, l.records, r)
	if isDuplicate(err) {
		return conflict(l.ctx, l.tx, r.Key)
	}
	return err
}

// notice accepts one that still carries its posts.
func (l *loader) notice(n store.Notice) error {
	if _, err := insertNotice(l.ctx, l.tx, n); err != nil {
		return err
	}
	return insertPosts(l.ctx, l.posts, n.Posts)
}
