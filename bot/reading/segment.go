package reading

import "github.com/thiduabot/thiduabot/campaign"

// segments cuts the lexemes into items (domain.md §4.4.6): at line breaks and semicolons, before an indicator
// that follows a finished number, and at a comma or full stop only when an indicator follows it.
func (r *reader) segments() [][]lexeme {
	var all [][]lexeme
	for start := 0; start < len(r.lexemes); {
		end := start
		for end < len(r.lexemes) && r.lexemes[end].class != line {
			end++
		}
		all = r.cutLine(r.lexemes[start:end], all)
		start = end + 1
	}
	return r.joinLines(all)
}

// cutLine appends the segments of one line.
func (r *reader) cutLine(l []lexeme, all [][]lexeme) [][]lexeme {
	c := cutter{r: r, line: l, inds: r.v.indicators}
	for i := range l {
		if c.cutsAt(i) {
			all = append(all, l[c.start:i])
			c.begin(i)
		}
		c.see(i)
	}
	return append(all, l[c.start:])
}

// cutter walks one line and knows what the segment so far holds.
type cutter struct {
	r    *reader
	line []lexeme
	inds [][]campaign.IndicatorID

	start       int
	ind         int32 // the phrase of the indicator, -1 before it
	hasInd      bool
	hasFigure   bool
	figureFirst bool
	ofWhich     bool
	strange     bool
	quiet       bool
}

func (c *cutter) begin(i int) { *c = cutter{r: c.r, line: c.line, inds: c.inds, start: i} }

func (c *cutter) see(i int) {
	switch l := c.line[i]; l.class {
	case indicator:
		if !c.hasInd {
			c.ind, c.hasInd = l.n, true
		}
	case figureOf:
		c.figureFirst = c.figureFirst || !c.hasInd && !c.hasFigure
		c.hasFigure = true
	case unknown:
		c.strange = true
	case nothing:
		c.quiet = true
		c.hasFigure = c.hasFigure || c.hasInd
	case ofWhich:
		c.ofWhich = c.ofWhich || c.hasFigure
	}
}

func (c *cutter) cutsAt(i int) bool {
	if !c.hasInd && !c.hasFigure && !(c.strange && c.quiet) {
		return false // a greeting, a date or a marker belongs to what follows
	}
	switch c.line[i].class {
	case comma, stop:
		return c.cutsAtComma(i)
	case indicator:
		return c.hasInd && !c.sameItem(c.line[i])
	case figureOf:
		// the next of “2 nhà tình nghĩa 3 nhà tình thương”
		return c.figureFirst && c.hasInd && c.pairsToEnd(i)
	case weekly, longer, daily:
		return c.hasInd && c.hasFigure && c.leads(i)
	}
	return false
}

// leads reports whether the marker at i begins the words of another indicator: “ketnap 12 tuần này ntt 3”.
func (c *cutter) leads(i int) bool {
	j := c.next(i + 1)
	return classAt(c.line, j) == indicator && !c.sameItem(c.line[j])
}

func (c *cutter) cutsAtComma(i int) bool {
	of := c.ofWhich
	for j := i + 1; j < len(c.line); j++ {
		switch l := c.line[j]; l.class {
		case ofWhich:
			of = true
		case indicator:
			if of {
				return !c.hasInd || c.partOf(l)
			}
			return !c.same(l)
		case figureOf:
			return c.hasInd && c.indicatorAfter(j) && !of
		case nothing:
			return false
		case comma, stop:
			return false
		}
	}
	return false
}

// next returns the first lexeme from i on that says something.
func (c *cutter) next(i int) int {
	for i < len(c.line) {
		switch c.line[i].class {
		case filler, skipped, unit, group, place, total, weekly, longer, daily, dateOf, weekOf, noun:
			i++
		default:
			return i
		}
	}
	return i
}

// pairsToEnd reports whether from i on every figure stands before its indicator, up to the end of the clause.
func (c *cutter) pairsToEnd(i int) bool {
	for classAt(c.line, i) == figureOf {
		i++
		if classAt(c.line, i) == noun {
			i++
		}
		if classAt(c.line, i) != indicator {
			return false
		}
		i++
	}
	switch classAt(c.line, i) {
	case line, comma, stop:
		return true
	}
	return false
}

func (c *cutter) indicatorAfter(i int) bool {
	i++
	if classAt(c.line, i) == noun {
		i++
	}
	return classAt(c.line, i) == indicator && classAt(c.line, i+1) != figureOf
}

func (c *cutter) same(l lexeme) bool { return c.hasInd && c.ind == l.n || c.sameIDs(l) }

// sameIDs reports whether two aliases mean the same indicators: “ketnap … kết nạp đảng viên”.
func (c *cutter) sameIDs(l lexeme) bool {
	if !c.hasInd {
		return false
	}
	a, b := c.inds[c.ind], c.inds[l.n]
	return len(a) > 0 && len(b) > 0 && a[0] == b[0]
}

// sameItem reports whether an indicator at this place belongs to the segment: named again, or inside
// “trong đó …”, which starts no item unless it names a part that has an indicator of its own.
func (c *cutter) sameItem(l lexeme) bool {
	if c.same(l) {
		return true
	}
	return c.ofWhich && !c.partOf(l)
}

func (c *cutter) partOf(l lexeme) bool {
	for _, id := range c.inds[l.n] {
		if ind, ok := c.r.v.campaign.Indicator(id); ok && ind.PartOf != "" && c.hasInd && c.inds[c.ind][0] == ind.PartOf {
			return true
		}
	}
	return false
}
