-- The house itself: settings, ids, serials, requests seen, the trail.
-- Types are PostgreSQL's; on SQLite BIGINT and BOOLEAN become INTEGER, DATE and
-- TIMESTAMPTZ become TEXT, BYTEA becomes BLOB (see migrate.rs).
-- Every protected table carries `rev`: 1 when inserted, one more at each update.
-- What a comment calls sealed is unreadable without a key outside the database
-- (docs/decisions/0014-sealed-columns.md).
-- The trail holds a keyed digest of every column at every rev, so an edit made
-- past the house is found by `zhiheng trail verify`.

CREATE TABLE house_setting (
    setting_key   TEXT PRIMARY KEY,           -- region, clock_shift_seconds, row_key_name …
    setting_value TEXT NOT NULL,              -- as text; its meaning belongs to the key
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE sealing_key (
    key_name      TEXT PRIMARY KEY,           -- made from the key, eight hexadecimal digits; the key itself lies outside the database
    state         TEXT NOT NULL CHECK (state IN ('current', 'former', 'retired')), -- current seals what is new; former opens what it sealed; retired: nothing is sealed under it any more
    digest_key_name TEXT NOT NULL,            -- made from the key of the digests by which equal values are found
    since         TIMESTAMPTZ NOT NULL,       -- from when on it sealed
    retired_at    TIMESTAMPTZ,                -- null before
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK ((state = 'retired') = (retired_at IS NOT NULL))
);
CREATE UNIQUE INDEX sealing_key_current ON sealing_key (state) WHERE state = 'current';

CREATE TABLE id_block (
    kind          TEXT PRIMARY KEY,           -- kind of id: person, visit, line …
    next_id       BIGINT NOT NULL CHECK (next_id >= 1)  -- first id not yet handed to any process
);

CREATE TABLE serial_counter (
    series        TEXT PRIMARY KEY,           -- document kind and period: statement/2026-09
    last_number   BIGINT NOT NULL CHECK (last_number >= 0), -- the last number drawn; raised inside the drawing transaction
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE serial_use (
    serial_use_id BIGINT PRIMARY KEY,
    series        TEXT NOT NULL REFERENCES serial_counter (series),
    number        BIGINT NOT NULL CHECK (number >= 1), -- runs without gaps from 1 (R3d-14)
    document_kind TEXT NOT NULL,              -- statement, payment_batch, voucher …
    document_id   BIGINT NOT NULL,            -- the document that bears the number
    voided_reason TEXT,                       -- a voided number stays visible with its reason (R3d-33)
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (series, number)
);

CREATE TABLE request_seen (
    request_key   TEXT PRIMARY KEY,           -- command, caller and the caller's key: the same request is carried out once
    input_digest  TEXT NOT NULL,              -- keyed digest of the input; the same key with another input is refused
    output        TEXT NOT NULL,              -- the answer given then, given again now
    seen_at       TIMESTAMPTZ NOT NULL
);

CREATE TABLE outbox (
    outbox_id     BIGINT PRIMARY KEY,         -- work that follows a commit, written in the same transaction
    kind          TEXT NOT NULL,
    body          TEXT NOT NULL,              -- JSON
    created_at    TIMESTAMPTZ NOT NULL,
    done_at       TIMESTAMPTZ                 -- null until carried out
);
CREATE INDEX outbox_waiting ON outbox (outbox_id) WHERE done_at IS NULL;

CREATE TABLE trail_entry (
    entry_id      BIGINT PRIMARY KEY,
    at            TIMESTAMPTZ NOT NULL,       -- when the act was recorded
    command       TEXT NOT NULL,              -- the verb: statement.approve
    staff_id      BIGINT,                     -- the natural person, if one acted
    outcome       TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
    bytes         BYTEA NOT NULL,             -- the canonical entry; the columns above repeat parts of it for searching
    leaf_index    BIGINT UNIQUE,              -- its place in the Merkle tree; null until integrated, within a second
    leaf_hash     BYTEA                       -- SM3(0x00 || bytes)
);
CREATE INDEX trail_entry_waiting ON trail_entry (entry_id) WHERE leaf_index IS NULL;
CREATE INDEX trail_entry_by_staff ON trail_entry (staff_id, entry_id);
CREATE INDEX trail_entry_by_command ON trail_entry (command, entry_id);
CREATE INDEX trail_entry_by_time ON trail_entry (at);

CREATE TABLE trail_about (
    entry_id      BIGINT NOT NULL REFERENCES trail_entry (entry_id),
    kind          TEXT NOT NULL,              -- statement, case, settlement …
    object_id     TEXT NOT NULL,              -- the id as people see it
    PRIMARY KEY (kind, object_id, entry_id)
);

CREATE TABLE trail_tree (
    tree_id       INTEGER PRIMARY KEY CHECK (tree_id = 1),
    size          BIGINT NOT NULL,            -- how many entries are integrated
    frontier      BYTEA NOT NULL,             -- the hashes from which the tree grows
    root          BYTEA NOT NULL              -- SM3 root of the tree of that size
);

CREATE TABLE trail_checkpoint (
    size          BIGINT PRIMARY KEY,         -- tree size
    note          TEXT NOT NULL,              -- signed checkpoint text
    at            TIMESTAMPTZ NOT NULL
);
