-- Who works here: agency, departments, posts, persons, accounts (R1-8, R1-9, R1-24).

CREATE TABLE agency (
    agency_id     BIGINT PRIMARY KEY,
    code          TEXT NOT NULL UNIQUE,       -- unified credit code
    name          TEXT NOT NULL,
    region        TEXT NOT NULL,              -- GB/T 2260
    pooling_area  TEXT NOT NULL,              -- the independent fund it belongs to
    level         TEXT NOT NULL CHECK (level IN ('nation', 'province', 'city', 'county', 'township')),
    parent_id     BIGINT REFERENCES agency (agency_id), -- the agency that guides and inspects it (R1-4); null at the top of what is known
    own           BOOLEAN NOT NULL,           -- the agency this house belongs to; exactly one
    case_id       BIGINT,                     -- the reviewed case that entered it; null for the founding
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE UNIQUE INDEX agency_own ON agency (own) WHERE own;

CREATE TABLE department (
    department_id BIGINT PRIMARY KEY,
    code          TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL,              -- regulation/duties/posts.toml: general, business, finance, information, control …
    parent_id     BIGINT REFERENCES department (department_id), -- the department it is part of; null for none
    published_duties TEXT NOT NULL,           -- what it is there for, as published (R1-8, R1-13); may be empty
    opened_on     DATE NOT NULL,              -- first day
    closed_on     DATE,                       -- first day on which it is no more; null while it stands
    case_id       BIGINT,                     -- the reviewed case that last changed it; null for the founding
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE post (
    post_id       BIGINT PRIMARY KEY,
    code          TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    department_id BIGINT NOT NULL REFERENCES department (department_id),
    duties        TEXT NOT NULL,              -- duty codes, sorted, separated by blanks
    authority     TEXT NOT NULL,              -- section_head, deputy_director, director, or empty
    post_type     TEXT NOT NULL,              -- regulation/duties/posts.toml; follows from the duties
    key_post      BOOLEAN NOT NULL,           -- rotates (R1-9); what the type says, or the agency's own choice
    certificates  TEXT NOT NULL,              -- kinds of certificates its holder must have, separated by blanks (R3d-22)
    limit_amount_fen BIGINT CHECK (limit_amount_fen >= 0), -- greatest amount of a case, fen; null: no limit
    limit_regions TEXT NOT NULL,              -- region codes separated by blanks; empty: no limit
    limit_matters TEXT NOT NULL,              -- kinds of cases separated by blanks; empty: no limit
    closed_on     DATE,                       -- first day on which it is no more; null while it stands
    case_id       BIGINT,                     -- the reviewed case that last changed it; null for the founding
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE staff (
    staff_id      BIGINT PRIMARY KEY,         -- a natural person; every separation of duties is judged on this id
    name          TEXT NOT NULL,
    identity_digest TEXT NOT NULL UNIQUE,     -- keyed digest of the identity number: one person, one row (I04)
    on_establishment BOOLEAN NOT NULL,        -- 在编在岗, required of second reviewers (R1-35)
    employment    TEXT NOT NULL CHECK (employment IN ('established', 'contract', 'dispatched', 'provider')), -- 编制类别
    provider_id   BIGINT,                     -- null for the agency; the hospital a person works for
    status        TEXT NOT NULL CHECK (status IN ('proposed', 'active', 'left')), -- proposed: entered, not engaged, without any right
    left_on       DATE,                       -- first day on which he no longer belongs to the house; null while he does
    case_id       BIGINT,                     -- the reviewed case that last changed it; null before the first one
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (on_establishment = (employment = 'established'))
);

CREATE TABLE appointment (
    appointment_id BIGINT PRIMARY KEY,
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id),
    post_id       BIGINT NOT NULL REFERENCES post (post_id),
    from_date     DATE NOT NULL,              -- first day
    until_date    DATE,                       -- last day; null while no end is known
    case_id       BIGINT,                     -- the reviewed case that granted it; null for the founding
    ended_by_case_id BIGINT,                  -- the reviewed case that ended it early; null when none did
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX appointment_by_staff ON appointment (staff_id);
CREATE INDEX appointment_by_post ON appointment (post_id);

CREATE TABLE account (
    account_id    BIGINT PRIMARY KEY,
    login         TEXT NOT NULL UNIQUE,
    staff_id      BIGINT NOT NULL UNIQUE REFERENCES staff (staff_id), -- one person, one account (R3d-13)
    password_hash TEXT NOT NULL,              -- argon2id in PHC form; empty until the holder has chosen a password
    status        TEXT NOT NULL CHECK (status IN ('unconfirmed', 'active', 'suspended')),
    code_until    TIMESTAMPTZ,                -- while unconfirmed: until when the opening code works; else null
    password_set_at TIMESTAMPTZ,              -- when the holder chose the present password; null before
    unused_since  TIMESTAMPTZ NOT NULL,       -- opened, chosen a password or resumed: unused days count from here or from the last session
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE sign_in_failure (
    login_digest  TEXT PRIMARY KEY,           -- keyed digest of the account's name as it was typed: whether it exists shows nowhere
    failures      INTEGER NOT NULL,           -- in a row; cleared by a success
    failed_at     TIMESTAMPTZ NOT NULL,       -- the last of them; older ones are forgotten after a day
    locked_until  TIMESTAMPTZ                 -- null while not locked
);

CREATE TABLE session (
    session_digest TEXT PRIMARY KEY,          -- SM3 of the cookie's value; the value itself is not kept
    account_id    BIGINT NOT NULL REFERENCES account (account_id),
    csrf          TEXT NOT NULL,              -- token every write must carry
    created_at    TIMESTAMPTZ NOT NULL,
    last_seen_at  TIMESTAMPTZ NOT NULL,
    proven_at     TIMESTAMPTZ,                -- when the second factor was last proven in it; null before
    standing      TEXT NOT NULL,              -- digest of account, person and duties at sign-in: another standing, no session
    device_digest TEXT,                       -- SM3 of the browser's device cookie; null for programs
    address       TEXT,                       -- from where it was opened; null for programs
    ended_at      TIMESTAMPTZ,                -- null while it lasts
    ended_because TEXT                        -- signed_out, later_sign_in, password, reset, standing, suspended; null while it lasts
);
CREATE INDEX session_by_device ON session (device_digest, last_seen_at);
CREATE INDEX session_by_account ON session (account_id);
