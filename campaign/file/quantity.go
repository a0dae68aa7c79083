package file

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/thiduabot/thiduabot/campaign"
)

// parseQuantity reads a figure of an indicator: a TOML number, or text as people write it.
func parseQuantity(n *node, text string, i campaign.Indicator) (campaign.Quantity, error) {
	switch n.kind {
	case unstable.Integer:
		return parseInteger(n.text, i)
	case unstable.String:
		return parseText(text, i)
	}
	return campaign.Quantity{}, errors.New(`want a number, or text such as "2,4 tỷ" or "12,5%"`)
}

func parseInteger(s string, i campaign.Indicator) (campaign.Quantity, error) {
	n, err := strconv.ParseInt(s, 0, 64)
	if err != nil || n < 0 {
		return campaign.Quantity{}, fmt.Errorf("%s is out of range", s)
	}
	switch i.Measure {
	case campaign.MeasureMoney:
		n, err = bareMoney(n, i.Scale)
	case campaign.MeasurePercent:
		return parsePercent(strconv.FormatInt(n, 10))
	case campaign.MeasureStage:
		err = checkStage(n)
	}
	return campaign.Number(n), err
}

func parseText(s string, i campaign.Indicator) (campaign.Quantity, error) {
	switch i.Measure {
	case campaign.MeasureMoney:
		return moneyQuantity(s, i.Scale)
	case campaign.MeasurePercent:
		return parsePercent(s)
	case campaign.MeasureStage:
		return parseStage(s)
	}
	n, err := parseWhole(s)
	return campaign.Number(n), err
}

func moneyQuantity(s string, scale int64) (campaign.Quantity, error) {
	if n, err := parseWhole(s); err == nil {
		n, err = bareMoney(n, scale)
		return campaign.Number(n), err
	}
	n, err := parseMoney(s)
	return campaign.Number(n), err
}

func parseWhole(s string) (int64, error) {
	n, err := parseNumber(s)
	if err != nil {
		return 0, err
	}
	whole, ok := wholeNumber(n)
	if !ok {
		return 0, fmt.Errorf("%q is no whole number", s)
	}
	return whole, nil
}

// parsePercent reads "12,5%", "12,5" or "118/124".
func parsePercent(s string) (campaign.Quantity, error) {
	if num, den, ok := strings.Cut(s, "/"); ok {
		return parseRatio(num, den)
	}
	n, err := parseNumber(strings.TrimSpace(strings.TrimSuffix(s, "%")))
	if err != nil {
		return campaign.Quantity{}, err
	}
	hundredths, ok := wholeNumber(n.Mul(n, big.NewRat(100, 1)))
	if !ok {
		return campaign.Quantity{}, fmt.Errorf("%q has more than two decimals; write the two numbers, such as 118/124", s)
	}
	return campaign.Number(hundredths), nil
}

func parseRatio(num, den string) (campaign.Quantity, error) {
	n, errNum := parseWhole(strings.TrimSpace(num))
	d, errDen := parseWhole(strings.TrimSpace(den))
	switch {
	case errNum != nil || errDen != nil:
		return campaign.Quantity{}, fmt.Errorf("%q is no ratio of two numbers", num+"/"+den)
	case d == 0 || n > d:
		return campaign.Quantity{}, fmt.Errorf("%d/%d is no share", n, d)
	}
	return campaign.Ratio(n, d), nil
}

// percentLimit is 100% in the form in which q is kept.
func percentLimit(q campaign.Quantity) *big.Rat {
	if q.IsRatio() {
		return big.NewRat(1, 1)
	}
	return big.NewRat(100_00, 1)
}

// doneStage is the last stage of a milestone.
const doneStage = 100

func parseStage(s string) (campaign.Quantity, error) {
	if s == "hoan thanh" || s == "xong" {
		return campaign.Number(doneStage), nil
	}
	n, err := parseWhole(strings.TrimSpace(strings.TrimSuffix(s, "%")))
	if err == nil {
		err = checkStage(n)
	}
	return campaign.Number(n), err
}

func checkStage(n int64) error {
	if n > doneStage {
		return errors.New("a stage is 0 to 100")
	}
	return nil
}
