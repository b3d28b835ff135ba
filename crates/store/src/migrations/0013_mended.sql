-- What a statement took off claim by claim, so that a later statement knows
-- what has been recovered already (R2-66).
CREATE TABLE statement_deduction (
    statement_deduction_id BIGINT PRIMARY KEY,
    statement_id  BIGINT NOT NULL REFERENCES statement (statement_id),
    visit_id      BIGINT NOT NULL REFERENCES visit (visit_id),
    total_fen     BIGINT NOT NULL,            -- the claim's medical cost, as all its settlements leave it then
    cost_fen      BIGINT NOT NULL CHECK (cost_fen BETWEEN 0 AND total_fen), -- of it not accepted
    basic_paid_fen BIGINT NOT NULL,           -- what each fund pays on the claim before deductions
    critical_illness_paid_fen BIGINT NOT NULL,
    hardship_paid_fen BIGINT NOT NULL,
    assistance_paid_fen BIGINT NOT NULL,
    basic_earlier_fen BIGINT,                 -- what earlier statements took off it already; null when none looked at it
    critical_illness_earlier_fen BIGINT,
    hardship_earlier_fen BIGINT,
    assistance_earlier_fen BIGINT,
    basic_fen     BIGINT NOT NULL,            -- what this statement takes off; below zero: gives back
    critical_illness_fen BIGINT NOT NULL,
    hardship_fen  BIGINT NOT NULL,
    assistance_fen BIGINT NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX statement_deduction_of_visit ON statement_deduction (visit_id);
CREATE INDEX statement_deduction_of_statement ON statement_deduction (statement_id);

-- Reimbursement on papers: whose account is paid, what was approved, its invoices (R1-12.6, R2-58).

CREATE TABLE payee (
    payee_id      BIGINT PRIMARY KEY,
    person_id     BIGINT NOT NULL REFERENCES person (person_id), -- the insured person for whom is paid
    version       INTEGER NOT NULL CHECK (version >= 1), -- the last one counts
    holder_name   TEXT NOT NULL,              -- who holds the account
    relation      TEXT NOT NULL CHECK (relation IN ('self', 'guardian', 'agent', 'heir')), -- what he is to the person
    bank          TEXT NOT NULL,
    account       TEXT NOT NULL,              -- sealed
    digest        TEXT NOT NULL,              -- keyed digest of what stands above; instructions are bound to it
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id), -- which approved it
    usable_from   DATE NOT NULL,              -- first day on which is paid to it, after the cooling time of a change
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (person_id, version)
);

CREATE TABLE reimbursement (
    reimbursement_id BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL UNIQUE REFERENCES review_case (case_id),
    serial        TEXT NOT NULL UNIQUE,       -- without gaps
    person_id     BIGINT NOT NULL REFERENCES person (person_id),
    visit_id      BIGINT NOT NULL UNIQUE REFERENCES visit (visit_id),
    provider_id   BIGINT REFERENCES provider (provider_id), -- the hospital, where it is one of ours
    month         TEXT NOT NULL,              -- of the approval
    total_fen     BIGINT NOT NULL,            -- of the invoices
    basic_fen     BIGINT NOT NULL CHECK (basic_fen >= 0), -- what each fund pays, as approved
    critical_illness_fen BIGINT NOT NULL CHECK (critical_illness_fen >= 0),
    hardship_fen  BIGINT NOT NULL CHECK (hardship_fen >= 0),
    assistance_fen BIGINT NOT NULL CHECK (assistance_fen >= 0),
    payee_id      BIGINT NOT NULL REFERENCES payee (payee_id), -- the version that was approved
    payee_digest  TEXT NOT NULL,              -- its digest as approved
    state         TEXT NOT NULL CHECK (state IN ('approved', 'in_payment', 'paid', 'lapsed')), -- lapsed: the approval is void, the case is reviewed again
    approved_on   DATE NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX reimbursement_by_person ON reimbursement (person_id);
CREATE INDEX reimbursement_by_month ON reimbursement (month, state);

CREATE TABLE invoice (
    invoice_id    BIGINT PRIMARY KEY,
    reimbursement_id BIGINT NOT NULL REFERENCES reimbursement (reimbursement_id),
    invoice_key   TEXT NOT NULL UNIQUE,       -- code and number as compared: half-width, without blanks and leading zeros, look-alikes made equal
    code          TEXT NOT NULL,              -- as on the paper
    number        TEXT NOT NULL,
    issued_on     DATE NOT NULL,
    total_fen     BIGINT NOT NULL CHECK (total_fen > 0),
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
