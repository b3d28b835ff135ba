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
    basic_earlier_fen BIGINT,                 -- what earlier statements took off it already; null when none looked at it
    critical_illness_earlier_fen BIGINT,
    hardship_earlier_fen BIGINT,
    basic_fen     BIGINT NOT NULL,            -- what this statement takes off; below zero: gives back
    critical_illness_fen BIGINT NOT NULL,
    hardship_fen  BIGINT NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX statement_deduction_of_visit ON statement_deduction (visit_id);
CREATE INDEX statement_deduction_of_statement ON statement_deduction (statement_id);
