-- What hospitals file for insured persons over the interface (R1-12.4, R1-12.5, R2-41,
-- R2-51): it waits until somebody of the agency takes it up as a case, declines it, or the
-- hospital takes it back. By itself it has no effect.

CREATE TABLE filing (
    filing_id     BIGINT PRIMARY KEY,
    provider_id   BIGINT NOT NULL REFERENCES provider (provider_id), -- the hospital that filed it
    person_id     BIGINT NOT NULL REFERENCES person (person_id),     -- for whom
    matter        TEXT NOT NULL,              -- kind of the case it becomes
    content       TEXT NOT NULL,              -- sealed: JSON, the matter's form as far as a message carries it, and the hospital's words
    filed_at      TIMESTAMPTZ NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'taken_up', 'declined', 'withdrawn')),
    case_id       BIGINT UNIQUE REFERENCES review_case (case_id), -- the case it became; null unless taken up
    reason        TEXT,                       -- declined: code of the matter's list; null otherwise
    comment       TEXT NOT NULL,              -- why it was declined or withdrawn, in words; empty while it waits and when taken up
    ended_by      BIGINT REFERENCES staff (staff_id), -- who took it up or declined it; null while it waits and when withdrawn
    ended_at      TIMESTAMPTZ,                -- null while it waits
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK ((state = 'waiting') = (ended_at IS NULL)),
    CHECK ((state = 'taken_up') = (case_id IS NOT NULL)),
    CHECK ((state = 'declined') = (reason IS NOT NULL)),
    CHECK ((state IN ('taken_up', 'declined')) = (ended_by IS NOT NULL))
);
CREATE INDEX filing_by_state ON filing (state, filed_at);
CREATE INDEX filing_by_person ON filing (person_id, matter);

-- The settlement lists that hospitals hand in after settling (R3d-39.2, R3d-39.3): all
-- groups as sent, one version after the other; the last one counts.
CREATE TABLE settlement_list (
    settlement_list_id BIGINT PRIMARY KEY,
    settlement_id BIGINT NOT NULL REFERENCES settlement (settlement_id),
    visit_id      BIGINT NOT NULL REFERENCES visit (visit_id),
    version       INTEGER NOT NULL CHECK (version >= 1), -- 1, 2, 3 … within the settlement
    content       TEXT NOT NULL,              -- sealed: JSON, every group and field of the standard as it was sent
    sent_at       TIMESTAMPTZ NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'refused', 'replaced')), -- replaced: a later version counts
    comment       TEXT NOT NULL,              -- the agency's words when it last judged it; empty before
    judged_by     BIGINT REFERENCES staff (staff_id), -- null before the agency judged it
    judged_at     TIMESTAMPTZ,                -- the same
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (settlement_id, version),
    CHECK ((judged_by IS NULL) = (judged_at IS NULL)),
    CHECK (state NOT IN ('approved', 'refused') OR judged_by IS NOT NULL)
);
CREATE INDEX settlement_list_by_visit ON settlement_list (visit_id);
