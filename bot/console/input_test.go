package console

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	t.Parallel()
	in, err := parse([]byte(`{"at":"` + start + `","from":"a","id":1234567890123456789,"reply_to":"b1","text":"x","edit":true}`))
	if err != nil || in.ID != "1234567890123456789" || in.ReplyTo != "b1" || !in.Edit || !in.speaks() {
		t.Errorf("%+v, %v", in, err)
	}
	if when, timed, err := in.at(); err != nil || !timed || !when.Equal(at(t, start)) {
		t.Errorf("%v, %v, %v", when, timed, err)
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		``:                                    "EOF",
		`x`:                                   "invalid character",
		`7`:                                   "want an object, not a JSON number",
		`null`:                                "want an object",
		`{"from":"a"}}`:                       "more than one object",
		`{"at":5}`:                            "at: no JSON number belongs here",
		`{"from":"a","edit":"yes"}`:           "edit: no JSON string belongs here",
		`{"from":"a","id":{}}`:                "an id is a string or a number",
		`{"from":"a","size":1}`:               `json: unknown field "size"`,
		`{"from":"a","kind":"Group"}`:         `kind "Group": want private or group`,
		`{"from":"a","edit":true,"text":"b"}`: "edit without id",
		`{"from":"a","id":"x\ny"}`:            "from, chat or id with a line break",
		`{"name":"a"}`:                        "message without from",
	} {
		if _, err := parse([]byte(line)); err == nil || !strings.HasPrefix(err.Error(), "read line: "+want) {
			t.Errorf("%s: got %v, want %s", line, err, want)
		}
	}
}

func TestTimeOfALine(t *testing.T) {
	t.Parallel()
	for text, ok := range map[string]bool{
		start:                              true,
		"2024-06-14T08:30:00Z":             true,
		"2024-06-14T08:30:00.123456789Z":   true,
		"2024-06-14":                       false,
		"2024-06-14T15:30:00":              false,
		"2024-02-30T00:00:00Z":             false,
		"1999-12-31T23:59:59Z":             false,
		"2101-01-01T00:00:00Z":             false,
		"14/6/2024 15:30":                  false,
		"+2024-06-14T15:30:00+07:00 hello": false,
	} {
		if _, timed, err := (input{At: text}).at(); (err == nil) != ok || timed != ok {
			t.Errorf("%s: %v, %v", text, timed, err)
		}
	}
}

// FuzzParse: whatever stands on a line, it is refused with a reason, or is a message or a time that can be used.
func FuzzParse(f *testing.F) {
	for _, line := range []string{
		`{"at":"` + start + `","from":"a","text":"/baocao ketnap 12"}`, `{"from":"a","id":1e400}`, `{"from":"a","reply_to":null}`,
		`{"from":"\ud800","text":"\u0000"}`, `null`, `{"at":"0000-00-00T00:00:00Z"}`, `[[[[`, "{\"from\":\"\xff\"}",
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		in, err := parse(line)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "read line: ") || strings.Contains(err.Error(), "console.") {
				t.Errorf("%q: %v", line, err)
			}
			return
		}
		when, timed, err := in.at()
		if timed && (err != nil || when.Year() < firstYear || when.Year() > lastYear) {
			t.Errorf("%q: %v, %v", line, when, err)
		}
		if m := in.incoming(); in.speaks() && m.From.ID == "" {
			t.Errorf("%q: nobody says %q", line, m.Text)
		}
		address(in.Text)
	})
}
