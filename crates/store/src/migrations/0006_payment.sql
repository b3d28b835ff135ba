-- Paying providers and persons: batch, instructions, the bank's receipts (R3d-26, R1-20).

CREATE TABLE payment_batch (
    batch_id      BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    month         TEXT NOT NULL,
    serial        TEXT NOT NULL UNIQUE,
    state         TEXT NOT NULL CHECK (state IN ('made', 'released', 'closed', 'void')),
    instruction_count BIGINT NOT NULL,
    total_fen     BIGINT NOT NULL CHECK (total_fen >= 0),
    lines_digest  TEXT NOT NULL,              -- SM3 of the instruction lines as made: what is released must be what was made
    file_digest   TEXT,                       -- SM3 of the instruction file; set at release
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE payment_instruction (
    instruction_id BIGINT PRIMARY KEY,
    batch_id      BIGINT NOT NULL REFERENCES payment_batch (batch_id),
    statement_id  BIGINT REFERENCES statement (statement_id), -- what is paid: the statement of a provider
    provider_id   BIGINT,                     -- whose statement
    reimbursement_id BIGINT,                  -- or a person's reimbursement
    payee_digest  TEXT NOT NULL,              -- keyed digest of the payee as approved: name, bank, account and, for a person, the version of his account
    fund          TEXT NOT NULL,              -- a fund of regulation/catalogs/funds.toml
    payee_name    TEXT NOT NULL,
    payee_bank    TEXT NOT NULL,
    payee_account TEXT NOT NULL,              -- sealed
    amount_fen    BIGINT NOT NULL CHECK (amount_fen > 0),
    state         TEXT NOT NULL CHECK (state IN ('made', 'sent', 'done', 'refused', 'unknown', 'void')),
    bank_reference TEXT,                      -- the bank's number once it has answered
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK ((statement_id IS NULL) = (provider_id IS NULL)),
    CHECK ((statement_id IS NULL) <> (reimbursement_id IS NULL))
);
-- Never paid twice: one instruction that is not refused or void per statement or reimbursement and fund.
CREATE UNIQUE INDEX payment_once ON payment_instruction (statement_id, fund) WHERE state NOT IN ('refused', 'void');
CREATE UNIQUE INDEX reimbursement_paid_once ON payment_instruction (reimbursement_id, fund) WHERE state NOT IN ('refused', 'void');
CREATE INDEX payment_instruction_by_batch ON payment_instruction (batch_id);

CREATE TABLE bank_receipt (
    bank_receipt_id BIGINT PRIMARY KEY,
    batch_id      BIGINT NOT NULL REFERENCES payment_batch (batch_id),
    file_digest   TEXT NOT NULL UNIQUE,       -- the same file is taken once
    received_at   TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE bank_receipt_line (
    bank_receipt_line_id BIGINT PRIMARY KEY,
    bank_receipt_id BIGINT NOT NULL REFERENCES bank_receipt (bank_receipt_id),
    line_number   INTEGER NOT NULL,
    instruction_id BIGINT,                    -- null when it matches none
    reference     TEXT NOT NULL,              -- the instruction it names
    bank_reference TEXT NOT NULL,
    payee_account TEXT NOT NULL,              -- sealed
    amount_fen    BIGINT NOT NULL,
    result        TEXT NOT NULL CHECK (result IN ('done', 'refused', 'unknown')),
    paid_on       DATE,
    matched       TEXT NOT NULL CHECK (matched IN ('matched', 'amount_differs', 'account_differs', 'no_instruction', 'repeated', 'state_differs')),
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (bank_receipt_id, line_number)
);
CREATE UNIQUE INDEX bank_reference_once ON bank_receipt_line (bank_reference) WHERE matched = 'matched' AND result = 'done';
