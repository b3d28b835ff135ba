-- The trail's proofs, its witnesses and the log of reads (R1-15, R1-24).

CREATE TABLE trail_node (
    level         INTEGER NOT NULL CHECK (level > 0), -- height above the leaves; every fourth is kept
    place         BIGINT NOT NULL CHECK (place >= 0), -- among the full subtrees of that height, from 0
    hash          BYTEA NOT NULL,             -- SM3 root of the subtree; what lies between is computed from it
    PRIMARY KEY (level, place)
);

CREATE TABLE witness (
    witness_id    BIGINT PRIMARY KEY,
    name          TEXT NOT NULL,              -- the name of its key
    verifier_key  TEXT NOT NULL UNIQUE,       -- name+id+key: by which its cosignatures are checked
    appointed_on  DATE NOT NULL,
    dismissed_on  DATE,                       -- null while its cosignature counts
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE trail_cosignature (
    size          BIGINT NOT NULL REFERENCES trail_checkpoint (size), -- which checkpoint
    witness_id    BIGINT NOT NULL REFERENCES witness (witness_id),
    line          TEXT NOT NULL,              -- the signature line with its end, as it stands in the note
    at            TIMESTAMPTZ NOT NULL,       -- when it came, by the house's clock
    PRIMARY KEY (size, witness_id)
);

CREATE TABLE read_log (
    read_id       BIGINT PRIMARY KEY,
    at            TIMESTAMPTZ NOT NULL,       -- when personal data was shown
    day           DATE NOT NULL,              -- the same as a civil date in Beijing; its digest is in read_day
    hour          INTEGER NOT NULL CHECK (hour >= 0 AND hour <= 23), -- the clock hour in Beijing
    account_id    BIGINT,                     -- null for a hospital's system
    staff_id      BIGINT,                     -- the natural person who looked, if one did
    provider_id   BIGINT,                     -- the provider on whose side
    purpose       TEXT NOT NULL,              -- the question or command by which: claim.view, person.reveal
    person_id     BIGINT,                     -- the insured person shown; null when a case or list without names
    object_kind   TEXT NOT NULL,              -- visit, case, statement, person, list
    object_id     TEXT NOT NULL,              -- its id as people see it; empty for a list
    detail        TEXT NOT NULL               -- the field revealed, or empty
);
CREATE INDEX read_log_by_day ON read_log (day, read_id);
CREATE INDEX read_log_by_staff ON read_log (staff_id, at);
CREATE INDEX read_log_by_person ON read_log (person_id, at);

CREATE TABLE read_day (
    day           TEXT PRIMARY KEY,           -- YYYY-MM-DD, a civil day in Beijing that is over
    reads         BIGINT NOT NULL CHECK (reads >= 0), -- rows of read_log on that day
    digest        TEXT NOT NULL,              -- SM3 over those rows in the order of their ids, hex
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE rights_review (
    rights_review_id BIGINT PRIMARY KEY,
    quarter       TEXT NOT NULL,              -- 2026-Q4
    list_digest   TEXT NOT NULL,              -- SM3 of the list that was confirmed, hex
    holders       BIGINT NOT NULL,            -- persons who held a right
    rights        BIGINT NOT NULL,            -- rights held, each person and duty once
    unused        BIGINT NOT NULL,            -- of them not used in the quarter
    finding       TEXT NOT NULL,              -- what the administrator found and ordered
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id), -- who confirmed it
    confirmed_at  TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CONSTRAINT rights_review_once UNIQUE (quarter)
);
