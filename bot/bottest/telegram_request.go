package bottest

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// request is one call with its parameters, however they came.
type request struct {
	bot    *TelegramBot
	method string
	params map[string]string
	files  map[string]*SentFile
	gone   <-chan struct{}
}

func (q *request) int(name string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(q.params[name]), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func (q *request) bool(name string) bool {
	return q.params[name] == "true" || q.params[name] == "True" || q.params[name] == "1"
}

// parse reads the parameters of the query, a form, JSON or a multipart body.
func (q *request) parse(r *http.Request) error {
	q.params, q.files = map[string]string{}, map[string]*SentFile{}
	for name, values := range r.URL.Query() {
		q.params[name] = values[0]
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		return q.parseJSON(r.Body)
	case "multipart/form-data":
		return q.parseMultipart(r)
	}
	if err := r.ParseForm(); err != nil {
		return err
	}
	for name, values := range r.PostForm {
		q.params[name] = values[0]
	}
	return nil
}

func (q *request) parseJSON(body io.Reader) error {
	var fields map[string]json.RawMessage
	if err := json.NewDecoder(body).Decode(&fields); err != nil {
		return err
	}
	for name, raw := range fields {
		var text string
		if json.Unmarshal(raw, &text) != nil {
			text = string(raw)
		}
		q.params[name] = text
	}
	return nil
}

func (q *request) parseMultipart(r *http.Request) error {
	parts, err := r.MultipartReader()
	if err != nil {
		return err
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		if part.FileName() == "" {
			q.params[part.FormName()] = string(data)
			continue
		}
		q.files[part.FormName()] = &SentFile{Name: part.FileName(), Data: data}
	}
}
