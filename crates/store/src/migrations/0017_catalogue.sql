-- Catalogues of drugs, services and consumables as versions, price ceilings, and the
-- hospitals' own codes (R1-12.14, R2-48, R4-39). What holds on a day is the row with the
-- latest first day not after it, of these the one of the latest version; rows are only added.

CREATE TABLE catalogue_release (
    release_id    BIGINT PRIMARY KEY CHECK (release_id >= 1), -- number of the version, one after the other
    case_id       BIGINT UNIQUE REFERENCES review_case (case_id), -- by which it was agreed to; null for the first, with which the house began
    from_date     DATE NOT NULL,              -- first day of what it brings
    made_at       TIMESTAMPTZ NOT NULL,
    items         BIGINT NOT NULL CHECK (items >= 0),    -- how many rows of item_version it brought
    ceilings      BIGINT NOT NULL CHECK (ceilings >= 0), -- how many rows of price_ceiling
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE item_version (
    item_version_id BIGINT PRIMARY KEY,
    release_id    BIGINT NOT NULL REFERENCES catalogue_release (release_id),
    code          TEXT NOT NULL,              -- national code
    from_date     DATE NOT NULL,              -- first day on which it holds; until the next row's first day
    listed        BOOLEAN NOT NULL,           -- false: from this day on not in the catalogue
    name          TEXT NOT NULL,
    initials      TEXT NOT NULL,              -- first letters of the name's Pinyin, capital; empty when not told
    list_type     TEXT NOT NULL CHECK (list_type IN ('101', '102', '103', '104', '106', '201', '301')), -- national list
    kind          TEXT NOT NULL CHECK (kind IN ('drug', 'service', 'consumable')),
    unit          TEXT NOT NULL,              -- what is priced; empty when not told
    price_fen     BIGINT NOT NULL CHECK (price_fen >= 0), -- listed price of one unit
    item_class    TEXT NOT NULL CHECK (item_class IN ('a', 'b', 'c')), -- a, b: within scope; c: wholly at the patient's own cost
    in_scope      BOOLEAN NOT NULL,
    preself_permyriad INTEGER NOT NULL CHECK (preself_permyriad BETWEEN 0 AND 10000), -- self-pay-first share
    sex_limit     INTEGER NOT NULL CHECK (sex_limit BETWEEN 0 AND 2), -- 0 none
    min_age       INTEGER NOT NULL,           -- completed years, inclusive
    max_age       INTEGER NOT NULL,
    min_level     INTEGER NOT NULL CHECK (min_level BETWEEN 0 AND 3), -- lowest hospital level
    diagnoses     TEXT NOT NULL,              -- three-character categories that allow it, with blanks between; empty: any
    max_per_day   INTEGER NOT NULL,           -- hundredths of a unit; 0 none
    max_per_stay  INTEGER NOT NULL,
    days_per_unit INTEGER NOT NULL,           -- hundredths of a day that one unit lasts; 0 not a dispensed drug
    max_supply_days INTEGER NOT NULL,         -- 0 none
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (in_scope = (item_class <> 'c')),
    CHECK (preself_permyriad = 0 OR item_class = 'b'),
    CHECK (kind = CASE list_type WHEN '201' THEN 'service' WHEN '301' THEN 'consumable' ELSE 'drug' END),
    UNIQUE (code, from_date, release_id)
);
CREATE INDEX item_version_by_release ON item_version (release_id);

CREATE TABLE price_ceiling (
    price_ceiling_id BIGINT PRIMARY KEY,
    release_id    BIGINT NOT NULL REFERENCES catalogue_release (release_id),
    item_code     TEXT NOT NULL,              -- national code
    region        TEXT NOT NULL,              -- GB/T 2260, zeros for what lies below: 410000 the province, 000000 everywhere
    hospital_level INTEGER NOT NULL CHECK (hospital_level BETWEEN 0 AND 3), -- 0 all
    max_age       INTEGER NOT NULL CHECK (max_age BETWEEN 0 AND 150), -- for persons of at most so many completed years; 150 all
    from_date     DATE NOT NULL,              -- first day on which it holds
    ceiling_fen   BIGINT CHECK (ceiling_fen >= 0), -- highest price of one unit that is within scope; null: no ceiling of this kind any more
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (item_code, region, hospital_level, max_age, from_date, release_id)
);
CREATE INDEX price_ceiling_by_release ON price_ceiling (release_id);
