package reading

import "github.com/thiduabot/thiduabot/campaign"

// reader reads one message. Each pass rewrites the lexemes: phrases, then dates and what is no figure,
// then figures; what is left is cut into segments, one for each item.
type reader struct {
	v       *Vocabulary
	ctx     Context
	m       *message
	lexemes []lexeme
	figures []figure
	dates   []dateRef
	sawVNI  bool
	today   campaign.Date
	// what a header says about the lines below it
	headerRole   role
	headerFuture bool
	quiet        bool // somebody said that nothing new happened
	suggestions  int
	personal     []span
	// what each item stands beside
	line    int
	seen    int // the token up to which lines are counted
	lineOf  []int
	chained []bool                 // nothing stands between the item and the one before
	hamlets []campaign.IndicatorID // reported hamlet by hamlet
	loose   map[int]bool           // a rest of a figure follows the item: “rưỡi” alone
	out     Reading
}

// Read reads the text of a report, with the command word cut off, or a whole message without one.
func (v *Vocabulary) Read(text string, ctx Context) Reading {
	text, cut := crop(text)
	r := v.reader(text, ctx)
	r.out.Cut = cut
	r.prepare()
	r.cutReason()
	r.nameUnits()
	for _, segment := range r.segments() {
		r.atLine(segment)
		r.item(segment)
	}
	r.finish()
	return r.out
}

func (v *Vocabulary) reader(text string, ctx Context) *reader {
	if loc := v.campaign.Location; loc != nil {
		ctx.Now = ctx.Now.In(loc)
	}
	return &reader{v: v, ctx: ctx, m: newMessage(Clean(text)), today: campaign.DateOf(ctx.Now)}
}

// atLine moves on to the line of a segment.
func (r *reader) atLine(segment []lexeme) {
	if len(segment) == 0 {
		return
	}
	for ; r.seen < int(segment[0].from); r.seen++ {
		if w := r.m.tokens[r.seen]; w.kind == tokenLine || r.m.text[w.start] == ';' {
			r.line++
		}
	}
}

func (r *reader) prepare() {
	r.lex()
	r.hidePersonal()
	r.greet()
	r.numberedList()
	r.rewrite(r.bulletAt)
	r.rewrite(r.dateAt)
	r.rewrite(r.periodAt)
	r.rewrite(r.documentAt)
	r.rewrite(r.figureAt)
}

// rewrite replaces runs of lexemes in place. rule sees the rest of the lexemes and what was written before;
// it returns a replacement and how many lexemes it stands for, or 0.
func (r *reader) rewrite(rule func(rest, before []lexeme) (lexeme, int)) {
	all := r.lexemes
	kept := all[:0]
	for i := 0; i < len(all); {
		l, n := rule(all[i:], kept)
		if n == 0 {
			l, n = all[i], 1
		}
		l.from, l.to = all[i].from, all[i+n-1].to
		kept = append(kept, l)
		i += n
	}
	r.lexemes = kept
}

func (r *reader) text(l lexeme) string { return r.m.raw(int(l.from), int(l.to)) }

// glued reports whether nothing stands between l and the lexeme before it.
func (r *reader) glued(l lexeme) bool { return r.m.tokens[l.from].glued }

// small returns the value of a lexeme that is up to four plain digits, and how many they are.
func (r *reader) small(l lexeme) (n, digits int, ok bool) {
	s := ""
	if l.class == number {
		s = r.text(l)
	}
	if len(s) == 0 || len(s) > 4 || !isPlain(s) {
		return 0, 0, false
	}
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s), true
}

// classAt returns the class of the i-th lexeme, or line behind the last.
func classAt(l []lexeme, i int) class {
	if i < 0 || i >= len(l) {
		return line
	}
	return l[i].class
}

// classBefore returns the class of the last lexeme, or line before the first.
func classBefore(l []lexeme) class { return classAt(l, len(l)-1) }

// nestedBullets is how many list marks may follow one another: “1. -”.
const nestedBullets = 8

// lineStart reports whether nothing but bullets stands between before and the start of its line.
func lineStart(before []lexeme) bool {
	for i := len(before) - 1; i >= max(0, len(before)-nestedBullets); i-- {
		switch before[i].class {
		case line:
			return true
		case skipped:
		default:
			return false
		}
	}
	return len(before) < nestedBullets
}
