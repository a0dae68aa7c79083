package reading

// class is the part that a phrase or a symbol plays in a report.
type class uint8

const (
	unknown class = iota
	filler        // says nothing: dạ, ạ, đã, được
	indicator
	unit
	group
	place // the whole area, never a unit

	number     // a number as a token
	numberWord // một, hai, mười
	scale      // nghìn, triệu, tỷ; n is the power of ten
	dong
	half // rưỡi
	dozen
	percent
	perPerson // /người/năm
	perMonth  // /tháng, /quý
	figureOf  // a figure, put together; n is its index
	noun      // a counting word; n is its group

	total    // lũy kế, đến nay
	weekly   // tuần này, phát sinh, thêm
	longer   // trong tháng, quý II
	daily    // hôm nay, vừa
	ofWhich  // trong đó
	target   // kế hoạch, giao ước
	compared // so với, cùng kỳ
	outOf    // trên tổng số
	correct  // đính chính, sửa
	mistake  // nhầm: what follows directly is the old value
	notThis  // không phải 12
	worth    // trị giá: what something counted costs
	others   // các chỉ tiêu khác
	othersNil
	becomes // thành, còn, là

	dayWord
	monthWord
	weekWord
	lastWeek // tuần trước
	quarterWord
	fromWord
	untilWord
	hourWord
	dateOf // a date, put together; n is its index
	weekOf // a reporting week, put together; n is its index

	docWord // số, QĐ, ấp: the number after it is no figure
	skipped // what was taken out: a document number, a time, a bullet

	nothing // không phát sinh
	plan
	approx
	negation
	question
	reduction // giảm, bớt
	done
	reason
	salutation

	colon
	comma
	stop
	line
	opening
	closing
	plus
	minus
	slash
)

// lexeme is one phrase, number or symbol of a message.
type lexeme struct {
	class    class
	n        int32
	from, to int32 // tokens
	raw      bool  // read as raw Telex or VNI
}
