package console

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// maxLine bounds one input line, in bytes: a message of ten megabytes is still read, and answered.
const maxLine = 64 << 20

// errLongLine means that a line was passed over unread.
var errLongLine = fmt.Errorf("read line: longer than %d MB", maxLine>>20)

// lineReader reads lines of any length and keeps those that are not too long.
type lineReader struct {
	r    *bufio.Reader
	line []byte
	// longest is how many bytes of a line are kept.
	longest int
	// number is that of the line read last, from 1.
	number int
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{r: bufio.NewReaderSize(r, 64<<10), longest: maxLine}
}

// next returns the next line without its end; it is valid until the next call. After errLongLine the reader goes on
// with the line behind; io.EOF comes after the last one.
func (l *lineReader) next() ([]byte, error) {
	l.line = l.line[:0]
	long := false
	for {
		chunk, err := l.r.ReadSlice('\n')
		if long = long || len(l.line)+len(chunk) > l.longest; !long {
			l.line = append(l.line, chunk...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(chunk) == 0 && len(l.line) == 0 && !long):
			return nil, err
		}
		l.number++
		return l.finish(long)
	}
}

// finish cuts what is not part of the line.
func (l *lineReader) finish(long bool) ([]byte, error) {
	if long {
		return nil, errLongLine
	}
	line := bytes.TrimRight(l.line, "\r\n")
	if l.number == 1 {
		// Windows editors put a byte order mark in front.
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	return line, nil
}
