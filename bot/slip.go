package bot

import (
	"slices"
	"time"

	"github.com/thiduabot/thiduabot/bot/chat"
	"github.com/thiduabot/thiduabot/store"
)

const (
	// tipAfter is how many similar slips of a person bring a tip.
	tipAfter = 3
	// slipMemory is how long a slip counts.
	slipMemory = 30 * 24 * time.Hour
	// slipsKept bounds what is remembered of one person.
	slipsKept = 50
)

// slips remembers what people were asked about lately, by kind and never by text. It lives in memory only: it
// decides about a friendly line, not about figures.
type slips struct {
	recent map[chat.PersonID][]slip
}

type slip struct {
	key  store.Key
	kind string
	at   time.Time
}

// note remembers a slip and returns how many of its kind the person made lately. A message that is decided about a
// second time counts once; isNew tells.
func (s *slips) note(person chat.PersonID, one slip) (count int, isNew bool) {
	kept := slices.DeleteFunc(s.recent[person], func(o slip) bool { return one.at.Sub(o.at) > slipMemory })
	isNew = !slices.ContainsFunc(kept, func(o slip) bool { return o.key == one.key && o.kind == one.kind })
	if isNew {
		kept = append(kept, one)
	}
	kept = kept[max(len(kept)-slipsKept, 0):]
	if s.recent == nil {
		s.recent = make(map[chat.PersonID][]slip)
	}
	s.recent[person] = kept
	for _, o := range kept {
		if o.kind == one.kind {
			count++
		}
	}
	return count, isNew
}

// noteSlips counts what is in doubt, and returns the kind of slip that the person makes again and again, if any.
func (s *sheet) noteSlips() (again string) {
	if s.practising {
		return ""
	}
	for _, d := range s.doubts {
		count, isNew := s.slips.note(s.in.From, slip{s.record.Key, d.Kind, s.in.At})
		if isNew && s.Metrics != nil {
			s.Metrics.Slipped(d.Kind)
		}
		if count >= tipAfter {
			again = d.Kind
		}
	}
	return again
}
