-- One settlement month: snapshot, audit, sampling, cases and their steps, statements.

CREATE TABLE settlement_month (
    month         TEXT PRIMARY KEY,           -- YYYY-MM
    state         TEXT NOT NULL CHECK (state IN ('open', 'frozen', 'audited', 'stated', 'closed')),
    snapshot_path TEXT,                       -- folder of Parquet files, below the house's snapshot folder
    snapshot_digest TEXT,                     -- SM3 over its files; also in the trail
    knowledge_version BIGINT CHECK (knowledge_version >= 0), -- version of the audit's knowledge in the snapshot; 0 the founding one, null before it is frozen
    claims_count  BIGINT NOT NULL,
    claims_fen    BIGINT NOT NULL,
    frozen_at     TIMESTAMPTZ,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE review_case (
    case_id       BIGINT PRIMARY KEY,
    kind          TEXT NOT NULL,              -- a kind of regulation/duties/chains.toml: audit, sample, statement, payment, voucher, or a matter
    month         TEXT NOT NULL,
    provider_id   BIGINT,                     -- null when no provider is concerned
    object_id     BIGINT NOT NULL,            -- the statement, batch or voucher; the case itself for audit and sample
    state         TEXT NOT NULL,              -- the duty the case waits for, or draft, with_provider, returned, completed, rejected, withdrawn
    step          INTEGER NOT NULL,           -- the step of its chain, from 0
    since         DATE NOT NULL,              -- when this state began
    reason        TEXT,                       -- why it was returned, rejected or withdrawn
    opened_on     DATE NOT NULL,              -- decides which version of the chain it keeps
    amount_fen    BIGINT NOT NULL,            -- decides the level of approval
    level         TEXT NOT NULL,              -- authority needed at approval, or empty
    circumstances TEXT NOT NULL,              -- codes that bring further steps with them, sorted, separated by blanks
    opened_at     TIMESTAMPTZ NOT NULL,
    due_on        DATE,                       -- end of the step's limit in working days; null while suspended
    drawn_staff_id BIGINT,                    -- who was drawn for the step it waits for; null where anyone who may does it
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX review_case_by_state ON review_case (state, kind);
-- The queue is read in this order, a page at a time; without it every page sorts all open cases.
CREATE INDEX review_case_by_due ON review_case (due_on, case_id);
CREATE INDEX review_case_by_object ON review_case (kind, object_id);
CREATE INDEX review_case_by_month ON review_case (month, kind, provider_id);

CREATE TABLE case_step (
    case_step_id  BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    seq           INTEGER NOT NULL,           -- 1, 2, 3 … within the case
    duty          TEXT NOT NULL,              -- the duty used
    action        TEXT NOT NULL,              -- submit, agree, return, answer, release …
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id),
    on_behalf_of  BIGINT REFERENCES staff (staff_id), -- the natural person who had delegated the duty; null when it was his own
    post_name     TEXT NOT NULL,              -- as it was then
    comment       TEXT NOT NULL,
    at            TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (case_id, seq)
);

CREATE TABLE incompatible_duty (
    duty_a        TEXT NOT NULL,              -- filled from regulation/duties when the house is founded
    duty_b        TEXT NOT NULL,
    PRIMARY KEY (duty_a, duty_b)              -- each pair stands in both orders
);

CREATE TABLE case_duty (
    case_duty_id  BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    duty          TEXT NOT NULL,
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id), -- a natural person
    on_behalf_of  BIGINT REFERENCES staff (staff_id), -- for whom, where the duty was delegated: the act binds both; null otherwise
    from_case_id  BIGINT,                     -- set when the act was done on a case this one grew from
    at            TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (on_behalf_of <> staff_id)
);
CREATE UNIQUE INDEX case_duty_once ON case_duty (case_id, duty, staff_id, COALESCE(on_behalf_of, 0));

CREATE TABLE finding (
    finding_id    BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    month         TEXT NOT NULL,
    rule          INTEGER NOT NULL,           -- regulation/audit
    provider_id   BIGINT NOT NULL,
    person_id     BIGINT NOT NULL,
    visit_id      BIGINT NOT NULL,
    line_id       BIGINT,                     -- null for findings about a visit
    amount_fen    BIGINT NOT NULL CHECK (amount_fen >= 0), -- in question
    evidence      TEXT NOT NULL,              -- JSON: related lines, limits, measured values
    knowledge_version BIGINT NOT NULL CHECK (knowledge_version >= 0), -- version of the knowledge the audit used; 0 the founding one
    state         TEXT NOT NULL CHECK (state IN ('lead', 'open', 'upheld', 'cleared')), -- lead: moves no money unless first review takes it up
    first_fen     BIGINT CHECK (first_fen BETWEEN 0 AND amount_fen),  -- proposed by first review
    first_reason  TEXT,
    answer        TEXT,                       -- the provider's, in writing
    final_fen     BIGINT CHECK (final_fen BETWEEN 0 AND amount_fen),  -- decided by second review
    final_reason  TEXT,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX finding_by_case ON finding (case_id);
CREATE INDEX finding_by_month ON finding (month, provider_id, rule);
CREATE INDEX finding_by_visit ON finding (visit_id);

CREATE TABLE sample_draw (
    sample_draw_id BIGINT PRIMARY KEY,
    month         TEXT NOT NULL UNIQUE,       -- one draw a month
    population_digest TEXT NOT NULL,          -- hex; SM3 of the claims fixed in sample_population
    population_count BIGINT NOT NULL,
    seed          TEXT NOT NULL,              -- hex; from both persons' parts and the checkpoint below
    checkpoint_size BIGINT NOT NULL,          -- entries under the first checkpoint that was signed after both parts
    checkpoint_root TEXT NOT NULL,            -- hex; its root
    drawn_count   BIGINT NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE sample_item (
    sample_item_id BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    settlement_id BIGINT NOT NULL REFERENCES settlement (settlement_id),
    visit_id      BIGINT NOT NULL,
    result        TEXT CHECK (result IN ('passed', 'problem')), -- null until looked at
    deduct_fen    BIGINT CHECK (deduct_fen >= 0),
    comment       TEXT,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (case_id, settlement_id)
);

CREATE TABLE statement (
    statement_id  BIGINT PRIMARY KEY,
    month         TEXT NOT NULL,
    provider_id   BIGINT NOT NULL REFERENCES provider (provider_id),
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    serial        TEXT NOT NULL UNIQUE,       -- without gaps
    claims_count  BIGINT NOT NULL,
    total_fen     BIGINT NOT NULL,            -- medical cost
    basic_fen     BIGINT NOT NULL,            -- settled, per fund, before deductions
    critical_illness_fen BIGINT NOT NULL,
    hardship_fen  BIGINT NOT NULL,
    assistance_fen BIGINT NOT NULL,
    basic_deducted_fen BIGINT NOT NULL CHECK (basic_fen >= 0 AND basic_deducted_fen <= basic_fen), -- below zero: more is given back than taken off
    critical_illness_deducted_fen BIGINT NOT NULL CHECK (critical_illness_fen >= 0 AND critical_illness_deducted_fen <= critical_illness_fen),
    hardship_deducted_fen BIGINT NOT NULL CHECK (hardship_fen >= 0 AND hardship_deducted_fen <= hardship_fen),
    assistance_deducted_fen BIGINT NOT NULL CHECK (assistance_fen >= 0 AND assistance_deducted_fen <= assistance_fen),
    verification_code TEXT NOT NULL,          -- printed; leads to the record
    state         TEXT NOT NULL CHECK (state IN ('in_review', 'approved', 'returned', 'in_payment', 'paid')),
    declared_on   DATE NOT NULL,
    pay_by        DATE NOT NULL,              -- 30 working days (R4-19)
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE UNIQUE INDEX statement_once ON statement (month, provider_id) WHERE state <> 'returned';
