-- Books per fund: vouchers with three signatories, postings, months, reconciliation (R1-20, R1-21, R3d-27, R3d-28).

CREATE TABLE voucher (
    voucher_id    BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id),
    fund          TEXT NOT NULL,
    month         TEXT NOT NULL,              -- of the books
    serial        TEXT UNIQUE,                -- drawn when posted
    event         TEXT NOT NULL,              -- posting template: provider_payment, opening …
    summary       TEXT NOT NULL,
    batch_id      BIGINT,                     -- the payment batch it books, if any
    reopening_case_id BIGINT REFERENCES review_case (case_id), -- made while its month, closed before, was open again by this case; else null
    reverses_id   BIGINT REFERENCES voucher (voucher_id),
    state         TEXT NOT NULL CHECK (state IN ('made', 'reviewed', 'posted', 'void')),
    made_by       BIGINT NOT NULL REFERENCES staff (staff_id),
    reviewed_by   BIGINT REFERENCES staff (staff_id),
    posted_by     BIGINT REFERENCES staff (staff_id),
    posted_on     DATE,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (made_by <> reviewed_by AND made_by <> posted_by AND reviewed_by <> posted_by),
    CHECK ((state = 'posted') = (serial IS NOT NULL))
);
CREATE UNIQUE INDEX voucher_reversed_once ON voucher (reverses_id) WHERE reverses_id IS NOT NULL AND state <> 'void';
CREATE INDEX voucher_by_month ON voucher (month, fund);

CREATE TABLE voucher_line (
    voucher_line_id BIGINT PRIMARY KEY,
    voucher_id    BIGINT NOT NULL REFERENCES voucher (voucher_id),
    line_number   INTEGER NOT NULL,
    account       TEXT NOT NULL,              -- regulation/catalogs/accounts.toml
    side          TEXT NOT NULL CHECK (side IN ('debit', 'credit')),
    amount_fen    BIGINT NOT NULL CHECK (amount_fen > 0), -- a reversal swaps the sides
    summary       TEXT NOT NULL,
    instruction_id BIGINT,                    -- the payment it books, if it books one; what reconciliation goes by
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (voucher_id, line_number)
);

CREATE TABLE posting (
    posting_id    BIGINT PRIMARY KEY,         -- append-only: a voucher line that counts
    voucher_id    BIGINT NOT NULL REFERENCES voucher (voucher_id),
    line_number   INTEGER NOT NULL,
    fund          TEXT NOT NULL,
    month         TEXT NOT NULL,
    account       TEXT NOT NULL,
    side          TEXT NOT NULL CHECK (side IN ('debit', 'credit')),
    amount_fen    BIGINT NOT NULL CHECK (amount_fen > 0),
    instruction_id BIGINT,                    -- as in the voucher line
    posted_at     TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (voucher_id, line_number)
);
CREATE INDEX posting_by_account ON posting (fund, month, account);

CREATE TABLE books_month (
    books_month_key TEXT PRIMARY KEY,         -- fund/YYYY-MM
    fund          TEXT NOT NULL,
    month         TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    closed_by     BIGINT REFERENCES staff (staff_id),
    closed_at     TIMESTAMPTZ,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE reconciliation (
    reconciliation_id BIGINT PRIMARY KEY,
    month         TEXT NOT NULL,
    fund          TEXT NOT NULL,
    business_fen  BIGINT NOT NULL,            -- instructions done
    ledger_fen    BIGINT NOT NULL,            -- posted expense
    bank_fen      BIGINT NOT NULL,            -- matched receipt lines
    differences   TEXT NOT NULL,              -- JSON list; empty when all agree
    run_at        TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX reconciliation_by_month ON reconciliation (month, fund);
