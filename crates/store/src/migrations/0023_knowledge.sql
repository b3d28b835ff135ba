-- Knowledge of the claims audit as versions (R1-12.11, R4-15). The founding version is law
-- data (regulation/audit/knowledge); what stands here comes after it by review. What holds
-- on a day is, of the rows with one table and identity, the one with the latest first day
-- not after it, of these the one of the latest version; rows are only added.

CREATE TABLE knowledge_release (
    release_id    BIGINT PRIMARY KEY CHECK (release_id >= 1), -- number of the version, one after the other
    case_id       BIGINT NOT NULL UNIQUE REFERENCES review_case (case_id), -- by which it was agreed to
    table_name    TEXT NOT NULL,              -- the table of knowledge it changes
    from_date     DATE NOT NULL,              -- first day of what it brings
    made_at       TIMESTAMPTZ NOT NULL,
    row_count     BIGINT NOT NULL CHECK (row_count >= 1), -- how many rows of knowledge_row it brought
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE knowledge_row (
    knowledge_row_id BIGINT PRIMARY KEY,
    release_id    BIGINT NOT NULL REFERENCES knowledge_release (release_id),
    table_name    TEXT NOT NULL,
    key_code      TEXT NOT NULL,              -- first column of the table: an item, or a code of a disease, procedure or substance
    other_code    TEXT NOT NULL,              -- second code of the table; empty where it has none
    numbers       TEXT NOT NULL,              -- its columns of numbers and days in their order, with commas between; an empty one leaves it to the rule
    reference     TEXT NOT NULL,              -- what names the row in its publication; empty when nothing does
    identity      TEXT NOT NULL,              -- what tells it from the table's other rows: its codes and those numbers that may stand several times, with commas between
    from_date     DATE NOT NULL,              -- first day on which it holds; until the next row's first day
    holds         BOOLEAN NOT NULL,           -- false: from this day on there is no such row
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (table_name, identity, from_date, release_id)
);
CREATE INDEX knowledge_row_by_key ON knowledge_row (key_code);
CREATE INDEX knowledge_row_by_other ON knowledge_row (other_code);
CREATE INDEX knowledge_row_by_release ON knowledge_row (release_id);

CREATE TABLE knowledge_trial (
    knowledge_trial_id BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id), -- the change that was tried
    form_version  INTEGER NOT NULL CHECK (form_version >= 1), -- of its form, as in case_form
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id), -- who looked at the outcome
    months        TEXT NOT NULL,              -- the settlement months it ran over, with commas between; empty where none is kept
    outcome       TEXT NOT NULL,              -- JSON: hits and amounts by rule and month, without and with the change
    tried_at      TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX knowledge_trial_by_case ON knowledge_trial (case_id, form_version);
