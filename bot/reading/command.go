package reading

import "strings"

// bareUse says whether a command word counts without its slash, in private chats.
type bareUse uint8

const (
	slashOnly bareUse = iota // an ordinary word: “huy động vốn …”
	alone                    // only as the whole message
	withRest
)

type command struct {
	name    string
	aliases string
	bare    bareUse
}

// commands are all commands of domain.md §5 with their aliases, folded and without spaces.
var commands = []command{
	{"baocao", "bc", withRest},
	{"sua", "dinhchinh|suasolieu", withRest},
	{"huy", "hoantac", alone},
	{"khongphatsinh", "kps", alone},
	{"tiendo", "td", withRest},
	{"bangxephang", "bxh|xephang", withRest},
	{"giaouoc", "gu", withRest},
	{"chitieu", "ct", alone},
	{"donvi", "", alone},
	{"cum", "", alone},
	{"chuabaocao", "cbc", alone},
	{"nhacnho", "nhac", alone},
	{"tonghop", "th", alone},
	{"bantin", "", alone},
	{"xacnhan", "xn", slashOnly},
	{"chot", "chotso|chotsolieu", slashOnly},
	{"lichsu", "ls", alone},
	{"dienhinh", "", alone},
	{"xuat", "", slashOnly},
	{"moi", "", slashOnly},
	{"duyet", "", slashOnly},
	{"thanhvien", "", alone},
	{"lienket", "", slashOnly},
	{"taikhoan", "", alone},
	{"tapbao", "", withRest},
	{"vihang", "", alone},
	{"guilai", "", slashOnly},
	{"thongbao", "", slashOnly},
	{"dangky", "dk", alone},
	{"uyquyen", "", slashOnly},
	{"dulieu", "", alone},
	{"trogiup", "help|start|giupdo|huongdan", alone},
}

// longestCommand is the number of tokens of “khong phat sinh”, the longest command written apart, and one.
const longestCommand = 4

var commandKeys = makeCommandKeys()

func makeCommandKeys() map[string]int {
	keys := make(map[string]int, 3*len(commands))
	for i, c := range commands {
		keys[c.name] = i
		for alias := range strings.SplitSeq(c.aliases, "|") {
			keys[alias] = i
		}
	}
	delete(keys, "")
	return keys
}

// commandRunes is how much of a text may belong to its command word.
const commandRunes = 120

// ParseCommand returns the canonical name of the command that text begins with, and the rest of it, cleaned.
// Accents, case and spaces inside the word do not matter, nor does a suffix such as @bot, nor a mention before a slash.
// slash tells “/bao cao” from “bao cao”, which counts in private chats only. For an unknown command with
// a slash ok is false and name is the word as folded, for NearCommands.
func ParseCommand(text string) (name, rest string, slash, ok bool) {
	text, _ = crop(text)
	text = strings.Trim(Clean(text), " \n")
	text, mentioned := withoutMention(text)
	m := newMessage(head(text))
	first := 0
	if len(m.tokens) > 0 && m.fold.of(0, 1) == "/" {
		first, slash = 1, true
	}
	i, end := m.command(first)
	switch {
	case end == 0 && slash && len(m.tokens) > 1:
		end = m.runEnd(first)
		return m.fold.of(first, end), m.after(text, end), true, false
	case end == 0:
		return "", text, slash, false
	}
	rest = m.after(text, end)
	c := commands[i]
	if !slash && !mentioned && (c.bare == slashOnly || c.bare == alone && strings.Trim(rest, " .!?") != "") {
		return "", text, false, false
	}
	return c.name, rest, slash, true
}

// head returns the beginning of a text, which holds the command.
func head(text string) string {
	n := 0
	for i := range text {
		if n == commandRunes {
			return text[:i]
		}
		n++
	}
	return text
}

// command returns the longest command at token i, and the token after it; 0 when there is none.
func (m *message) command(i int) (n, end int) {
	n, end = m.commandIn(m.fold, i, longestCommand)
	if end == 0 && m.telex.at != nil {
		n, end = m.commandIn(m.telex, i, longestCommand)
	}
	if end == 0 && m.vni.at != nil { // each word may be several tokens
		if n, end = m.commandIn(m.vni, i, 4*longestCommand); end > 0 {
			end = m.runEnd(end - 1)
		}
	}
	return n, end
}

func (m *message) commandIn(s spelling, i, tokens int) (n, end int) {
	for j := i + 1; j <= len(m.tokens) && j-i <= tokens; j++ {
		if k, ok := commandKeys[s.of(i, j)]; ok && m.tokens[j-1].kind == tokenWord {
			n, end = k, j
		}
	}
	return n, end
}

// after returns the text behind token end, without a suffix of the command such as “@thiduabot”.
func (m *message) after(text string, end int) string {
	at := int(m.tokens[end-1].end)
	rest := text[at:]
	if strings.HasPrefix(rest, "@") {
		if i := strings.IndexAny(rest, " \n"); i >= 0 {
			rest = rest[i:]
		} else {
			rest = ""
		}
	}
	return strings.TrimLeft(rest, " :\n")
}

// withoutMention cuts “@name ” at the start. A display name holds spaces: then the command needs its slash.
func withoutMention(text string) (string, bool) {
	if !strings.HasPrefix(text, "@") {
		return text, false
	}
	if i := strings.Index(head(text), " /"); i >= 0 && !strings.Contains(text[:i], "\n") {
		return text[i+1:], true
	}
	if i := strings.IndexAny(text, " \n"); i >= 0 {
		return strings.TrimLeft(text[i:], " \n"), true
	}
	return "", true
}

// NearCommands returns the canonical names of the commands nearest to a mistyped word, in the order of the help.
func NearCommands(name string) []string {
	for d := 1; d <= slack(len(name)); d++ {
		var names []string
		for i, c := range commands {
			if c.isNear(name, d, i) {
				names = append(names, c.name)
			}
		}
		if len(names) > 0 {
			return names
		}
	}
	return nil
}

func (c command) isNear(name string, d, i int) bool {
	for k, n := range commandKeys {
		if n == i && len(k) >= 3 && distance(name, k, d) <= d {
			return true
		}
	}
	return false
}
