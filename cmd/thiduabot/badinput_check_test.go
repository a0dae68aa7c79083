package main

import (
	"database/sql"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// damage changes rows of a store behind the program's back.
func damage(tb testing.TB, address, query string) {
	tb.Helper()
	if n, err := alter(tb, address, query).RowsAffected(); err != nil || n == 0 {
		tb.Fatalf("%s: %d rows, %v", query, n, err)
	}
}

// alter runs a statement on a store behind the program's back.
func alter(tb testing.TB, address, query string) sql.Result {
	tb.Helper()
	db, err := sql.Open("sqlite", strings.TrimPrefix(address, "sqlite:")+"?_pragma=busy_timeout(10000)")
	if err != nil {
		tb.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			tb.Fatal(err)
		}
	}()
	result, err := db.ExecContext(tb.Context(), query)
	if err != nil {
		tb.Fatal(err)
	}
	return result
}

// TestCheckNamesWhatDoesNotFollow changes values, reports and boards in the file; the check says which.
func TestCheckNamesWhatDoesNotFollow(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, query string
		want        []string
		clean       string
	}{
		{
			"the values of a unit", `UPDATE streams SET state = (SELECT state FROM streams WHERE stream = 'hungle') WHERE stream = 'tanhao'`,
			[]string{"values of unit tanhao differs:\n  stored   {", "\n  computed {"},
			"values of unit hungle",
		},
		{
			"a report", `UPDATE records SET entries = replace(entries, '12', '13') WHERE stream = 'tanhao'`,
			[]string{"values of unit tanhao differs", "posted "},
			"values of unit hungle",
		},
		{
			"a board", `UPDATE notices SET body = replace(body, '71/105', '72/105') WHERE kind = 'bangtuan' AND skipped = ''`,
			[]string{"posted bangtuan/2024-W24/c2 differs:\n", `"cum2"`, "72/105", "71/105"},
			"values of unit",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			config, address, _ := filled(t)
			damage(t, address, tt.query)
			stdout, stderr, status := call(t, "", "--config", config, "check")
			if status != exitFailure || !strings.Contains(stderr, errDiffers.Error()) {
				t.Errorf("status %d: %s", status, stderr)
			}
			for _, want := range tt.want {
				if !strings.Contains(stdout, want) {
					t.Errorf("does not say %q:\n%s", want, stdout)
				}
			}
			if strings.Contains(stdout, tt.clean) {
				t.Errorf("names what is as it was:\n%s", stdout)
			}
		})
	}
}

// TestCheckOfADamagedStore fails with what to do rather than saying that all is well.
func TestCheckOfADamagedStore(t *testing.T) {
	t.Parallel()
	config, address, _ := filled(t)
	damage(t, address, `UPDATE records SET entries = 'x' WHERE stream = 'tanhao'`)
	refused(t, exitFailure, []string{"read log unit=tanhao: "}, "--config", config, "check")
}
