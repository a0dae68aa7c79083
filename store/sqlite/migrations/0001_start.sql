-- Times are milliseconds since 1970; a table holds what its file of the same name reads and writes.

CREATE TABLE records (
	id      INTEGER PRIMARY KEY,
	key     TEXT NOT NULL UNIQUE,
	at      INTEGER NOT NULL,
	handled INTEGER NOT NULL,
	hash    TEXT NOT NULL,
	outcome TEXT NOT NULL,
	member  INTEGER NOT NULL,
	stream  TEXT NOT NULL,
	seq     INTEGER NOT NULL,
	entries TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX records_slot ON records (stream, seq) WHERE stream <> '';
CREATE INDEX records_at ON records (at) WHERE entries <> '';

-- head is the last number taken; state is the unit's state up to state_head. This is a table with row ids because
-- one without would put most of each state on a page of its own, and every batch writes many states.
CREATE TABLE streams (
	row        INTEGER PRIMARY KEY,
	stream     TEXT NOT NULL UNIQUE,
	head       INTEGER NOT NULL,
	state_head INTEGER NOT NULL,
	state      BLOB
) STRICT;

CREATE TABLE settings (
	kind TEXT NOT NULL,
	id   ANY NOT NULL,
	seq  INTEGER NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE questions (
	key     TEXT PRIMARY KEY,
	id      TEXT NOT NULL,
	version INTEGER NOT NULL,
	body    TEXT NOT NULL
) STRICT;
CREATE INDEX questions_id ON questions (id);

CREATE TABLE posts (
	row          INTEGER PRIMARY KEY,
	id           TEXT NOT NULL UNIQUE,
	notice       TEXT NOT NULL,
	account      TEXT NOT NULL,
	chat         TEXT NOT NULL,
	topic        TEXT NOT NULL,
	part         TEXT NOT NULL,
	number       INTEGER NOT NULL,
	priority     INTEGER NOT NULL,
	acknowledges INTEGER NOT NULL,
	status       TEXT NOT NULL,
	not_before   INTEGER NOT NULL,
	attempts     INTEGER NOT NULL,
	in_flight    INTEGER NOT NULL,
	sent_id      TEXT NOT NULL,
	reason       TEXT NOT NULL,
	done         INTEGER NOT NULL
) STRICT;
CREATE INDEX posts_waiting ON posts (account, priority, number, not_before) WHERE status = 'waiting' AND in_flight = 0;
CREATE INDEX posts_in_flight ON posts (account) WHERE in_flight = 1;
CREATE INDEX posts_done ON posts (status, done) WHERE status <> 'waiting';
CREATE INDEX posts_sent ON posts (sent_id, chat, account) WHERE sent_id <> '';
CREATE INDEX posts_notice ON posts (notice, number) WHERE notice <> '';

CREATE TABLE attempts (
	post TEXT NOT NULL,
	n    INTEGER NOT NULL,
	at   INTEGER NOT NULL,
	PRIMARY KEY (post, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE notices (
	id      TEXT PRIMARY KEY,
	job     TEXT NOT NULL,
	period  TEXT NOT NULL,
	kind    TEXT NOT NULL,
	target  TEXT NOT NULL,
	due     INTEGER NOT NULL,
	skipped TEXT NOT NULL,
	body    TEXT NOT NULL
) STRICT;
CREATE INDEX notices_period ON notices (job, period);
CREATE INDEX notices_last ON notices (kind, target, due) WHERE skipped = '';

CREATE TABLE campaigns (
	revision INTEGER PRIMARY KEY,
	file     BLOB NOT NULL,
	at       INTEGER NOT NULL
) STRICT;

CREATE TABLE leases (
	account TEXT PRIMARY KEY,
	holder  TEXT NOT NULL,
	until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row, written by Ping to find out whether writing works.
CREATE TABLE pings (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL
) STRICT;
