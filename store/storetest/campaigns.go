package storetest

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/thiduabot/thiduabot/store"
)

func checkCampaigns(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	revision, err := s.CampaignRevision(t.Context())
	same(t, "revision of an empty store", 0, revision, err)
	_, err = s.CampaignFile(t.Context(), 1)
	fails(t, "file of an empty store", store.ErrNotFound, err)

	works(t, "save", s.SaveCampaign(t.Context(), 1, []byte("code = \"một\"\n\x00\xff"), start))
	works(t, "save", s.SaveCampaign(t.Context(), 2, []byte("hai"), minute(1)))
	fails(t, "save again", store.ErrExists, other.SaveCampaign(t.Context(), 1, []byte("ba"), minute(2)))
	revision, err = other.CampaignRevision(t.Context())
	same(t, "revision", 2, revision, err)
	file, err := other.CampaignFile(t.Context(), 1)
	same(t, "file", "code = \"một\"\n\x00\xff", string(file), err)
	_, err = other.CampaignFile(t.Context(), 3)
	fails(t, "file of no revision", store.ErrNotFound, err)
}

func checkRacingCampaigns(t *testing.T, p *place) {
	var saved atomic.Int64
	var winner atomic.Value
	s, _ := race(t, p, func(s store.Store, writer int) error {
		file := fmt.Sprint("by ", writer)
		err := s.SaveCampaign(t.Context(), 1, []byte(file), start)
		if errors.Is(err, store.ErrExists) {
			return nil
		}
		saved.Add(1)
		winner.Store(file)
		return err
	})
	same(t, "saved", 1, saved.Load(), nil)
	file, err := s.CampaignFile(t.Context(), 1)
	same(t, "file", winner.Load().(string), string(file), err)
}

func checkMeta(t *testing.T, p *place) {
	s, other := p.program(t), p.program(t)
	_, err := s.Meta(t.Context(), "restored_at")
	fails(t, "meta before it was set", store.ErrNotFound, err)
	works(t, "set meta", s.SetMeta(t.Context(), "restored_at", "2024-06-14"))
	works(t, "set meta", other.SetMeta(t.Context(), "restored_at", "2024-06-15"))
	works(t, "set meta", s.SetMeta(t.Context(), "empty", ""))
	value, err := s.Meta(t.Context(), "restored_at")
	same(t, "meta", "2024-06-15", value, err)
	value, err = other.Meta(t.Context(), "empty")
	same(t, "empty meta", "", value, err)
}
