package storetest

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/store"
)

// owing is a record that owes these posts and nothing else.
func owing(message string, posts ...store.Post) store.Record {
	r := remark(message, start)
	r.Effects.Posts = posts
	return r
}

func checkWaiting(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	later := post("later", "", store.PriorityAnswer, 1)
	later.NotBefore = minute(5)
	foreign := post("foreign", "", store.PriorityAnswer, 1)
	foreign.To.Account = "zalo/9"
	appendAll(t, s,
		owing("1", post("board", "n", store.PriorityBoard, 1), later, foreign),
		owing("2", post("third", "", store.PriorityAnswer, 30), post("reminder", "n", store.PriorityReminder, 2)),
		owing("3", post("second", "", store.PriorityAnswer, 20), post("first", "", store.PriorityAnswer, 10)))

	got, err := other.Waiting(t.Context(), account, start, 10)
	same(t, "waiting", []string{"first", "second", "third", "reminder", "board"}, postIDs(got), err)
	same(t, "post", post("first", "", store.PriorityAnswer, 10), got[0], nil)
	got, err = other.Waiting(t.Context(), account, minute(5), 2)
	same(t, "waiting when the time has come", []string{"later", "first"}, postIDs(got), err)
	got, err = other.Waiting(t.Context(), "zalo/9", start, 10)
	same(t, "waiting for another account", []string{"foreign"}, postIDs(got), err)
	got, err = other.Waiting(t.Context(), "console", start, 10)
	same(t, "waiting for no account", 0, len(got), err)
}

func checkNextWaiting(t *testing.T, p *place) {
	s := p.program(t)
	_, ok, err := s.NextWaiting(t.Context(), account)
	same(t, "next of nothing", false, ok, err)
	a, b := post("a", "", store.PriorityAnswer, 1), post("b", "", store.PriorityAnswer, 2)
	a.NotBefore, b.NotBefore = minute(9), minute(4)
	appendAll(t, s, owing("1", a, b))
	at, ok, err := s.NextWaiting(t.Context(), account)
	same(t, "next", minute(4), at, err)
	same(t, "something waits", true, ok, nil)

	works(t, "start attempt", s.StartAttempt(t.Context(), "b", 1, minute(4)))
	at, ok, err = s.NextWaiting(t.Context(), account)
	same(t, "next when one is in flight", minute(9), at, err)
	same(t, "something waits", true, ok, nil)
	_, ok, err = s.NextWaiting(t.Context(), "zalo/9")
	same(t, "next of another account", false, ok, err)
}

func checkAttempts(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	appendAll(t, s, owing("1", post("a", "", store.PriorityAnswer, 1)))
	works(t, "first attempt", s.StartAttempt(t.Context(), "a", 1, start))
	fails(t, "first attempt again", store.ErrExists, other.StartAttempt(t.Context(), "a", 1, start))
	fails(t, "attempt for no post", store.ErrNotFound, other.StartAttempt(t.Context(), "b", 1, start))

	again := post("a", "", store.PriorityAnswer, 1)
	again.Attempts, again.NotBefore, again.Reason = 1, minute(1), "unavailable"
	works(t, "finish", s.FinishPosts(t.Context(), []store.Post{again}))
	got, err := other.Waiting(t.Context(), account, minute(1), 9)
	same(t, "waiting after a failure", []store.Post{again}, got, err)
	fails(t, "first attempt of a post that waits again", store.ErrExists, other.StartAttempt(t.Context(), "a", 1, minute(1)))
	works(t, "second attempt", other.StartAttempt(t.Context(), "a", 2, minute(1)))
	got, err = s.Waiting(t.Context(), account, minute(1), 9)
	same(t, "waiting while in flight", 0, len(got), err)
}

func checkRacingAttempts(t *testing.T, p *place) {
	appendAll(t, p.program(t), owing("1", post("a", "", store.PriorityAnswer, 1)))
	var started [3]atomic.Int64
	race(t, p, func(s store.Store, _ int) error {
		for n := range started {
			err := s.StartAttempt(t.Context(), "a", n+1, start)
			if errors.Is(err, store.ErrExists) {
				continue
			}
			if err != nil {
				return err
			}
			started[n].Add(1)
		}
		return nil
	})
	for n := range started {
		same(t, fmt.Sprint("starts of attempt ", n+1), 1, started[n].Load(), nil)
	}
}

func checkInFlight(t *testing.T, p *place) {
	s, crash := p.process(t)
	owed := notice("2024-W24", 1, start)
	plan(t, s, owed)
	appendAll(t, s, owing("1", post("a", "", store.PriorityAnswer, 1), post("b", "", store.PriorityAnswer, 2)))
	works(t, "start attempt", s.StartAttempt(t.Context(), "b", 1, start))
	works(t, "start attempt", s.StartAttempt(t.Context(), owed.Posts[0].ID, 1, start))
	crash()

	s = p.program(t)
	works(t, "sweep", s.Sweep(t.Context()))
	waiting, err := s.Waiting(t.Context(), account, minute(1), 9)
	same(t, "waiting", []string{"a", owed.Posts[1].ID}, postIDs(waiting), err)
	flying, err := s.InFlight(t.Context(), account)
	same(t, "in flight", []string{"b", owed.Posts[0].ID}, postIDs(flying), err)
	for i := range flying {
		if !flying[i].InFlight || flying[i].Attempts != 1 {
			t.Errorf("want one attempt in flight, got %+v", flying[i])
		}
		flying[i].InFlight, flying[i].Status, flying[i].Done = false, store.PostUnknown, minute(1)
	}
	elsewhere, err := s.InFlight(t.Context(), "zalo/9")
	same(t, "in flight of another account", 0, len(elsewhere), err)

	works(t, "finish", s.FinishPosts(t.Context(), flying))
	left, err := s.InFlight(t.Context(), account)
	same(t, "in flight when finished", 0, len(left), err)
	unknown, err := s.UnknownPosts(t.Context())
	same(t, "unknown posts of notices", flying[1:], unknown, err)
}

func checkFinish(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	posts := []store.Post{
		post("a", "", store.PriorityAnswer, 1), post("b", "", store.PriorityAnswer, 2), post("c", "n", store.PriorityBoard, 3),
		post("d", "", store.PriorityAnswer, 4),
	}
	appendAll(t, s, owing("1", posts...))
	for i := range posts[:3] {
		posts[i].Done, posts[i].Attempts = minute(i), 1
	}
	posts[0].Status, posts[0].SentID = store.PostSent, "901"
	posts[1].Status, posts[1].Reason = store.PostFailed, "chat_gone"
	// A reminder is written when it is sent.
	posts[2].Status, posts[2].SentID, posts[2].Part.Text = store.PostSent, "902", "Còn 3 đơn vị"
	works(t, "finish", s.FinishPosts(t.Context(), posts[:3]))

	for _, want := range posts {
		got, err := other.Post(t.Context(), want.ID)
		same(t, "post", want, got, err)
	}
	topic := group
	topic.Topic = "8"
	got, err := other.SentPost(t.Context(), topic, "902")
	same(t, "sent post", posts[2], got, err)
	elsewhere := group
	elsewhere.Chat = "-1"
	_, err = other.SentPost(t.Context(), elsewhere, "902")
	fails(t, "sent post of another chat", store.ErrNotFound, err)
	_, err = other.SentPost(t.Context(), group, "")
	fails(t, "sent post without id", store.ErrNotFound, err)
	_, err = other.Post(t.Context(), "unheard of")
	fails(t, "post", store.ErrNotFound, err)
	counts, err := other.PostCounts(t.Context())
	same(t, "counts", map[store.PostStatus]int64{store.PostSent: 2, store.PostFailed: 1, store.PostWaiting: 1}, counts, err)
}

func checkPurge(t *testing.T, p *place) {
	s := p.program(t)
	var posts []store.Post
	for i, status := range []store.PostStatus{store.PostSent, store.PostSent, store.PostFailed, store.PostWaiting} {
		x := post(fmt.Sprint("p", i), "", store.PriorityAnswer, int64(i))
		posts = append(posts, x)
		posts[i].Status = status
	}
	owed := notice("2024-W24", 1, start)
	plan(t, s, owed)
	done := append(posts, owed.Posts...)
	appendAll(t, s, owing("1", posts...))
	for i, at := range []time.Time{minute(1), minute(10), minute(2), {}, minute(1), minute(1)} {
		done[i].Done = at
	}
	done[4].Status, done[5].Status = store.PostSent, store.PostUnknown
	works(t, "finish", s.FinishPosts(t.Context(), done))
	works(t, "purge", s.PurgePosts(t.Context(), minute(10)))

	for i, kept := range []bool{false, true, false, true, true, true} {
		_, err := s.Post(t.Context(), done[i].ID)
		if !kept {
			fails(t, "purged post "+done[i].ID, store.ErrNotFound, err)
			continue
		}
		works(t, "kept post "+done[i].ID, err)
	}
}
