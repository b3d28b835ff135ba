-- Accounts beyond name and password: passwords used before, the second factor,
-- resets by two administrators, alerts (G22239-8.1.4.1, G22239-8.1.4.2, R1-24, R3d-13).

CREATE TABLE password_used (
    password_used_id BIGINT PRIMARY KEY,
    account_id    BIGINT NOT NULL REFERENCES account (account_id),
    password_hash TEXT NOT NULL,              -- argon2id in PHC form; a new password is compared with the last of them
    chosen_at     TIMESTAMPTZ NOT NULL,
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
CREATE INDEX password_used_by_account ON password_used (account_id, password_used_id);

CREATE TABLE second_factor (
    account_id    BIGINT PRIMARY KEY REFERENCES account (account_id),
    state         TEXT NOT NULL CHECK (state IN ('offered', 'active', 'removed')),
    sealed_secret TEXT NOT NULL,              -- sealed: the device's secret, Base32; of nothing when removed
    offered_at    TIMESTAMPTZ NOT NULL,
    active_since  TIMESTAMPTZ,                -- null until the first code was proven
    last_step     BIGINT NOT NULL,            -- number of the time step whose code was used last: that one and earlier ones work no more
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);

CREATE TABLE account_reset (
    reset_id      BIGINT PRIMARY KEY,
    account_id    BIGINT NOT NULL REFERENCES account (account_id),
    kind          TEXT NOT NULL CHECK (kind IN ('password', 'second_factor')),
    reason        TEXT NOT NULL,              -- as the first administrator stated it
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'refused')),
    requested_by  BIGINT NOT NULL REFERENCES staff (staff_id),
    requested_at  TIMESTAMPTZ NOT NULL,
    expires_at    TIMESTAMPTZ NOT NULL,       -- after it nobody confirms it any more
    decided_by    BIGINT REFERENCES staff (staff_id), -- null while it waits
    decided_at    TIMESTAMPTZ,                -- null while it waits
    decision_note TEXT,                       -- why it was refused; null otherwise
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CONSTRAINT reset_by_two CHECK (decided_by IS NULL OR decided_by <> requested_by)
);
CREATE UNIQUE INDEX account_reset_waiting ON account_reset (account_id, kind) WHERE state = 'waiting';

CREATE TABLE account_alert (
    alert_id      BIGINT PRIMARY KEY,
    kind          TEXT NOT NULL CHECK (kind IN ('shared_device', 'locked', 'unused', 'left', 'stood_in', 'seed_withheld')),
    account_id    BIGINT NOT NULL REFERENCES account (account_id),
    other_account_id BIGINT REFERENCES account (account_id), -- shared_device: who signed in before; stood_in: the head who decided a reset; else null
    at            TIMESTAMPTZ NOT NULL,
    address       TEXT,                       -- from where, if known
    seen_by       BIGINT REFERENCES staff (staff_id), -- the security administrator who looked into it; null before
    seen_at       TIMESTAMPTZ,                -- null before
    note          TEXT,                       -- what came of it; null before
    rev           BIGINT NOT NULL CHECK (rev >= 1)
);
