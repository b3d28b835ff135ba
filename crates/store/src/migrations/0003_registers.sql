-- Providers, insured persons, pairs of items that exclude each other (R1-12.1, R1-12.9, R1-12.14).

CREATE TABLE provider (
    provider_id   BIGINT PRIMARY KEY,
    code          TEXT NOT NULL UNIQUE,       -- national code, 12 signs
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('hospital', 'pharmacy')),
    tier          INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 6),  -- benefit tier, regulation/catalogs/tiers.toml
    level         INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3), -- hospital level
    region        TEXT NOT NULL,              -- GB/T 2260
    credit_code   TEXT NOT NULL,
    payee_name    TEXT NOT NULL,              -- holder of the account, as the bank has it
    payee_bank    TEXT NOT NULL,
    payee_account TEXT NOT NULL,              -- sealed
    status        TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'ended')),
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE his_sign_in (
    sign_no_digest TEXT PRIMARY KEY,          -- SM3 of the number given out; the number itself is not kept
    provider_id   BIGINT NOT NULL REFERENCES provider (provider_id),
    operator      TEXT NOT NULL,              -- as the hospital's system names it
    signed_at     TIMESTAMPTZ NOT NULL        -- holds for the civil day of this instant
);
CREATE INDEX his_sign_in_by_provider ON his_sign_in (provider_id, signed_at);

CREATE TABLE person (
    person_id     BIGINT PRIMARY KEY CHECK (person_id BETWEEN 1 AND 2147483647), -- fits the 32 bits of audit snapshots
    name          TEXT NOT NULL,
    identity_number TEXT NOT NULL,            -- sealed; checked, masked on every screen
    identity_digest TEXT NOT NULL UNIQUE,     -- keyed digest, for finding and for uniqueness
    sex           INTEGER NOT NULL CHECK (sex IN (1, 2)), -- 1 male, 2 female
    birth_date    DATE NOT NULL,
    death_date    DATE,                       -- null while alive
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE enrolment (
    enrolment_id  BIGINT PRIMARY KEY,
    person_id     BIGINT NOT NULL REFERENCES person (person_id),
    insurance     TEXT NOT NULL CHECK (insurance IN ('resident', 'employee')),
    from_date     DATE NOT NULL,              -- first day of cover
    until_date    DATE,                       -- last day of cover; null while it lasts
    region        TEXT NOT NULL,              -- where insured
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX enrolment_by_person ON enrolment (person_id);

CREATE TABLE item_exclusion (
    item_exclusion_id BIGINT PRIMARY KEY,
    item_a        TEXT NOT NULL,              -- when this is charged
    item_b        TEXT NOT NULL,              -- that may not be charged on the same visit and day
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (item_a, item_b)
);
