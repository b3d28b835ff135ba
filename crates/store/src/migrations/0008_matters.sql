-- Matters: what was filled in, whom a case concerns, materials, and what approved cases changed (R1-12, R4-24, R2-41).

CREATE TABLE case_form (
    case_form_id  BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    version       INTEGER NOT NULL CHECK (version >= 1), -- 1 when accepted, one more at each resubmission; the last one counts
    form          TEXT NOT NULL,              -- sealed: JSON in the matter's own shape
    circumstances TEXT NOT NULL,              -- what the form brings with it, sorted, separated by blanks: decides the materials needed
    amount_fen    BIGINT NOT NULL,            -- of this case alone; review_case.amount_fen has what it adds up to
    filled_by     BIGINT NOT NULL REFERENCES staff (staff_id),
    filled_at     TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (case_id, version)
);

CREATE TABLE case_subject (
    case_subject_id BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    subject       TEXT NOT NULL,              -- person:12, provider:3, staff:4, payee:<digest>, episode:<text>, handler:3/4
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (case_id, subject)
);
CREATE INDEX case_subject_by_subject ON case_subject (subject);

CREATE TABLE material_content (
    content_digest TEXT PRIMARY KEY,          -- SM3 of the bytes, hex: the same paper is kept once
    bytes         BYTEA NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE material (
    material_id   BIGINT PRIMARY KEY,
    case_id       BIGINT REFERENCES review_case (case_id), -- null until the case is accepted
    code          TEXT NOT NULL,              -- which material of regulation/matters/<kind>.toml it is
    file_name     TEXT NOT NULL,              -- as handed in; shown, never used as a path
    media_type    TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')), -- by its content
    size_bytes    BIGINT NOT NULL CHECK (size_bytes > 0),
    content_digest TEXT NOT NULL REFERENCES material_content (content_digest),
    uploaded_by   BIGINT NOT NULL REFERENCES staff (staff_id),
    uploaded_at   TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX material_by_case ON material (case_id);

CREATE TABLE referral (
    referral_id   BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL UNIQUE REFERENCES review_case (case_id),
    person_id     BIGINT NOT NULL REFERENCES person (person_id),
    kind          TEXT NOT NULL CHECK (kind IN ('up', 'down', 'emergency', 'long_term', 'student', 'repeat', 'extension')),
    diagnosis     TEXT NOT NULL,              -- ICD-10; empty for long-term residents
    from_provider_id BIGINT REFERENCES provider (provider_id), -- who certified; null where no certificate is needed
    to_region     TEXT NOT NULL,              -- GB/T 2260: where treatment takes place
    to_provider_id BIGINT REFERENCES provider (provider_id), -- null when the hospital there is not one of ours
    to_hospital   TEXT NOT NULL,              -- its name; empty where any hospital of the region will do
    from_date     DATE NOT NULL,              -- first day of admission it covers
    until_date    DATE,                       -- last day of admission it covers; null while a long-term filing lasts
    extends_id    BIGINT REFERENCES referral (referral_id), -- the filing that is extended or repeated
    filed_on      DATE NOT NULL,              -- when the case was approved
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (until_date IS NULL OR until_date >= from_date)
);
CREATE INDEX referral_by_person ON referral (person_id, from_date);

CREATE TABLE chronic_recognition (
    chronic_recognition_id BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL UNIQUE REFERENCES review_case (case_id),
    person_id     BIGINT NOT NULL REFERENCES person (person_id),
    disease       TEXT NOT NULL,              -- its id in the policy
    diagnosis     TEXT NOT NULL,              -- ICD-10
    diagnosed_by_id BIGINT NOT NULL REFERENCES provider (provider_id), -- the hospital that diagnosed it
    treated_at_id BIGINT NOT NULL REFERENCES provider (provider_id), -- the hospital where the person is treated for it
    from_date     DATE NOT NULL,              -- first day of visits it covers
    until_date    DATE NOT NULL CHECK (until_date >= from_date), -- last day of visits it covers
    recognised_on DATE NOT NULL,              -- when the case was approved
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX chronic_recognition_by_person ON chronic_recognition (person_id, disease, until_date);

CREATE TABLE material_opening (
    material_opening_id BIGINT PRIMARY KEY,
    material_id   BIGINT NOT NULL REFERENCES material (material_id),
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id), -- who looked at it
    opened_at     TIMESTAMPTZ NOT NULL,       -- for the first time
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (material_id, staff_id)
);

CREATE TABLE supplement_notice (
    supplement_notice_id BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL UNIQUE REFERENCES review_case (case_id), -- said once, and completely (R4-24)
    missing       TEXT NOT NULL,              -- codes of the materials missing, in the order of the checklist, separated by blanks
    issued_by     BIGINT NOT NULL REFERENCES staff (staff_id),
    issued_at     TIMESTAMPTZ NOT NULL,
    due_on        DATE NOT NULL,              -- last day on which they are brought
    answered_at   TIMESTAMPTZ,                -- null until they were brought
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE case_pause (
    case_pause_id BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    kind          TEXT NOT NULL CHECK (kind IN ('suspended', 'extended')),
    reason        TEXT NOT NULL,              -- in words
    decided_by    BIGINT NOT NULL REFERENCES staff (staff_id),
    from_date     DATE NOT NULL,              -- the day from which the clock stands still, or on which it was extended
    until_date    DATE,                       -- the day on which it went on; null while it stands still
    due_before    DATE,                       -- end of the step's limit as it was
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE UNIQUE INDEX case_suspended_once ON case_pause (case_id) WHERE kind = 'suspended' AND until_date IS NULL;
CREATE UNIQUE INDEX case_extended_once ON case_pause (case_id) WHERE kind = 'extended';

CREATE TABLE case_assignment (
    case_assignment_id BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    round         INTEGER NOT NULL CHECK (round >= 1), -- 1, 2, 3 … within the case
    step          INTEGER NOT NULL,           -- the step of its chain, from 0
    duty          TEXT NOT NULL,
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id), -- who was drawn
    candidates    TEXT NOT NULL,              -- who might have been, ascending, separated by blanks
    seed          TEXT NOT NULL,              -- hex; SM3 of the label, the root below, case, step and round
    tree_size     BIGINT NOT NULL,            -- the trail as it stood at the draw
    tree_root     TEXT NOT NULL,
    reason        TEXT,                       -- why it was drawn anew; 'kept' where an earlier reviewer goes on
    drawn_at      TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (case_id, round)
);

CREATE TABLE interest (
    interest_id   BIGINT PRIMARY KEY,
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id),
    subject       TEXT NOT NULL,              -- person:12 or provider:3
    relation      TEXT NOT NULL CHECK (relation IN ('self', 'relative', 'interest')), -- himself as insured, a relative, an institution he has an interest in
    declared_by   BIGINT NOT NULL REFERENCES staff (staff_id),
    from_date     DATE NOT NULL,
    until_date    DATE,                       -- last day; null while it lasts
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE UNIQUE INDEX interest_once ON interest (staff_id, subject) WHERE until_date IS NULL;
