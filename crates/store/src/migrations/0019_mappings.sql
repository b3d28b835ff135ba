-- Mappings 目录对照: a hospital's own items and the national codes they stand for
-- (R1-12.14, R4-39, R4-41). What was proposed never changes; only its state moves. On a day
-- holds the one that was approved, has begun, has not ended and was not taken back before.

CREATE TABLE item_mapping (
    item_mapping_id BIGINT PRIMARY KEY,
    provider_id   BIGINT NOT NULL REFERENCES provider (provider_id),
    own_code      TEXT NOT NULL,              -- the hospital's own code of the item (fixmedins_hilist_id, medins_list_codg)
    own_name      TEXT NOT NULL,              -- and its name there
    list_type     TEXT NOT NULL CHECK (list_type IN ('101', '102', '103', '104', '106', '201', '301')), -- national list
    item_code     TEXT NOT NULL,              -- national code
    from_date     DATE NOT NULL,              -- first day
    until_date    DATE NOT NULL,              -- last day, as the hospital told it
    approval_number TEXT NOT NULL,            -- of the drug (aprvno); empty when not told, as the seven below
    dosage_form   TEXT NOT NULL,
    specification TEXT NOT NULL,
    package       TEXT NOT NULL,              -- what a package holds
    unit          TEXT NOT NULL,              -- what is priced
    excluded      TEXT NOT NULL,              -- what the item leaves out
    content       TEXT NOT NULL,              -- what it consists of
    memo          TEXT NOT NULL,
    price_fen     BIGINT CHECK (price_fen >= 0), -- the hospital's price of one unit; null when not told
    state         TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'withdrawn')),
    proposed_by   BIGINT REFERENCES staff (staff_id), -- who brought it in; null when the hospital's system did
    proposed_at   TIMESTAMPTZ NOT NULL,
    case_id       BIGINT REFERENCES review_case (case_id), -- by which it was approved or rejected; null before
    reason_code   TEXT,                       -- why it was rejected
    decided_at    TIMESTAMPTZ,                -- when; null before
    withdrawn_on  DATE,                       -- taken back: the first day on which it holds no more
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (from_date <= until_date),
    CHECK ((state = 'rejected') = (reason_code IS NOT NULL)),
    CHECK ((state = 'withdrawn') = (withdrawn_on IS NOT NULL)),
    CHECK ((case_id IS NULL) = (decided_at IS NULL)),
    CHECK (state <> 'pending' OR case_id IS NULL),
    CHECK (state NOT IN ('approved', 'rejected') OR case_id IS NOT NULL)
);
CREATE UNIQUE INDEX item_mapping_begins_once ON item_mapping (provider_id, own_code, from_date) WHERE state IN ('pending', 'approved'); -- days that overlap are refused by the program, under a lock
CREATE INDEX item_mapping_by_state ON item_mapping (state, provider_id);
CREATE INDEX item_mapping_by_item ON item_mapping (item_code);
