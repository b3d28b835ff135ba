-- Visits, fee lines, settlements and what each person has used up (R2-48 … R2-64).

CREATE TABLE visit (
    visit_id      BIGINT PRIMARY KEY,
    provider_id   BIGINT REFERENCES provider (provider_id), -- null when the person paid and was reimbursed on papers: no provider is paid
    hospital      TEXT,                       -- name of the hospital, for a reimbursement
    hospital_tier INTEGER,                    -- tier of the hospital, for a reimbursement
    invoice_number TEXT,                      -- number of the hospital's invoice, where it told one
    person_id     BIGINT NOT NULL REFERENCES person (person_id),
    kind          INTEGER NOT NULL CHECK (kind IN (1, 2)), -- 1 outpatient, 2 inpatient
    care          TEXT NOT NULL CHECK (care IN ('ordinary', 'emergency_died', 'chronic', 'fixed_price', 'birth')), -- what it is paid as
    disease       TEXT,                       -- its id in the policy; of a birth how the child was born; null for ordinary care
    admitted_care TEXT CHECK (admitted_care IN ('ordinary', 'emergency_died', 'chronic', 'fixed_price', 'birth')), -- what admission said, where the discharge said otherwise
    admitted_disease TEXT,                    -- the same of its disease
    record_number TEXT NOT NULL,              -- the hospital's own number of the stay
    admit_date    DATE NOT NULL,
    discharge_date DATE CHECK (discharge_date >= admit_date), -- null while in hospital
    diagnosis_1   TEXT NOT NULL,              -- ICD-10; empty from the registration of an outpatient until the diagnosis is told
    diagnosis_2   TEXT,
    referral      INTEGER NOT NULL CHECK (referral BETWEEN 0 AND 4), -- 0 none 1 up 2 down 3 filed 4 emergency
    out_of_area   BOOLEAN NOT NULL,
    student_at_home BOOLEAN NOT NULL,         -- a student at home in the holidays, by the filing in force when it was settled
    continued     BOOLEAN NOT NULL,           -- the part after 31 December of a stay settled in two parts
    prior_visit_id BIGINT,                    -- named predecessor of a referral or continuation
    state         TEXT NOT NULL CHECK (state IN ('admitted', 'discharged', 'settled', 'cancelled')),
    settlement_id BIGINT,                     -- the settlement in force; null when none is
    month         TEXT,                       -- settlement month of that settlement; the month's claims are found by it; null for a reimbursement
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK ((care IN ('chronic', 'fixed_price', 'birth')) = (disease IS NOT NULL)),
    CHECK ((provider_id IS NULL) = (hospital IS NOT NULL AND hospital_tier IS NOT NULL)),
    CHECK ((state = 'settled') = (settlement_id IS NOT NULL))
);
CREATE UNIQUE INDEX visit_by_record ON visit (provider_id, record_number) WHERE state <> 'cancelled'; -- a cancelled visit frees the hospital's number
CREATE INDEX visit_by_person ON visit (person_id, admit_date);
CREATE INDEX visit_by_invoice ON visit (invoice_number);
CREATE INDEX visit_by_month ON visit (month, provider_id);

CREATE TABLE fee_line (
    line_id       BIGINT PRIMARY KEY,
    visit_id      BIGINT NOT NULL REFERENCES visit (visit_id),
    line_number   TEXT NOT NULL,              -- the hospital's own number of the line (feedetl_sn)
    service_date  DATE NOT NULL,
    item_code     TEXT NOT NULL,
    own_code      TEXT,                       -- the hospital's own code of the item (medins_list_codg); null when it sent none
    quantity      INTEGER NOT NULL,           -- hundredths of a unit; negative for a refund line
    price_fen     BIGINT NOT NULL CHECK (price_fen >= 0),
    amount_fen    BIGINT NOT NULL,            -- negative for a refund line
    out_of_scope_fen BIGINT NOT NULL,         -- wholly self-paid part
    over_limit_fen BIGINT NOT NULL,           -- part of the price above its ceiling
    preself_fen   BIGINT NOT NULL,            -- self-pay-first part
    in_scope_fen  BIGINT NOT NULL,            -- what is left
    mapping       TEXT NOT NULL CHECK (mapping IN ('matched', 'unmapped', 'contradicting', 'not_asked')), -- own code against the hospital's approved mappings of the day of service, when the line came; not_asked: no line of a designated hospital
    batch         TEXT,                       -- the hospital's number of the charge (chrg_bchno) an outpatient line belongs to
    voided        BOOLEAN NOT NULL,           -- withdrawn before settlement; never deleted
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (amount_fen >= 0 OR quantity < 0),
    CHECK (amount_fen = out_of_scope_fen + over_limit_fen + preself_fen + in_scope_fen),
    CHECK (CASE WHEN amount_fen >= 0
                THEN out_of_scope_fen >= 0 AND over_limit_fen >= 0 AND preself_fen >= 0 AND in_scope_fen >= 0
                ELSE out_of_scope_fen <= 0 AND over_limit_fen <= 0 AND preself_fen <= 0 AND in_scope_fen <= 0 END),
    UNIQUE (visit_id, line_number)
);

CREATE TABLE settlement (
    settlement_id BIGINT PRIMARY KEY,
    visit_id      BIGINT NOT NULL REFERENCES visit (visit_id),
    person_id     BIGINT NOT NULL REFERENCES person (person_id),
    provider_id   BIGINT REFERENCES provider (provider_id), -- null for a reimbursement
    kind          TEXT NOT NULL CHECK (kind IN ('settle', 'reverse', 'adjust')), -- adjust: the difference after an earlier stay changed
    answers_id    BIGINT REFERENCES settlement (settlement_id), -- what a reversal or adjustment answers
    policy_id     TEXT NOT NULL,
    policy_version TEXT NOT NULL,             -- digest of the policy data applied
    month         TEXT,                       -- settlement month of the provider in which it counts; null for a reimbursement
    business_date DATE NOT NULL,
    settled_at    TIMESTAMPTZ NOT NULL,
    benefit_year  INTEGER NOT NULL,
    total_fen     BIGINT NOT NULL,            -- amounts of a reversal are negative, of an adjustment the difference
    out_of_scope_fen BIGINT NOT NULL,
    preself_fen   BIGINT NOT NULL,
    in_scope_fen  BIGINT NOT NULL,            -- the rest: what funds, hospital and person share
    deductible_standard_fen BIGINT NOT NULL,
    deductible_fen BIGINT NOT NULL,
    ratio_cut_points INTEGER NOT NULL,        -- percentage points taken off
    basic_fen     BIGINT NOT NULL,            -- paid by the basic pool
    critical_illness_fen BIGINT NOT NULL,
    hardship_fen  BIGINT NOT NULL,
    assistance_fen BIGINT NOT NULL,           -- paid by medical assistance
    hospital_fen  BIGINT NOT NULL,            -- borne by the hospital
    self_in_scope_fen BIGINT NOT NULL,        -- left to the person, within scope
    needs_review  BOOLEAN NOT NULL,           -- the named prior stay could not be used
    state_before  TEXT NOT NULL,              -- the person's state on which it was computed, JSON of integers
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (total_fen = out_of_scope_fen + preself_fen + in_scope_fen),
    CHECK (in_scope_fen = basic_fen + critical_illness_fen + hardship_fen + assistance_fen + hospital_fen + self_in_scope_fen),
    CHECK ((kind = 'settle') = (answers_id IS NULL))
);
CREATE UNIQUE INDEX settlement_reversed_once ON settlement (answers_id) WHERE kind = 'reverse';
CREATE INDEX settlement_by_month ON settlement (month, provider_id);
CREATE INDEX settlement_by_person ON settlement (person_id);
CREATE INDEX settlement_by_visit ON settlement (visit_id);

CREATE TABLE person_state (
    person_id     BIGINT PRIMARY KEY REFERENCES person (person_id), -- locked before anything of the person accumulates
    state         TEXT NOT NULL,              -- what the next settlement needs: the year's accumulators, the preceding stay; JSON of integers
    last_settlement_id BIGINT,
    last_day      DATE,                       -- the latest bill in the order of settlement: its day, and its visit
    last_visit_id BIGINT,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE claim_rejection (
    claim_rejection_id BIGINT PRIMARY KEY,
    provider_id   BIGINT NOT NULL,
    month         TEXT NOT NULL,              -- settlement month for which it was sent
    record_number TEXT NOT NULL,              -- the hospital's own number of the stay
    code          TEXT NOT NULL,              -- the refusal's code
    title         TEXT NOT NULL,              -- its words; no personal data
    total_fen     BIGINT NOT NULL,            -- as sent
    rejected_at   TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX claim_rejection_by_month ON claim_rejection (month, provider_id);
