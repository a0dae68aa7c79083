package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// readAsReport reports whether entries come from a message that was a report or a correction itself.
func readAsReport(entries []campaign.Entry) bool {
	return len(entries) > 0 && !entries[0].Answers && entries[0].Action != campaign.ActionNil
}

// withdrew reports whether a message was a withdrawal.
func withdrew(revisions []store.Record) bool {
	return slices.ContainsFunc(revisions, func(r store.Record) bool {
		return slices.ContainsFunc(r.Entries, func(e campaign.Entry) bool { return e.Action == campaign.ActionWithdraw })
	})
}

// revisions returns what was decided about this message so far, under whichever key.
func (t *turn) revisions(ctx context.Context) ([]store.Record, error) {
	var all []store.Record
	for _, key := range []store.Key{keyOf(t.in), restartedKey(t.in)} {
		stored, err := t.recordsOf(ctx, key)
		if err != nil {
			return nil, err
		}
		all = append(all, stored...)
	}
	// an id that restarted names another message as well, of another time.
	return slices.DeleteFunc(all, func(r store.Record) bool { return !sameTime(r.At, t.in.At) }), nil
}

// recordsOf returns the records of all revisions of a message, those of this round included.
func (d *desk) recordsOf(ctx context.Context, key store.Key) ([]store.Record, error) {
	records, err := d.Store.Revisions(ctx, key.Chat, key.Message)
	if err != nil {
		return nil, fmt.Errorf("read revisions: %w", err)
	}
	for _, r := range d.records {
		if r.Key.Chat == key.Chat && r.Key.Message == key.Message {
			records = append(records, r)
		}
	}
	return records, nil
}

// liveOf returns the entries of a message that still count: neither edited since nor withdrawn.
func (t *turn) liveOf(ctx context.Context, revisions []store.Record) ([]campaign.Entry, error) {
	var own []campaign.Entry
	for _, r := range revisions {
		own = append(own, r.Entries...)
	}
	if len(own) == 0 {
		return nil, nil
	}
	log, err := t.entriesOf(ctx, own[0].Unit, own[0].Seq)
	return liveEntries(own, log), err
}

// liveEntries returns those of some entries that nothing in the log took out.
func liveEntries(some, log []campaign.Entry) []campaign.Entry {
	replaced := replacedEntries(log)
	return slices.DeleteFunc(some, func(e campaign.Entry) bool { return replaced[e.Ref()] || !says(e) })
}

// says reports whether an entry says something: not one that only takes another out.
func says(e campaign.Entry) bool {
	return e.Action != campaign.ActionWithdraw && (e.HasQuantity || e.Mode == campaign.ModeNil)
}

// replacedEntries are the entries that an edit or a withdrawal took out.
func replacedEntries(entries []campaign.Entry) map[campaign.EntryRef]bool {
	replaced := make(map[campaign.EntryRef]bool)
	for _, e := range entries {
		if e.Replaces != (campaign.EntryRef{}) {
			replaced[e.Replaces] = true
		}
	}
	return replaced
}
