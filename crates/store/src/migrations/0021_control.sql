-- What control keeps. First the months of the books that were opened again (R1-21,
-- R3d-29, R3d-20).

CREATE TABLE books_reopening (
    case_id       BIGINT PRIMARY KEY REFERENCES review_case (case_id), -- the reviewed case that opened it again
    month         TEXT NOT NULL,              -- of the books, of every fund
    reason        TEXT NOT NULL,              -- why, as it was asked for
    asked_by      BIGINT NOT NULL REFERENCES staff (staff_id),
    approved_by   BIGINT NOT NULL REFERENCES staff (staff_id),
    reopened_at   TIMESTAMPTZ NOT NULL,       -- when the last step agreed
    closed_by     BIGINT NOT NULL REFERENCES staff (staff_id), -- who had made the close that was undone
    closed_at     TIMESTAMPTZ NOT NULL,       -- when that was
    closed_again_by BIGINT REFERENCES staff (staff_id), -- null while the month is open
    closed_again_at TIMESTAMPTZ,              -- the same
    looked_into_by BIGINT REFERENCES staff (staff_id), -- the inspector to whom it was reported; null before
    looked_into_at TIMESTAMPTZ,               -- the same
    finding       TEXT,                       -- what the inspector says of it; null before
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (asked_by <> approved_by),
    CHECK (looked_into_by <> asked_by AND looked_into_by <> approved_by),
    CHECK ((closed_again_by IS NULL) = (closed_again_at IS NULL)),
    CHECK ((looked_into_by IS NULL) = (looked_into_at IS NULL) AND (looked_into_by IS NULL) = (finding IS NULL))
);
CREATE UNIQUE INDEX books_reopening_standing ON books_reopening (month) WHERE closed_again_at IS NULL;

-- On-site inspections of designated providers (R5-32, R1-26, R1-29).
CREATE TABLE inspection (
    inspection_id BIGINT PRIMARY KEY,
    provider_id   BIGINT NOT NULL REFERENCES provider (provider_id), -- who is inspected
    purpose       TEXT NOT NULL,              -- regulation/duties/inspection.toml
    ground        TEXT NOT NULL,              -- in words: the plan, the lead
    claims_from   DATE NOT NULL,              -- first day of the claims looked at
    claims_until  DATE NOT NULL,              -- last day, included
    state         TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    inspectors    BIGINT NOT NULL CHECK (inspectors >= 2), -- how many stand in the team now
    opened_by     BIGINT NOT NULL REFERENCES staff (staff_id),
    opened_at     TIMESTAMPTZ NOT NULL,
    closed_by     BIGINT REFERENCES staff (staff_id), -- null while it is open
    closed_at     TIMESTAMPTZ,                -- the same
    conclusion    TEXT,                       -- what comes of it, in words; null while it is open
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (claims_from <= claims_until),
    CHECK ((state = 'closed') = (closed_by IS NOT NULL)),
    CHECK ((closed_by IS NULL) = (closed_at IS NULL) AND (closed_by IS NULL) = (conclusion IS NULL))
);
CREATE INDEX inspection_by_provider ON inspection (provider_id, state);

CREATE TABLE inspection_member (
    inspection_member_id BIGINT PRIMARY KEY,
    inspection_id BIGINT NOT NULL REFERENCES inspection (inspection_id),
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id),
    certificate_id BIGINT NOT NULL REFERENCES certificate (certificate_id), -- what he shows
    joined_at     TIMESTAMPTZ NOT NULL,
    left_at       TIMESTAMPTZ,                -- null while he is of the team
    left_reason   TEXT,                       -- the same
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK ((left_at IS NULL) = (left_reason IS NULL))
);
CREATE UNIQUE INDEX inspection_member_once ON inspection_member (inspection_id, staff_id) WHERE left_at IS NULL;

CREATE TABLE inspection_record (
    inspection_record_id BIGINT PRIMARY KEY,  -- append-only
    inspection_id BIGINT NOT NULL REFERENCES inspection (inspection_id),
    number        INTEGER NOT NULL CHECK (number >= 1), -- 1, 2, 3 … within the inspection
    found_on      DATE NOT NULL,              -- the day on the spot
    finding       TEXT NOT NULL,              -- what was found
    provider_signed BOOLEAN NOT NULL,         -- whether the provider signed the paper
    unsigned_reason TEXT,                     -- why not; null when it signed
    written_by    BIGINT NOT NULL REFERENCES staff (staff_id),
    written_at    TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (inspection_id, number),
    CHECK (provider_signed = (unsigned_reason IS NULL))
);

CREATE TABLE inspection_signature (
    inspection_signature_id BIGINT PRIMARY KEY, -- append-only
    inspection_record_id BIGINT NOT NULL REFERENCES inspection_record (inspection_record_id),
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id), -- an inspector of the team, by his own act
    signed_at     TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (inspection_record_id, staff_id)
);
