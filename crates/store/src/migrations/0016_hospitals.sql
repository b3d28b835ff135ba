-- Hospitals connected: the keys with which their messages are proven, every message
-- with its answer, files on their way (R2-36, R3d-39.2).

CREATE TABLE his_key (
    key_id        BIGINT PRIMARY KEY,
    provider_id   BIGINT NOT NULL REFERENCES provider (provider_id),
    profile       TEXT NOT NULL CHECK (profile IN ('hmac_sha1', 'hmac_sm3', 'sm2', 'sm2_sm4', 'unsigned')),
    access_key    TEXT NOT NULL,              -- by which a gateway's headers name it; no secret
    sealed_secret TEXT NOT NULL,              -- sealed: the shared secret, an empty one where the profile has none
    public_key    TEXT NOT NULL,              -- the hospital's SM2 key, 04 and 128 hexadecimal digits; empty where the profile has none
    state         TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
    issued_by     BIGINT NOT NULL REFERENCES staff (staff_id),
    issued_at     TIMESTAMPTZ NOT NULL,
    withdrawn_at  TIMESTAMPTZ,                -- null while it holds
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
    CHECK (profile NOT IN ('sm2', 'sm2_sm4') OR public_key <> '')
);
CREATE UNIQUE INDEX his_key_in_force ON his_key (provider_id) WHERE state = 'active';
CREATE UNIQUE INDEX his_key_by_name ON his_key (access_key);

CREATE TABLE his_message (
    message_id    BIGINT PRIMARY KEY,
    provider_id   BIGINT REFERENCES provider (provider_id), -- null when the sender was not known or not proven
    infno         TEXT NOT NULL,              -- number of the transaction; empty when it could not be read
    msgid         TEXT NOT NULL,              -- the sender's number of the message; empty when it could not be read
    received_at   TIMESTAMPTZ NOT NULL,
    hour          INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23), -- of that instant in Beijing
    took_ms       BIGINT NOT NULL CHECK (took_ms >= 0),
    code          TEXT NOT NULL,              -- of the refusal; empty when it was carried out
    request_bytes BIGINT NOT NULL CHECK (request_bytes >= 0),
    sealed_request TEXT NOT NULL,             -- the message as it came, under a sealing key of the house
    sealed_answer TEXT NOT NULL,              -- what was answered, the same
    key_name      TEXT NOT NULL               -- which sealing key: they pass with the days they are kept, and are not sealed anew
);
CREATE INDEX his_message_by_time ON his_message (received_at);
CREATE INDEX his_message_by_provider ON his_message (provider_id, received_at);

CREATE TABLE his_file (
    file_number   TEXT PRIMARY KEY,           -- drawn at random; whoever knows it and is its provider fetches the file
    provider_id   BIGINT NOT NULL REFERENCES provider (provider_id),
    name          TEXT NOT NULL,              -- as told; shown, never used as a path
    content       BYTEA NOT NULL,
    kept_at       TIMESTAMPTZ NOT NULL,
    kept_until    TIMESTAMPTZ NOT NULL        -- not given any more afterwards
);
CREATE INDEX his_file_by_time ON his_file (kept_until);
