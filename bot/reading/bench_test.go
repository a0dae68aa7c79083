package reading_test

import (
	"strings"
	"testing"
	"time"

	"github.com/thiduabot/thiduabot/bot/reading"
	"github.com/thiduabot/thiduabot/campaign/sample"
)

var friday = time.Date(2024, 6, 14, 15, 30, 0, 0, time.FixedZone("", 7*3600))

var fromTanHao = reading.Context{Now: friday, Unit: "tanhao"}

const oneLine = "ketnap 12"

const letter = "Kính gửi Văn phòng Huyện ủy. Đảng ủy xã Tân Hào báo cáo: tính đến ngày 14/6/2024 đã kết nạp được " +
	"12 đảng viên, trong đó tuần này kết nạp 03 đồng chí. Trân trọng."

var paste = strings.Repeat("- Nhà tình thương: 4 căn\n- thu ngân sách 1,3 tỷ, vốn đầu tư đạt 52,5 tỷ đồng\n", 13)

// rawPaste holds three spellings of each word and nothing that is known: the most work per letter.
var rawPaste = strings.Repeat("ngu7o7i2 vieetj nhaaf casi xyzw 12 ", 30)

func BenchmarkRead(b *testing.B) {
	for name, text := range map[string]string{
		"line": oneLine, "telex": "keets najp 12", "letter": letter, "paste": paste, "raw": rawPaste,
		"longest": strings.Repeat(paste, 10),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				vocabulary.Read(text, fromTanHao)
			}
		})
	}
}

func BenchmarkParseCommand(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		reading.ParseCommand("/báo cáo kết nạp 12")
	}
}

func BenchmarkNewVocabulary(b *testing.B) {
	c := sample.Campaign()
	for b.Loop() {
		reading.NewVocabulary(c)
	}
}
