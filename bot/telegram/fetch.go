package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"regexp"
	"strconv"
)

// unread is an answer to a poll for a single update that could not be read.
type unread struct {
	id    int64
	times int
}

// skipAfter is how often the same single update must come whole and unreadable before it is
// passed over: an answer may also be spoiled on the way, and that must cost no report.
const skipAfter = 3

// fetch polls. https://core.telegram.org/bots/api#getupdates
func (l *poller) fetch(ctx context.Context) ([]json.RawMessage, error) {
	result, err := l.client.do(ctx, "getUpdates", l.params())
	var raws []json.RawMessage
	if err == nil {
		err = json.Unmarshal(result, &raws)
	}
	switch {
	case err == nil:
		l.unread = unread{}
		return raws, nil
	case !spoiled(err):
		return nil, err
	}
	if l.limit == 1 {
		l.suspect(err)
	}
	l.limit = 1 // what lies before the spoiled update gets through
	return nil, err
}

// spoiled reports whether a whole answer came and could not be read: too large or no JSON.
func spoiled(err error) bool {
	f := asFailure(err)
	if f.code != 0 || (f.status != 0 && f.status != http.StatusOK) {
		return false
	}
	_, large := errors.AsType[*http.MaxBytesError](err)
	_, syntax := errors.AsType[*json.SyntaxError](err)
	return large || syntax
}

// updateIDText finds the id of the first update; quotes inside texts are escaped, so no text matches.
var updateIDText = regexp.MustCompile(`"update_id"\s*:\s*(\d{1,18})\b`)

// suspect raises the offset past an update that came unreadable again and again.
func (l *poller) suspect(err error) {
	match := updateIDText.FindSubmatch(asFailure(err).head)
	if match == nil {
		return
	}
	id, parseErr := strconv.ParseInt(string(match[1]), 10, 64)
	if parseErr != nil {
		return
	}
	if id != l.unread.id {
		l.unread = unread{id: id}
	}
	if l.unread.times++; l.unread.times < skipAfter {
		return
	}
	l.skip(id)
	l.offset, l.unread = id+1, unread{}
}

// skip counts an update that cannot be read. Only its id is logged.
func (p *Platform) skip(id int64) {
	p.skipped.Add(1)
	p.log.Error("update cannot be read and is skipped", "update_id", id)
}
