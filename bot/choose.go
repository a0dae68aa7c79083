package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

const questionChoose = "choose"

// choosing is what a question about a figure remembers.
type choosing struct {
	Unit      campaign.UnitID      `json:"unit"`
	Action    campaign.Action      `json:"action"`
	Reason    string               `json:"reason,omitempty"`
	Indicator campaign.IndicatorID `json:"indicator,omitempty"`
	// Raw is the figure asked about; NeedUnit says that a unit word alone (“triệu”) completes it.
	Raw      string   `json:"raw,omitempty"`
	NeedUnit bool     `json:"need_unit,omitempty"`
	Options  []option `json:"options,omitempty"`
	YesNo    bool     `json:"yes_no,omitempty"`
	// Figure means that a figure is an answer as well.
	Figure bool `json:"figure,omitempty"`
}

// chosen takes the answer to a question about a figure. Everything is checked again: the figure may have moved
// since the question.
func (t *turn) chosen(ctx context.Context, q store.Question, r reply) (bool, error) {
	var data choosing
	if err := json.Unmarshal(q.Data, &data); err != nil {
		return false, fmt.Errorf("decode question id=%s: %w", q.ID, err)
	}
	if !t.reportsFor(data.Unit) {
		return true, t.refuse(t.Words.NotAllowed())
	}
	if n := data.pick(r); n > 0 {
		return true, t.takeOption(ctx, data, data.Options[n-1])
	}
	if !data.Figure || data.Indicator == "" || r.text == "" || t.looksLikeReport(r.text) {
		return false, nil
	}
	raw := ""
	if data.NeedUnit {
		raw = data.Raw
	}
	item := t.room.vocabulary.ReadQuantity(r.text, data.Indicator, raw)
	if item.Raw == "" {
		return false, nil
	}
	return true, t.takeFigure(ctx, data, item)
}

// pick returns the number of the option that a reply chooses, 0 for none. Yes and no answer yes/no questions only
// (domain.md §4.8.7).
func (c choosing) pick(r reply) int {
	switch {
	case c.YesNo && (r.yes || r.choice == 1):
		return 1
	case c.YesNo && (r.no || r.choice == 2 && (r.pressed() || !c.Figure)):
		return 2
	case !c.YesNo && r.choice <= len(c.Options):
		return r.choice
	default:
		return 0
	}
}

func (t *turn) takeOption(ctx context.Context, data choosing, o option) error {
	if o.Claim == nil {
		return t.say(t.Words.Dropped())
	}
	s, err := t.sheetFor(ctx, data)
	if err != nil {
		return err
	}
	ind, _ := t.room.Indicator(o.Claim.Indicator)
	if err := s.take(ctx, ind, *o.Claim, data.Raw, nil); err != nil {
		return err
	}
	return s.finish()
}

func (t *turn) takeFigure(ctx context.Context, data choosing, item reading.Item) error {
	s, err := t.sheetFor(ctx, data)
	if err != nil {
		return err
	}
	if err := s.judge(ctx, item); err != nil {
		return err
	}
	return s.finish()
}

func (t *turn) sheetFor(ctx context.Context, data choosing) (*sheet, error) {
	unit, _ := t.room.Unit(data.Unit)
	s, err := t.newSheet(ctx, unit, data.Action)
	if err != nil {
		return nil, err
	}
	s.reason, s.answers = data.Reason, true
	return s, nil
}
