package file

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/thiduabot/thiduabot/campaign"
)

// limits are the words that say on which side of a target success lies, longest first.
var limits = []struct {
	pattern *regexp.Regexp
	op      campaign.Operator
}{
	{regexp.MustCompile(`^(?:>=|≥|it nhat) ?(.+)$`), campaign.AtLeast},
	{regexp.MustCompile(`^(?:tu )?(.+?) tro len$`), campaign.AtLeast},
	{regexp.MustCompile(`^(?:>|tren|vuot) ?(.+)$`), campaign.MoreThan},
	{regexp.MustCompile(`^(?:<=|≤|khong qua|toi da|keo giam|giam) ?(.+)$`), campaign.AtMost},
}

var rangePattern = regexp.MustCompile(`^(?:tu )?([0-9.,]+) ?%? ?(?:-|den) ?([0-9.,]+) ?%$`)

// target reads what is to be reached for an indicator. Only ranges have a stretch.
func (t *table) target(key string, i campaign.Indicator) (target, stretch campaign.Quantity, ok bool) {
	n := t.get(key)
	target, stretch, err := parseTarget(n, i)
	if err == nil && target.Num <= 0 {
		err = errors.New("must be more than 0")
	}
	if err != nil {
		t.fault(key, "%v", err)
		return campaign.Quantity{}, campaign.Quantity{}, false
	}
	return target, stretch, true
}

func parseTarget(n *node, i campaign.Indicator) (target, stretch campaign.Quantity, err error) {
	if n.kind == unstable.String && i.Kind == campaign.KindRange {
		return parseRange(n.text)
	}
	if i.Kind == campaign.KindReduction {
		i.Measure = campaign.MeasurePercent
	}
	text, err := withoutLimit(n, i.Op)
	if err != nil {
		return target, stretch, err
	}
	target, err = parseQuantity(n, text, i)
	if err == nil && i.Measure == campaign.MeasurePercent && target.Rat().Cmp(percentLimit(target)) > 0 {
		err = errors.New("more than 100%")
	}
	return target, stretch, err
}

// withoutLimit strips words such as "trên", which must say the same as the indicator's op.
func withoutLimit(n *node, op campaign.Operator) (string, error) {
	text := plain(n.text)
	for _, limit := range limits {
		m := limit.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if limit.op != op {
			return "", fmt.Errorf("%q says %s, but the indicator has op %q", n.text, limit.op, op)
		}
		return m[1], nil
	}
	return text, nil
}

// parseRange reads "40%–50%". A single rate has no stretch.
func parseRange(s string) (target, stretch campaign.Quantity, err error) {
	m := rangePattern.FindStringSubmatch(plain(s))
	if m == nil {
		target, err = parsePercent(plain(s))
		return target, stretch, err
	}
	if target, err = parsePercent(m[1]); err != nil {
		return target, stretch, err
	}
	stretch, err = parsePercent(m[2])
	if err == nil && (stretch.Num <= target.Num || stretch.Num > 100_00) {
		err = fmt.Errorf("%q is no range of rates", s)
	}
	return target, stretch, err
}

// baseline reads the value before the campaign.
func (t *table) baseline(key string, i campaign.Indicator) (campaign.Quantity, bool) {
	n := t.get(key)
	if n == nil {
		return campaign.Quantity{}, false
	}
	q, err := parseBaseline(n, i)
	if err != nil {
		t.fault(key, "%v", err)
		return campaign.Quantity{}, false
	}
	return q, true
}

func parseBaseline(n *node, i campaign.Indicator) (campaign.Quantity, error) {
	text := plain(n.text)
	if n.kind != unstable.String || i.Kind != campaign.KindReduction || !strings.ContainsAny(text, "/%") {
		return parseQuantity(n, text, i)
	}
	// a reduction falls from a rate: a bare number is the number of cases, so rates are kept as ratios
	q, err := parsePercent(text)
	if !q.IsRatio() && i.Measure != campaign.MeasurePercent {
		q.Den = 100_00
	}
	return q, err
}

func writeTarget(i campaign.Indicator, target, stretch campaign.Quantity) string {
	switch {
	case i.Kind == campaign.KindRange && stretch.Num != 0:
		return quote(percentText(target) + "–" + percentText(stretch))
	case i.Kind == campaign.KindReduction:
		return quote("giảm " + percentText(target))
	case i.Measure == campaign.MeasurePercent && i.Op == campaign.MoreThan:
		return quote("trên " + percentText(target))
	}
	return writeQuantity(i, target)
}

func writeBaseline(i campaign.Indicator, q campaign.Quantity) string {
	if q.IsRatio() {
		i.Measure = campaign.MeasurePercent
	}
	return writeQuantity(i, q)
}

func writeQuantity(i campaign.Indicator, q campaign.Quantity) string {
	switch i.Measure {
	case campaign.MeasureMoney:
		return writeMoney(q.Num)
	case campaign.MeasurePercent:
		return quote(percentText(q))
	case campaign.MeasureStage:
		if q.Num == doneStage {
			return quote("hoàn thành")
		}
	}
	return strconv.FormatInt(q.Num, 10)
}

func percentText(q campaign.Quantity) string {
	if q.IsRatio() {
		return fmt.Sprintf("%d/%d", q.Num, q.Den)
	}
	return strings.TrimSpace(writeNumber(q.Num, 2)) + "%"
}
