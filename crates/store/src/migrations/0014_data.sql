-- Data that leaves or is put right by hand: approved exports with every copy that
-- was fetched, and repairs (R1-24, R5-38, R3d-36).

CREATE TABLE data_export (
    export_id     BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL UNIQUE REFERENCES review_case (case_id), -- which approved it; its number stands on every copy
    list          TEXT NOT NULL CHECK (list IN ('claims', 'statements', 'persons', 'reimbursements')),
    month         TEXT,                       -- YYYY-MM; null for persons
    provider_id   BIGINT REFERENCES provider (provider_id), -- of this provider only; null for all
    in_full       BOOLEAN NOT NULL,           -- masked fields are written in full
    purpose_kind  TEXT NOT NULL,              -- audit, statistics, supervision, justice
    purpose       TEXT NOT NULL,              -- in words
    recipient     TEXT NOT NULL,              -- who gets the file
    rows_max      BIGINT NOT NULL CHECK (rows_max >= 1), -- as approved; a list that has grown beyond it is not given
    copies_max    BIGINT NOT NULL CHECK (copies_max >= 1), -- how often it may be fetched
    requested_by  BIGINT NOT NULL REFERENCES staff (staff_id), -- the only one who may fetch it
    approved_on   DATE NOT NULL,
    expires_on    DATE NOT NULL,              -- the last day
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (expires_on >= approved_on)
);
CREATE INDEX data_export_by_requester ON data_export (requested_by);

CREATE TABLE data_export_copy (
    copy_id       BIGINT PRIMARY KEY,
    export_id     BIGINT NOT NULL REFERENCES data_export (export_id),
    number        BIGINT NOT NULL CHECK (number >= 1), -- 1, 2, 3 … of the export
    row_count     BIGINT NOT NULL CHECK (row_count >= 0), -- without the canary
    file_sm3      TEXT NOT NULL,              -- SM3 of the file, hex; the file itself is not kept
    canary        TEXT NOT NULL UNIQUE,       -- the id in the row that was put in and is nobody's: a file that has leaked is known by it
    fetched_by    BIGINT NOT NULL REFERENCES staff (staff_id),
    fetched_at    TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (export_id, number)
);

CREATE TABLE data_repair (
    repair_id     BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL UNIQUE REFERENCES review_case (case_id), -- which asked for and approved it
    script_sm3    TEXT NOT NULL,              -- SM3 of the script as approved and carried out, hex
    images        TEXT NOT NULL,              -- JSON: table, key, column, value before and after, of every change
    row_count     BIGINT NOT NULL CHECK (row_count >= 1),
    approved_by   BIGINT NOT NULL REFERENCES staff (staff_id),
    executed_by   BIGINT NOT NULL REFERENCES staff (staff_id),
    executed_at   TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CONSTRAINT repair_by_two CHECK (approved_by <> executed_by)
);
