package program

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thiduabot/thiduabot/store/mongo/mongotest"
)

// TestCampaignMovesBetweenStores backs a campaign up from SQLite, restores it into MongoDB, and back: the boards stay
// equal, and nothing that was due before a restore goes out.
func TestCampaignMovesBetweenStores(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile("testdata/conversation.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for name, start := range mongotest.Servers() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			first, second := "sqlite:"+folder+"/first.db", "sqlite:"+folder+"/second.db"
			mongo := start(t)
			converse(t, string(script), first)
			want := boards(t, first)
			move(t, first, mongo, "2024-06-28T12:00:00+07:00")
			checkBoards(t, want, mongo)
			move(t, mongo, second, "2024-06-28T12:15:00+07:00")
			checkBoards(t, want, second)
		})
	}
}

// move backs up one store and restores into another, long after everything in the conversation.
func move(t *testing.T, from, to, at string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "moved.backup")
	call(t, "", environment(from, at), "backup", file)
	call(t, "", environment(to, at), "restore", file)
	call(t, "", environment(to, at), "check")
}

func environment(store, at string) []string {
	return []string{"THIDUABOT_STORE=" + store, "THIDUABOT_TEST_CLOCK=" + at + ",1"}
}

// boards asks for every board and the values, without letting anything fall due. The ids of the questions are new each
// time: a backup knows those of the store it was made from.
func boards(t *testing.T, store string) string {
	t.Helper()
	questions := strings.ReplaceAll(boardQuestions, `"id":"q`, fmt.Sprintf(`"id":"q%x-`, sha256.Sum256([]byte(store))))
	return call(t, questions, nil, "console", "--jsonl", "--values", "--db", store)
}

// boardQuestions ask after the restore, on a Friday between two posts.
const boardQuestions = `{"at":"2024-06-28T12:30:00+07:00","from":"vphu.tonghop","id":"q1","text":"/bxh cum2"}
{"from":"vphu.tonghop","id":"q2","text":"/bxh huyen"}
{"from":"vphu.tonghop","id":"q3","text":"/tonghop"}
{"from":"tanhao.baocao","id":"q4","text":"/lichsu"}
`

// checkBoards compares what the store answers with what the first one did; the only posts of its own are those that
// ask to send lost reports again.
func checkBoards(t *testing.T, want, store string) {
	t.Helper()
	got := boards(t, store)
	if diff := cmp.Diff(answers(want), answers(got)); diff != "" {
		t.Errorf("boards differ (-first +moved):\n%s", diff)
	}
	posts := unasked(got)
	if len(posts) == 0 {
		t.Error("nobody was asked to send lost reports again")
	}
	for _, post := range posts {
		if !strings.Contains(post, "phục hồi từ bản sao lưu") {
			t.Errorf("an old post went out: %s", post)
		}
	}
}

// answers returns the values and the texts that answer a question; ids differ from store to store.
func answers(output string) string {
	var b strings.Builder
	for line := range strings.Lines(output) {
		if _, text, ok := strings.Cut(line, `"text":`); ok && strings.Contains(line, `"reply_to":"q`) {
			text, _, _ = strings.Cut(text, `,"reply_to"`)
			b.WriteString(text + "\n")
		}
		if strings.HasPrefix(line, `{"type":"value"`) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// unasked returns the messages that answer nothing.
func unasked(output string) []string {
	var posts []string
	for line := range strings.Lines(output) {
		if strings.HasPrefix(line, `{"type":"message"`) && !strings.Contains(line, `"reply_to"`) {
			posts = append(posts, line)
		}
	}
	return posts
}
