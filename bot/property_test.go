package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// communes are the units that signed for what random conversations report.
func communes() []campaign.UnitID {
	var units []campaign.UnitID
	for _, u := range sampleCampaign().ExpectedOn(campaign.NewDate(2024, 6, 10), "") {
		if len(sampleCampaign().PledgesOf(u.ID, 2024)) >= 3 {
			units = append(units, u.ID)
		}
	}
	return units
}

// conversation is a random one: what was delivered so far, and what waits for the next batch.
type conversation struct {
	*world
	draw      *rapid.T
	units     []campaign.UnitID
	delivered []chat.Incoming
	batch     []chat.Incoming
}

// lines draws one to three figures.
func (c *conversation) lines() string {
	var text strings.Builder
	for range rapid.IntRange(1, 3).Draw(c.draw, "lines") {
		plus := rapid.SampledFrom([]string{"", "", "+"}).Draw(c.draw, "plus")
		code := rapid.SampledFrom([]string{"ketnap", "nhatinhnghia", "nhatinhthuong"}).Draw(c.draw, "code")
		fmt.Fprintf(&text, "\n%s %s%d", code, plus, rapid.IntRange(0, 8).Draw(c.draw, "n"))
	}
	return text.String()
}

func (c *conversation) text() string {
	switch rapid.IntRange(0, 9).Draw(c.draw, "what") {
	case 0, 1, 2, 3:
		return "/baocao" + c.lines()
	case 4:
		return "/sua" + c.lines()
	case 5:
		return "/huy"
	case 6:
		return "/kps"
	case 7:
		return rapid.SampledFrom([]string{"/tiendo", "xin chào", "/baocao ketnpa 3", "/baocao ketnap"}).Draw(c.draw, "other")
	default:
		return rapid.SampledFrom([]string{"1", "2", "3", "C", "K", "5"}).Draw(c.draw, "answer")
	}
}

// step does one random thing.
func (c *conversation) step() {
	switch rapid.IntRange(0, 11).Draw(c.draw, "step") {
	case 0, 1, 2, 3, 4, 5:
		unit := rapid.SampledFrom(c.units).Draw(c.draw, "unit")
		c.batch = append(c.batch, c.message(string(unit)+".baocao", c.text()))
	case 6, 7:
		if in, ok := c.earlier(); ok {
			c.batch = append(c.batch, c.edit(in, rapid.SampledFrom([]string{"/baocao", "/sua"}).Draw(c.draw, "edit")+c.lines()))
		}
	case 8:
		if in, ok := c.earlier(); ok {
			c.batch = append(c.batch, in)
		}
	case 9:
		c.flush()
		c.restart()
	case 10:
		c.pass(time.Duration(rapid.IntRange(1, 3000).Draw(c.draw, "minutes")) * time.Minute)
	case 11:
		c.flush()
	}
}

// earlier draws a message of before, of this batch or delivered.
func (c *conversation) earlier() (chat.Incoming, bool) {
	all := append(c.delivered[max(0, len(c.delivered)-12):len(c.delivered):len(c.delivered)], c.batch...)
	if len(all) == 0 {
		return chat.Incoming{}, false
	}
	return rapid.SampledFrom(all).Draw(c.draw, "earlier"), true
}

// flush delivers the batch and looks at what became of it.
func (c *conversation) flush() {
	before := len(c.records)
	c.handle(c.batch...)
	c.delivered, c.batch = append(c.delivered, c.batch...), nil
	for _, unit := range c.units {
		c.consistent(unit)
	}
	for _, r := range c.records[before:] {
		c.answered(r)
	}
	stored := len(c.records)
	c.handle(c.delivered[max(0, len(c.delivered)-30):]...)
	if len(c.records) != stored {
		c.t.Fatalf("delivered again, a message left %+v", c.records[stored].Key)
	}
}

// answered fails unless the answer to a message states the values that it left behind.
func (c *conversation) answered(r store.Record) {
	if r.Outcome == store.OutcomeIgnored {
		return
	}
	if r.Outcome == store.OutcomeFailed || len(r.Effects.Posts) == 0 {
		c.t.Fatalf("message %s: outcome %s, %d answers", r.Key.Message, r.Outcome, len(r.Effects.Posts))
	}
	for _, e := range r.Entries {
		if e.Indicator == "" {
			continue
		}
		ind, _ := sampleCampaign().Indicator(e.Indicator)
		pledge, _ := sampleCampaign().Pledge(e.Unit, e.Indicator, e.Year)
		want := "chưa có số liệu"
		if figure, ok := r.Effects.State.Figure(e.Indicator, e.Year); ok {
			want = messages.OfPledge(ind, figure.Quantity, pledge.Target)
		}
		holds(c.t, r.Effects.Posts[0].Part.Text, want)
	}
}

// TestRandomConversations leaves, whatever people do and however it is delivered, a state that follows from the log.
func TestRandomConversations(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.clock("2024-06-10 08:00")
	start := w.now
	all, round := communes(), 0
	rapid.Check(t, func(t *rapid.T) {
		w.t = t
		round++
		if w.now.After(start.AddDate(0, 5, 0)) {
			w.now = start
		}
		c := &conversation{world: w, draw: t}
		for i := range 3 {
			c.units = append(c.units, all[(3*round+i)%len(all)])
		}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			c.step()
		}
		c.flush()
	})
	w.t = t
}
