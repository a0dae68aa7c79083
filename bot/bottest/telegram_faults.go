package bottest

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Fault makes calls go wrong. Exactly one of its kinds should be set.
type Fault struct {
	// Method is the call that goes wrong, such as sendMessage; empty means any.
	Method string
	// Chat limits the fault to one chat; 0 means any.
	Chat int64
	// Times is how often; 0 means once.
	Times int

	// Status answers with this status instead of executing the call.
	Status int
	// Body goes with Status; when empty, the JSON error a Bot API server sends.
	Body string
	// ContentType of Body; JSON when empty.
	ContentType string
	// RetryAfter goes with Status 429, in seconds.
	RetryAfter int

	// CloseBefore closes the connection without executing the call.
	CloseBefore bool
	// CloseAfter executes the call and closes the connection without an answer.
	CloseAfter bool
	// Truncate executes the call and sends half of the answer.
	Truncate bool
	// Gateway executes the call and answers with the HTML page of a gateway, status 502.
	Gateway bool
	// Hang executes the call, sends the headers, and nothing more for this long.
	Hang time.Duration
}

// BadGateway is the HTML page a proxy sends for the server, times times; nothing is executed.
func BadGateway(times int) Fault {
	return Fault{Times: times, Status: http.StatusBadGateway, Body: gatewayPage, ContentType: "text/html"}
}

const gatewayPage = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>"

// Inject orders a fault. Faults are used up in the order they were ordered.
func (t *Telegram) Inject(f Fault) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if f.Times <= 0 {
		f.Times = 1
	}
	f.Method = strings.ToLower(f.Method)
	t.faults = append(t.faults, &f)
}

// Heal takes back every fault that was not used up.
func (t *Telegram) Heal() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.faults = nil
}

// FaultsLeft is how many ordered faults have not happened yet.
func (t *Telegram) FaultsLeft() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	left := 0
	for _, f := range t.faults {
		left += f.Times
	}
	return left
}

func (t *Telegram) takeFault(q *request) *Fault {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, f := range t.faults {
		if f.Times > 0 && (f.Method == "" || f.Method == q.method) && (f.Chat == 0 || f.Chat == q.int("chat_id")) {
			f.Times--
			return f
		}
	}
	return nil
}

func (f *Fault) executes() bool {
	return f.CloseAfter || f.Truncate || f.Gateway || f.Hang > 0
}

func (f *Fault) code() int {
	if f.CloseBefore {
		return 0
	}
	return f.Status
}

// fail is for faults that take the place of the call.
func (t *Telegram) fail(w http.ResponseWriter, f *Fault) {
	if f.CloseBefore {
		hangUp(w)
		return
	}
	if f.Body == "" {
		t.reply(w, nil, &apiError{code: f.Status, description: statusText(f), retryAfter: f.RetryAfter})
		return
	}
	kind := f.ContentType
	if kind == "" {
		kind = "application/json"
	}
	writePage(w, f.Status, kind, f.Body)
}

func statusText(f *Fault) string {
	if f.Status == http.StatusTooManyRequests {
		return "Too Many Requests: retry after " + strconv.Itoa(f.RetryAfter)
	}
	return http.StatusText(f.Status)
}

// failAfter is for faults that hide that the call was executed.
func (t *Telegram) failAfter(w http.ResponseWriter, f *Fault, result any) {
	switch {
	case f.CloseAfter:
		hangUp(w)
	case f.Gateway:
		writePage(w, http.StatusBadGateway, "text/html", gatewayPage)
	case f.Truncate:
		text := marshal(object{"ok": true, "result": result})
		writePage(w, http.StatusOK, "application/json", string(text[:len(text)/2]))
	default:
		w.Header().Set("Content-Type", "application/json")
		_ = http.NewResponseController(w).Flush() // the client may be gone
		select {
		case <-time.After(f.Hang):
		case <-t.closing:
		}
		_, _ = w.Write(marshal(object{"ok": true, "result": result}))
	}
}

func writePage(w http.ResponseWriter, status int, kind, body string) {
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body)) // the client may be gone
}

func hangUp(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	_ = conn.Close()
}
