package mongo

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/campaign"
)

// fill sets every field, so that one the code does not know is missed when it is read back.
func fill(v reflect.Value, n *int64) {
	*n++
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.UnixMilli(*n).UTC()))
	case v.Kind() == reflect.Struct:
		for _, f := range v.Fields() {
			fill(f, n)
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case v.Kind() == reflect.String:
		v.SetString(string(rune('a' + *n%26)))
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	default:
		v.SetInt(*n)
	}
}

func TestStateKeepsEveryField(t *testing.T) {
	t.Parallel()
	var want campaign.State
	var n int64
	fill(reflect.ValueOf(&want).Elem(), &n)
	got, err := decodeState(want.Unit, encodeState(want))
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
}

func TestDamagedStateIsAnError(t *testing.T) {
	t.Parallel()
	var st campaign.State
	var n int64
	fill(reflect.ValueOf(&st).Elem(), &n)
	data := encodeState(st)
	for i := range data {
		if _, err := decodeState("a", data[:i]); err == nil {
			t.Errorf("want an error for the first %d bytes", i)
		}
	}
}

func TestAddress(t *testing.T) {
	t.Parallel()
	for uri, want := range map[string]string{
		"mongodb://localhost":                                   "localhost/thiduabot",
		"mongodb://localhost/":                                  "localhost/thiduabot",
		"mongodb://localhost/?appName=x":                        "localhost/thiduabot",
		"mongodb://mai:bimat@a:1,b:2/giongtrom?replicaSet=rs/0": "a:1,b:2/giongtrom",
	} {
		a, err := parseAddress(uri)
		if err != nil || a.String() != want {
			t.Errorf("%s: want %s, got %s, %v", uri, want, a, err)
		}
	}
}
