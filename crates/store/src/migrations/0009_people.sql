-- People over time: certificates, leaves, delegations, rotations, handovers; and
-- the grass-roots service platforms (R1-9, R3d-12, R3d-22, R3d-32, R2-9, R2-10).
-- Every row comes from a reviewed case and names it.

CREATE TABLE certificate (
    certificate_id BIGINT PRIMARY KEY,
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id),
    kind          TEXT NOT NULL,              -- regulation/duties/posts.toml
    number        TEXT NOT NULL,              -- as printed on it
    issued_on     DATE NOT NULL,              -- first day on which it holds
    valid_until   DATE,                       -- last day; null when it has no end
    case_id       BIGINT,                     -- the reviewed case; null for the founding
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (kind, number),
    CHECK (valid_until >= issued_on)
);
CREATE INDEX certificate_by_staff ON certificate (staff_id);

CREATE TABLE staff_leave (
    leave_id      BIGINT PRIMARY KEY,
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id), -- holds no duty while it lasts
    kind          TEXT NOT NULL CHECK (kind IN ('annual', 'sick', 'maternity', 'training', 'other')),
    from_date     DATE NOT NULL,              -- first day
    until_date    DATE NOT NULL,              -- last day
    case_id       BIGINT NOT NULL,            -- the reviewed case
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (until_date >= from_date)
);
CREATE INDEX staff_leave_by_staff ON staff_leave (staff_id);

CREATE TABLE delegation (
    delegation_id BIGINT PRIMARY KEY,
    delegator_id  BIGINT NOT NULL REFERENCES staff (staff_id), -- whose duties they are, by his own post
    delegate_id   BIGINT NOT NULL REFERENCES staff (staff_id), -- who may use them for him
    duties        TEXT NOT NULL,              -- duty codes, sorted, separated by blanks
    limit_amount_fen BIGINT CHECK (limit_amount_fen >= 0), -- greatest amount of a case, fen; null: that of the post
    limit_matters TEXT NOT NULL,              -- kinds of cases separated by blanks; empty: those of the post
    reason        TEXT NOT NULL,              -- why
    from_date     DATE NOT NULL,              -- first day
    until_date    DATE NOT NULL,              -- last day
    revoked_on    DATE,                       -- first day on which it holds no longer; null while not revoked
    case_id       BIGINT NOT NULL,            -- the reviewed case that granted it
    revoked_by_case_id BIGINT,                -- the reviewed case that revoked it; null while not revoked
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (delegator_id <> delegate_id),
    CHECK (until_date >= from_date)
);
CREATE INDEX delegation_by_delegate ON delegation (delegate_id);
CREATE INDEX delegation_by_delegator ON delegation (delegator_id);

CREATE TABLE rotation_plan (
    rotation_plan_id BIGINT PRIMARY KEY,
    appointment_id BIGINT NOT NULL REFERENCES appointment (appointment_id), -- the appointment that is to rotate
    due_on        DATE NOT NULL,              -- the last day by which it rotates
    successor_id  BIGINT REFERENCES staff (staff_id), -- who is to follow; null while open
    note          TEXT NOT NULL,              -- in words; may be empty
    case_id       BIGINT NOT NULL,            -- the reviewed case
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX rotation_plan_by_appointment ON rotation_plan (appointment_id);

CREATE TABLE handover (
    handover_id   BIGINT PRIMARY KEY,
    appointment_id BIGINT NOT NULL UNIQUE REFERENCES appointment (appointment_id), -- the appointment that ends
    giver_id      BIGINT NOT NULL REFERENCES staff (staff_id),
    receiver_id   BIGINT NOT NULL REFERENCES staff (staff_id),
    supervisor_id BIGINT NOT NULL REFERENCES staff (staff_id),
    receiver_appointment_id BIGINT REFERENCES appointment (appointment_id), -- rests until all three have signed; null when the receiver held the post already
    list_digest   TEXT NOT NULL,              -- SM3 of the list that is signed, hex; empty while it is drawn up
    returned_reason TEXT NOT NULL,            -- why receiver or supervisor sent the list back; empty when they did not
    giver_signed_at TIMESTAMPTZ,              -- null while not signed
    receiver_signed_at TIMESTAMPTZ,           -- null while not signed
    supervisor_signed_at TIMESTAMPTZ,         -- null while not signed
    case_id       BIGINT NOT NULL,            -- the reviewed case that ended the appointment
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK (giver_id <> receiver_id AND giver_id <> supervisor_id AND receiver_id <> supervisor_id)
);
CREATE INDEX handover_by_receiver_appointment ON handover (receiver_appointment_id);

CREATE TABLE handover_item (
    handover_item_id BIGINT PRIMARY KEY,
    handover_id   BIGINT NOT NULL REFERENCES handover (handover_id),
    seq           INTEGER NOT NULL,           -- 1, 2, 3 … on the list
    kind          TEXT NOT NULL,              -- regulation/duties/posts.toml
    title         TEXT NOT NULL,              -- what it is
    quantity      INTEGER NOT NULL CHECK (quantity >= 0), -- how many
    note          TEXT NOT NULL,              -- state, place; may be empty
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (handover_id, seq)
);

CREATE TABLE service_platform (
    platform_id   BIGINT PRIMARY KEY,
    code          TEXT NOT NULL UNIQUE,       -- the filing number given by the agency
    name          TEXT NOT NULL,
    unit_type     TEXT NOT NULL,              -- regulation/duties/posts.toml, platform_type
    region        TEXT NOT NULL,              -- GB/T 2260 of the county it lies in
    address       TEXT NOT NULL,
    head_name     TEXT NOT NULL,              -- legal representative or person in charge
    credit_code   TEXT NOT NULL,              -- unified credit code
    licence_number TEXT NOT NULL,             -- practising licence; empty where none is needed
    phone         TEXT NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('filed', 'closed')),
    filed_on      DATE NOT NULL,              -- day of the first filing
    version       INTEGER NOT NULL CHECK (version >= 1), -- number of the latest filing
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE platform_filing (
    filing_id     BIGINT PRIMARY KEY,
    platform_id   BIGINT NOT NULL REFERENCES service_platform (platform_id),
    version       INTEGER NOT NULL CHECK (version >= 1), -- 1, 2, 3 … of the platform
    action        TEXT NOT NULL CHECK (action IN ('file', 'change', 'close')),
    filed_on      DATE NOT NULL,
    content       TEXT NOT NULL,              -- form 2-1 as filed, JSON
    changed       TEXT NOT NULL,              -- columns that differ from the filing before, separated by blanks; empty for the first
    approval_number TEXT NOT NULL,            -- of the approving department's paper, for a change; may be empty for a first filing
    case_id       BIGINT NOT NULL,            -- the reviewed case
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (platform_id, version)
);
