package programtest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"testing"

	"github.com/thiduabot/thiduabot/campaign"
)

// loadIndicators are what the reports of a load are about: plain running totals.
func loadIndicators() []campaign.IndicatorID {
	return []campaign.IndicatorID{"ketnap", "nhatinhnghia", "nhatinhthuong", "mohinhgap"}
}

// Updates writes the answer of a poll that delivers n reports, and the offset that confirms it. Six of ten are
// commands in a group, three are commands in private, one is a bare line in private.
func (l *Load) Updates(n int) (answer []byte, next int) {
	answer = append(answer, `{"ok":true,"result":[`...)
	date := l.seconds.Add(1)
	for i := range n {
		if i > 0 {
			answer = append(answer, ',')
		}
		answer = l.update(answer, date)
	}
	return append(answer, `]}`...), l.made + 1
}

func (l *Load) update(b []byte, date int64) []byte {
	place := l.made % len(l.Campaign.Units)
	reported := loadIndicators()
	ind := reported[l.made/len(l.Campaign.Units)%len(reported)]
	l.made++
	totals := l.totals[l.Campaign.Units[place].ID]
	totals[ind]++
	in, kind, line := int64(FirstReporter+place), "private", "/baocao "
	switch l.made % 10 {
	case 0:
		line = ""
	case 1, 2, 3:
	default:
		in, kind, line = l.chatOf(place), "supergroup", "/baocao@thiduabot "
	}
	return fmt.Appendf(b, `{"update_id":%d,"message":{"message_id":%d,"from":{"id":%d,"is_bot":false,`+
		`"first_name":"Nguyễn Thị","last_name":"Người %d","language_code":"vi"},"chat":{"id":%d,"type":%q,"title":"Khối"},`+
		`"date":%d,"text":"%s%s %d","entities":[{"type":"bot_command","offset":0,"length":7}]}}`,
		l.made, l.made, FirstReporter+place, place, in, kind, date, line, ind, totals[ind])
}

// Feed is a Bot API server that delivers the batches it is given, one for each poll.
type Feed struct {
	URL string

	tb        testing.TB
	answers   chan []byte
	confirmed chan struct{}
	closing   chan struct{}
	// next is the offset that confirms the batch that is out; only one poll runs at a time.
	next, wanted int
}

// NewFeed starts a feed that ends with the test.
func NewFeed(tb testing.TB) *Feed {
	tb.Helper()
	f := &Feed{tb: tb, answers: make(chan []byte), confirmed: make(chan struct{}), closing: make(chan struct{})}
	server := httptest.NewServer(http.HandlerFunc(f.serve))
	f.URL = server.URL
	tb.Cleanup(func() {
		close(f.closing)
		server.CloseClientConnections()
		server.Close()
	})
	return f
}

// Deliver hands out a batch and waits until the poll that confirms it.
func (f *Feed) Deliver(answer []byte, next int) {
	f.wanted = next
	f.answers <- answer
	<-f.confirmed
}

func (f *Feed) serve(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch path.Base(r.URL.Path) {
	case "getUpdates":
		f.poll(w, r)
	case "getMe":
		f.write(w, []byte(`{"ok":true,"result":{"id":7000000001,"is_bot":true,"first_name":"Bot","username":"thiduabot"}}`))
	case "getWebhookInfo":
		f.write(w, []byte(`{"ok":true,"result":{"url":""}}`))
	default:
		f.write(w, []byte(`{"ok":true,"result":true}`))
	}
}

func (f *Feed) poll(w http.ResponseWriter, r *http.Request) {
	if f.next > 0 {
		if got := r.FormValue("offset"); got != fmt.Sprint(f.next) {
			f.tb.Errorf("polled from %q, want %d: the batch was not handled", got, f.next)
		}
		f.next = 0
		f.confirmed <- struct{}{}
	}
	select {
	case answer := <-f.answers:
		f.next = f.wanted
		f.write(w, answer)
	case <-r.Context().Done():
	case <-f.closing:
	}
}

func (f *Feed) write(w http.ResponseWriter, answer []byte) { _, _ = w.Write(answer) }
