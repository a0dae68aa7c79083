package file

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

const (
	million = 1_000_000
	billion = 1_000_000_000
	// largestScale is nghìn tỷ; what is larger is a slip, and would overflow.
	largestScale = 1_000 * billion
)

// scales are the words for sizes of money, in plain letters.
var scales = map[string]int64{
	"dong": 1, "d": 1,
	"nghin": 1_000, "ngan": 1_000, "k": 1_000,
	"trieu": million, "tr": million, "trd": million,
	"ty": billion, "ti": billion,
	"nghin ty": largestScale, "ngan ty": largestScale,
}

var moneyPart = regexp.MustCompile(`^([0-9][0-9.,]*) ?(nghin ty|ngan ty|nghin|ngan|k|trieu|trd|tr|ty|ti|dong|d)\b ?`)

// parseMoney reads an amount with its unit, such as "2,4 tỷ" or "1 tỷ 250 triệu đồng", in đồng.
func parseMoney(s string) (int64, error) {
	rest, _, _ := strings.Cut(plain(s), "/nguoi")
	rest = strings.TrimSpace(rest)
	sum, last := new(big.Rat), int64(0)
	for rest != "" && (rest != "dong" || last == 0) {
		m := moneyPart.FindStringSubmatch(rest)
		if m == nil {
			return 0, fmt.Errorf("%q is no amount, want one such as \"2,4 tỷ\" or \"65 triệu\"", s)
		}
		scale := scales[m[2]]
		if last != 0 && scale >= last {
			return 0, fmt.Errorf("%q is no amount: the units must get smaller", s)
		}
		n, err := parseNumber(m[1])
		if err != nil {
			return 0, err
		}
		sum.Add(sum, n.Mul(n, new(big.Rat).SetInt64(scale)))
		last, rest = scale, rest[len(m[0]):]
	}
	dong, ok := wholeNumber(sum)
	if !ok || last == 0 {
		return 0, fmt.Errorf("%q is no whole number of đồng", s)
	}
	return dong, nil
}

// errNoUnit is an amount that lacks its unit.
var errNoUnit = errors.New(`lacks its unit, write it such as "85 triệu" or "85 tỷ"`)

// bareMoney reads a number without a unit word: đồng, or the size the indicator is written in.
func bareMoney(n, scale int64) (int64, error) {
	switch {
	case n == 0 || n >= 1000:
		return n, nil
	case scale == 0:
		return 0, fmt.Errorf("%d %w", n, errNoUnit)
	}
	return n * scale, nil
}

// writeMoney writes an amount in the largest unit that keeps it short and exact.
// Three decimals are avoided: they read as thousands.
func writeMoney(dong int64) string {
	for _, unit := range []struct {
		size int64
		word string
	}{{billion, "tỷ"}, {million, "triệu"}} {
		if dong >= unit.size && dong%(unit.size/100) == 0 {
			return quote(writeNumber(dong/(unit.size/100), 2) + " " + unit.word)
		}
	}
	if dong == 0 || dong >= 1000 {
		return strconv.FormatInt(dong, 10)
	}
	return quote(fmt.Sprintf("%d đồng", dong))
}

// scale reads the size of a unit, such as "tỷ" or 1000000000.
func (t *table) scale(key string) int64 {
	n := t.get(key)
	if n == nil {
		return 0
	}
	size, ok := scales[plain(n.text)]
	if n.kind == unstable.Integer {
		size = t.count(key)
		ok = size <= largestScale
	}
	if !ok {
		t.fault(key, "%q is no unit of money, want \"triệu\" or \"tỷ\"", n.text)
		return 0
	}
	return size
}

func (f *fields) scale(key string, size int64) {
	switch size {
	case million:
		f.text(key, "triệu")
	case billion:
		f.text(key, "tỷ")
	default:
		f.number(key, size)
	}
}
