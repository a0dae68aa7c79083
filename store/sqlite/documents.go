package sqlite

import (
	"encoding/json"
	"slices"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

// Documents are kept as JSON. Their times are cut to whole milliseconds on the way in, so that what is read back
// is the same from every store.

func encode(document any) (string, error) {
	data, err := json.Marshal(document)
	return string(data), err
}

func decode[T any](body []byte) (document T, err error) {
	err = json.Unmarshal(body, &document)
	return document, err
}

// encodeEntries writes nothing at all for a record without entries: the index by time leaves such records out.
func encodeEntries(entries []campaign.Entry) (string, error) {
	if len(entries) == 0 {
		return "", nil
	}
	entries = slices.Clone(entries)
	for i := range entries {
		entries[i].At = whole(entries[i].At)
	}
	return encode(entries)
}

func decodeEntries(body []byte) ([]campaign.Entry, error) {
	if len(body) == 0 {
		return nil, nil
	}
	return decode[[]campaign.Entry](body)
}

func encodeMember(m store.Member) (string, error) {
	m.Consented = whole(m.Consented)
	return encode(m)
}

func encodeChat(c store.Chat) (string, error) {
	c.Linked = whole(c.Linked)
	return encode(c)
}

func encodeCode(c store.Code) (string, error) {
	c.Expires = whole(c.Expires)
	return encode(c)
}

func encodeRequest(r store.Request) (string, error) {
	r.Asked = whole(r.Asked)
	return encode(r)
}

func encodeQuestion(q store.Question) (string, error) {
	q.Expires = whole(q.Expires)
	return encode(q)
}

// encodeNotice leaves the posts out: they have their own table.
func encodeNotice(n store.Notice) (string, error) {
	n.Due, n.Useful, n.Planned = whole(n.Due), whole(n.Useful), whole(n.Planned)
	n.Posts = nil
	return encode(n)
}
