package bot

import (
	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/messages"
	"github.com/thiduabot/thiduabot/store"
)

// finish stores what the sheet holds and answers; the first doubt that can be answered becomes the question.
func (s *sheet) finish() error {
	asked := s.chooseQuestion()
	if len(s.entries) == 0 {
		s.record.Outcome = s.outcome()
		return s.respond(asked, s.Words.NotStored(s.shownDoubts()))
	}
	s.enter(s.unit.ID, s.entries, s.state)
	s.record.Outcome = store.OutcomeReported
	return s.respond(asked, s.receipt())
}

// receipt says what was stored.
func (s *sheet) receipt() chat.Message {
	if s.action == campaign.ActionCorrect {
		return s.Words.Corrected(s.unit.InSentence(), s.lines, s.reason, s.shownDoubts())
	}
	return s.Words.Stored(messages.Report{
		Unit:    s.unit.InSentence(),
		Seq:     s.record.Seq,
		Week:    s.room.WeekAt(s.now).Number,
		LateFor: s.lateFor(),
		Lines:   s.lines,
		Total:   len(s.lines) + len(s.doubts),
		Doubts:  s.shownDoubts(),
	})
}

// lateFor is the closed week that this message marks as reported late; 0 is none.
func (s *sheet) lateFor() int {
	closed, open := s.room.LateWeekAt(s.now)
	mark, marked := s.state.ReportedWeek(closed)
	if !open || !marked || !mark.At.Equal(s.in.At) {
		return 0
	}
	return closed.Number
}

// chooseQuestion picks the doubt to ask about: one message opens at most one question.
func (s *sheet) chooseQuestion() (asked int) {
	for i := range s.doubts {
		d := &s.doubts[i]
		if !d.refusal && (len(d.options) > 0 || d.figure) {
			d.Asks = true
			return i
		}
	}
	return -1
}

func (s *sheet) shownDoubts() []messages.Doubt {
	shown := make([]messages.Doubt, len(s.doubts))
	for i, d := range s.doubts {
		shown[i] = d.Doubt
	}
	return shown
}

// respond answers, and opens the question when there is one to ask.
func (s *sheet) respond(asked int, m chat.Message) error {
	if s.personal {
		m = s.Words.Personal(m, len(s.entries) > 0)
	}
	if again := s.noteSlips(); again != "" {
		m = s.Words.Tip(m, again, s.exampleReport())
	}
	if asked < 0 {
		s.answer(s.record.Outcome, m)
		return nil
	}
	d := s.doubts[asked]
	labels := d.Choices
	if d.YesNo {
		labels = []string{messages.LabelYes, messages.LabelNo}
	}
	return s.ask(questionChoose, choosing{
		Unit:      s.unit.ID,
		Action:    s.action,
		Reason:    s.reason,
		Indicator: d.Code,
		Raw:       d.Raw,
		NeedUnit:  d.Kind == string(reading.NoMoneyUnit) || d.Kind == string(reading.NoPercentSign),
		Options:   d.options,
		YesNo:     d.YesNo,
		Figure:    d.figure,
	}, m, labels...)
}
