package sqlite

import (
	"context"
	"database/sql"

	"github.com/thiduabot/thiduabot/store"
)

// loader writes the items of a dump in one transaction.
type loader struct {
	*Store
	tx             *sql.Tx
	records, posts *sql.Stmt
}

func (l *loader) load(ctx context.Context, item store.Item) error {
	switch {
	case item.Campaign != nil:
		return l.campaign(ctx, *item.Campaign)
	case item.Record != nil:
		return l.record(ctx, *item.Record)
	case item.Setting != nil:
		return l.saveSettings(ctx, l.tx, item.Setting.Seq, []store.Setting{item.Setting.Setting})
	case item.Notice != nil:
		return l.notice(ctx, *item.Notice)
	case item.Post != nil:
		return insertPosts(ctx, l.posts, []store.Post{*item.Post})
	case item.Meta != nil:
		_, err := l.tx.ExecContext(ctx, saveMeta, item.Meta.Name, item.Meta.Value)
		return err
	default:
		return errEmptyItem
	}
}

func (l *loader) campaign(ctx context.Context, c store.CampaignItem) error {
	_, err := l.tx.ExecContext(ctx, insertCampaign, c.Revision, content(c.File), millis(c.At))
	return err
}

// record says what is wrong with a dump that holds a message or a number twice.
func (l *loader) record(ctx context.Context, r store.Record) error {
	err := execRecord(ctx, l.records, r)
	if isDuplicate(err) {
		return conflict(ctx, l.tx, r.Key)
	}
	return err
}

// notice accepts one that still carries its posts.
func (l *loader) notice(ctx context.Context, n store.Notice) error {
	if _, err := insertNotice(ctx, l.tx, n); err != nil {
		return err
	}
	return insertPosts(ctx, l.posts, n.Posts)
}
