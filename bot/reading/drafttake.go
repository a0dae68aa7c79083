package reading

func (d *draft) takeMarker(c class) {
	switch c {
	case total:
		d.expect(totalRole)
	case longer:
		d.expect(longRole)
	case daily:
		d.expect(dayRole)
	case target:
		d.expect(targetRole)
	case compared:
		d.compare()
	case ofWhich:
		d.ofWhich = d.ofWhich || len(d.figures) > 0
	case correct:
		d.correction, d.mended = true, true
		d.expect(oldRole)
	case worth:
		if len(d.figures) > 0 {
			d.expect(dropRole)
		}
	case others:
		d.others = true
	case othersNil:
		d.othersQuiet = true
	case nothing:
		d.quiet, d.othersQuiet = d.quiet || !d.others, d.othersQuiet || d.others
	case done:
		d.done = true
	case half, dozen:
		d.rest = true
	case numberWord:
		d.rest = d.rest || len(d.figures)+len(d.strange) == 0 && !d.hasInd
	case plan:
		d.worry(Plan)
	case question:
		d.worry(Question)
	case negation:
		d.worry(Negation)
	}
}

func (d *draft) expect(r role) {
	if d.others { // said of other indicators
		return
	}
	d.pending, d.hasPending = r, true
	d.marker = r
}

func (d *draft) worry(p Problem) {
	if d.doubt == "" {
		d.doubt = p
	}
}

// compare: “tăng 3 so với tuần trước” is no increment of this week, and what follows is another time's.
func (d *draft) compare() {
	if n := len(d.figures); n > 1 && d.figures[n-1].role == weekRole {
		d.figures[n-1].role = dropRole
	} else if n == 1 && d.figures[0].role == weekRole {
		d.figures[0].role = dayRole
	}
	d.expect(dropRole)
}
