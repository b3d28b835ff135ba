-- The random sample by two persons' commitments: claims fixed first, then seeds (R4-16, R1-30, R5-17).

CREATE TABLE sample_population (
    month         TEXT PRIMARY KEY REFERENCES settlement_month (month), -- fixed once for each month
    population_digest TEXT NOT NULL,          -- hex; SM3 over the month, the risks and every claim with hospital, amount and risk
    population_count BIGINT NOT NULL CHECK (population_count > 0),
    total_fen     BIGINT NOT NULL,            -- medical cost of all of them
    risks         TEXT NOT NULL,              -- the risks and their shares as they were in force: lines of code, least cost in fen, share in ten-thousandths
    frozen_at     TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE sample_commitment (
    sample_commitment_id BIGINT PRIMARY KEY,
    month         TEXT NOT NULL REFERENCES sample_population (month),
    place         INTEGER NOT NULL CHECK (place IN (1, 2)), -- the first or the second to commit himself
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id), -- the natural person
    duty          TEXT NOT NULL CHECK (duty IN ('sample_draw', 'inspection')), -- by which of the two duties
    commitment    TEXT NOT NULL UNIQUE,       -- hex; SM3 over month, population, person and seed
    committed_at  TIMESTAMPTZ NOT NULL,
    seed          TEXT,                       -- hex; null until revealed
    revealed_at   TIMESTAMPTZ,                -- null until revealed
    withheld_at   TIMESTAMPTZ,                -- when it was recorded that the seed was held back; null otherwise
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (month, place),
    UNIQUE (month, duty),
    UNIQUE (month, staff_id),
    CHECK ((seed IS NULL) = (revealed_at IS NULL)),
    CHECK (seed IS NULL OR withheld_at IS NULL)
);
