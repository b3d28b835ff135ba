-- What control keeps: months of the books that were opened again (R1-21, R3d-29, R3d-20).

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
