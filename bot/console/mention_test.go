package console

import "testing"

func TestAddress(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text, rest  string
		toUs, other bool
	}{
		{"xin chào", "xin chào", false, false},
		{"  giữ khoảng trắng ", "  giữ khoảng trắng ", false, false},
		{"@thiduabot ketnap 12", "ketnap 12", true, false},
		{" @ThiDuaBot\nketnap 12", "ketnap 12", true, false},
		{"@thiduabot", "", true, false},
		{"@thiduabot: ketnap 12", ": ketnap 12", true, false},
		{"@thiduabot2 ketnap 12", "@thiduabot2 ketnap 12", false, false},
		{"@thiduabot_x", "@thiduabot_x", false, false},
		{"ketnap 12 @thiduabot", "ketnap 12 @thiduabot", false, false},
		{"@Trợ lý thi đua ketnap 12", "ketnap 12", true, false},
		{"@TRỢ LÝ THI ĐUA ketnap 12", "ketnap 12", true, false},
		{"@Tr\u01a1\u0323 ly\u0301 thi đua ketnap 12", "ketnap 12", true, false}, // decomposed, as on a Mac
		{"/baocao ketnap 12", "/baocao ketnap 12", false, false},
		{"/baocao@thiduabot ketnap 12", "/baocao ketnap 12", true, false},
		{"/baocao@THIDUABOT\tketnap 12", "/baocao\tketnap 12", true, false},
		{"/baocao@thiduabot", "/baocao", true, false},
		{"/baocao@otherbot ketnap 12", "/baocao@otherbot ketnap 12", false, true},
		{"/baocao@ ketnap", "/baocao@ ketnap", false, true},
		{"/ketnap a@thiduabot", "/ketnap a@thiduabot", false, false},
		{"", "", false, false},
	}
	for _, tt := range tests {
		rest, toUs, other := address(tt.text)
		if rest != tt.rest || toUs != tt.toUs || other != tt.other {
			t.Errorf("address(%q) = %q, %v, %v; want %q, %v, %v", tt.text, rest, toUs, other, tt.rest, tt.toUs, tt.other)
		}
	}
}
