-- Official documents and spot checks of finished cases (R1-12, R1-30, R1-A2.9, R4-24, R5-22).

CREATE TABLE document_layout (
    layout_digest TEXT PRIMARY KEY,           -- SM3 of both texts, hex: a document is printed as it was issued
    layout        TEXT NOT NULL,              -- regulation/documents/official.typ as it was
    house_style   TEXT NOT NULL,              -- regulation/documents/house.typ as it was
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE official_document (
    document_id   BIGINT PRIMARY KEY,
    serial        TEXT NOT NULL UNIQUE,       -- without gaps within letters and year
    kind          TEXT NOT NULL,              -- which document of regulation/documents/official.toml
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    person_id     BIGINT NOT NULL REFERENCES person (person_id), -- to whom it is addressed
    month         TEXT NOT NULL,              -- of its day, for lists
    issued_on     DATE NOT NULL,
    issued_at     TIMESTAMPTZ NOT NULL,
    content       TEXT NOT NULL,              -- JSON: everything printed but the verification code and a later voiding
    layout_digest TEXT NOT NULL REFERENCES document_layout (layout_digest),
    digest        TEXT NOT NULL,              -- SM3 over layout and content, hex
    verification_code TEXT NOT NULL,          -- the beginning of the digest, as printed
    state         TEXT NOT NULL CHECK (state IN ('in_force', 'void')),
    void_reason   TEXT,                       -- why it is void; the number stays
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK ((state = 'void') = (void_reason IS NOT NULL))
);
CREATE INDEX official_document_by_case ON official_document (case_id);
CREATE INDEX official_document_by_month ON official_document (month, kind);

CREATE TABLE spot_check_draw (
    spot_check_draw_id BIGINT PRIMARY KEY,
    month         TEXT NOT NULL,              -- in which the cases were finished
    kind          TEXT NOT NULL,              -- kind of case
    population    TEXT NOT NULL,              -- ids of the cases drawn from, ascending, separated by blanks
    population_digest TEXT NOT NULL,          -- SM3 over the sorted ids, hex
    population_count BIGINT NOT NULL CHECK (population_count > 0),
    secret        TEXT NOT NULL,              -- hex; 32 random bytes, made for this draw
    seed          TEXT NOT NULL,              -- hex; from the secret, the population and the trail root below
    tree_size     BIGINT NOT NULL,            -- the trail as it stood at the draw
    tree_root     TEXT NOT NULL,
    share_permyriad INTEGER NOT NULL CHECK (share_permyriad > 0),
    drawn_count   BIGINT NOT NULL CHECK (drawn_count BETWEEN 1 AND population_count),
    drawn_by      BIGINT NOT NULL REFERENCES staff (staff_id),
    drawn_at      TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (month, kind)
);

CREATE TABLE spot_check (
    spot_check_id BIGINT PRIMARY KEY,
    spot_check_draw_id BIGINT NOT NULL REFERENCES spot_check_draw (spot_check_draw_id),
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    month         TEXT NOT NULL,              -- of the draw
    kind          TEXT NOT NULL,              -- of the draw
    result        TEXT CHECK (result IN ('in_order', 'fault')), -- null until it was checked
    fault_code    TEXT,                       -- of regulation/duties/spot_check.toml; null unless there is a fault
    comment       TEXT,                       -- what was found, in words; null until it was checked
    checked_by    BIGINT REFERENCES staff (staff_id), -- took no part in the case
    checked_at    TIMESTAMPTZ,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (spot_check_draw_id, case_id),
    CHECK ((result IS NULL) = (checked_by IS NULL) AND (result IS NULL) = (checked_at IS NULL)),
    CHECK ((fault_code IS NOT NULL) = (result IS NOT NULL AND result = 'fault'))
);
CREATE INDEX spot_check_by_month ON spot_check (month, kind);
