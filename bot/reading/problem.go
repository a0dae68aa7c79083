package reading

// Problem says why an item cannot be stored without a question.
type Problem string

const (
	// NoNumber is an indicator without a figure.
	NoNumber Problem = "no_number"
	// NoIndicator is a figure without any word for an indicator.
	NoIndicator Problem = "no_indicator"
	// UnknownIndicator is a figure beside a word that is no indicator; Nearest may help.
	UnknownIndicator Problem = "unknown_indicator"
	// AmbiguousIndicator is a word with several meanings, listed in Nearest.
	AmbiguousIndicator Problem = "ambiguous_indicator"
	// NoMoneyUnit is an amount without triệu or tỷ.
	NoMoneyUnit Problem = "no_money_unit"
	// NoPercentSign is a rate as a bare number; Choices holds it as a percentage.
	NoPercentSign Problem = "no_percent_sign"
	// TwoNumbers are several figures where one is wanted.
	TwoNumbers Problem = "two_numbers"
	// Approximate is khoảng, hơn, gần, chục.
	Approximate Problem = "approximate"
	// Range is “12-15”.
	Range Problem = "range"
	// BadNumber is no number, such as “1.2.3”, or one too large.
	BadNumber Problem = "bad_number"
	// CommaThreeDigits is “1,250”: a decimal, or English thousands; both are in Choices.
	CommaThreeDigits Problem = "comma_three_digits"
	// TailTwoDigits is “3 tỷ 45”: 3,45 or 3,045 tỷ; both are in Choices.
	TailTwoDigits Problem = "tail_two_digits"
	// TailOrTone is “2 ty3” in raw VNI: a tail, or a tone mark.
	TailOrTone Problem = "tail_or_tone"
	// WrongNoun is a counting word of something else: “5 căn” of party members.
	WrongNoun Problem = "wrong_noun"
	// PercentOfCount is a percentage where a number is wanted; Percent holds it.
	PercentOfCount Problem = "percent_of_count"
	// Fraction is a part of a person, a house or a đồng, or of a hundredth of a percent.
	Fraction Problem = "fraction"
	// Negative is a figure below zero, or a decrease.
	Negative Problem = "negative"
	// LetterInNumber is “1O” or “l2”.
	LetterInNumber Problem = "letter_in_number"
	// FutureDate is an as-of date that lies ahead.
	FutureDate Problem = "future_date"
	// LongPeriod is a figure of a month or quarter; the running total is wanted.
	LongPeriod Problem = "long_period"
	// UnclearMode is a figure of a day: a total, or an increment?
	UnclearMode Problem = "unclear_mode"
	// IncrementOfLevel is “+n” on a level or a rate.
	IncrementOfLevel Problem = "increment_of_level"
	// PerMonth is an income by month or quarter.
	PerMonth Problem = "per_month"
	// Plan is not done yet: dự kiến, phấn đấu, sẽ, khởi công.
	Plan Problem = "plan"
	// Question is a figure with a question mark.
	Question Problem = "question"
	// Negation is không or chưa beside an indicator.
	Negation Problem = "negation"
)
