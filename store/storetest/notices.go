package storetest

import (
	"sync"
	"testing"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// bare is the notice as it is read back: its posts are read for themselves.
func bare(n store.Notice) store.Notice {
	n.Posts = nil
	return n
}

func checkNotices(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	a, b, c := notice("2024-W24", 1, start), notice("2024-W24", 2, start), notice("2024-W25", 1, minute(9))
	person := notice("2024-W24", 0, start)
	person.Target = store.Target{Member: 12, Account: account}
	person.ID = store.NoticeID(person.Job, person.Period, person.Target)
	person.Posts = person.Posts[:1]
	person.Posts[0].ID, person.Posts[0].Notice = "n/"+person.ID+"/1", person.ID
	plan(t, s, a, b, person)

	changed := a
	changed.Facts, changed.Posts = []byte(`{"changed":true}`), append(changed.Posts[:0:0], post("n/extra/1", a.ID, store.PriorityBoard, 1))
	planned, err := other.PlanNotices(t.Context(), []store.Notice{changed, c, b})
	same(t, "planned", []string{c.ID}, planned, err)

	got, err := other.NoticesOf(t.Context(), "bangtuan", "2024-W24")
	same(t, "notices of the week", noticeIDs([]store.Notice{a, b, person}), noticeIDs(got), err)
	for _, n := range got {
		if n.ID == a.ID {
			same(t, "notice", bare(a), n, nil)
		}
	}
	got, err = other.NoticesOf(t.Context(), "bangtuan", "2024-W2")
	same(t, "notices of another week", 0, len(got), err)
	same(t, "all notices", noticeIDs([]store.Notice{a, b, c, person}), noticeIDs(all(t, s.AllNotices(t.Context()))), nil)
	posts, err := s.NoticePosts(t.Context(), a.ID)
	same(t, "posts of a notice", a.Posts, posts, err)
	_, err = s.Post(t.Context(), "n/extra/1")
	fails(t, "post of a notice planned before", store.ErrNotFound, err)
	waiting, err := s.Waiting(t.Context(), account, minute(99), 99)
	same(t, "waiting", 7, len(waiting), err)
}

func checkRacingPlanners(t *testing.T, p *place) {
	want := []store.Notice{notice("2024-W24", 1, start), notice("2024-W24", 2, start), notice("2024-W24", 3, start)}
	var mutex sync.Mutex
	planned := make(map[string]int)
	s, _ := race(t, p, func(s store.Store, _ int) error {
		ids, err := s.PlanNotices(t.Context(), want)
		mutex.Lock()
		defer mutex.Unlock()
		for _, id := range ids {
			planned[id]++
		}
		return err
	})
	for _, n := range want {
		same(t, "times planned "+n.ID, 1, planned[n.ID], nil)
		posts, err := s.NoticePosts(t.Context(), n.ID)
		same(t, "posts", n.Posts, posts, err)
	}
}

func checkLastNotice(t *testing.T, p *place) {
	s := p.program(t)
	target := store.Target{Chat: 1}
	_, err := s.LastNotice(t.Context(), campaign.JobBoard, target, minute(99))
	fails(t, "last of none", store.ErrNotFound, err)

	a, b, c := notice("2024-W24", 1, minute(1)), notice("2024-W25", 1, minute(2)), notice("2024-W26", 1, minute(3))
	c.Skipped, c.Posts = "holiday", nil
	digest := notice("2024-06-15", 1, minute(4))
	digest.Kind = campaign.JobDigest
	plan(t, s, b, a, c, notice("2024-W25", 2, minute(5)), digest)

	got, err := s.LastNotice(t.Context(), campaign.JobBoard, target, minute(99))
	same(t, "last", bare(b), got, err)
	got, err = s.LastNotice(t.Context(), campaign.JobBoard, target, minute(2))
	same(t, "last before the one", bare(a), got, err)
	_, err = s.LastNotice(t.Context(), campaign.JobBoard, target, minute(1))
	fails(t, "last before the first", store.ErrNotFound, err)
}
