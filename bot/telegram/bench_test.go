package telegram

import (
	"encoding/json"
	"fmt"
	"testing"
)

// BenchmarkRead measures the way from the JSON of a poll to what the bot is told, per batch of 100.
func BenchmarkRead(b *testing.B) {
	p, err := New(Options{Token: "123456:AAFakeTokenForTests_0123456789abcdef"})
	if err != nil {
		b.Fatal(err)
	}
	name := "thiduabot"
	p.username.Store(&name)
	raws := make([]json.RawMessage, 100)
	for i := range raws {
		raws[i] = fmt.Appendf(nil, `{"update_id":%d,"message":{"message_id":%d,"from":{"id":101,"is_bot":false,`+
			`"first_name":"Nguyễn Thị","last_name":"Lan"},"chat":{"id":-1001000000001,"type":"supergroup","title":"Cụm 2"},`+
			`"date":1718352000,"text":"/baocao@thiduabot ketnap 12","entities":[{"type":"bot_command","offset":0,"length":17}]}}`, i+1, i+1)
	}
	b.ReportAllocs()
	for b.Loop() {
		if got := p.read(raws); len(got.incoming) != len(raws) {
			b.Fatalf("%d messages of %d", len(got.incoming), len(raws))
		}
	}
}
