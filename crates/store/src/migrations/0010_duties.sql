-- Collective decisions on cases: meetings, who was invited, how each voted (R1-10, R5-21).

CREATE TABLE collective_meeting (
    meeting_id    BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id), -- what it decides
    held_on       DATE NOT NULL,              -- the day of the meeting
    convened_by   BIGINT NOT NULL REFERENCES staff (staff_id),
    convened_at   TIMESTAMPTZ NOT NULL,
    outcome       TEXT CHECK (outcome IN ('agreed', 'not_agreed')), -- null until it has resolved
    agree         INTEGER,                    -- votes as counted; null until it has resolved
    against       INTEGER,
    abstain       INTEGER,
    minutes       TEXT,                       -- the record of what was said, kept with the case
    minutes_sm3   TEXT,                       -- its digest, hex; also in the trail
    resolved_at   TIMESTAMPTZ,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    CHECK ((outcome IS NULL) = (minutes IS NULL AND resolved_at IS NULL))
);
CREATE INDEX collective_meeting_by_case ON collective_meeting (case_id);
CREATE UNIQUE INDEX collective_meeting_open ON collective_meeting (case_id) WHERE outcome IS NULL; -- one at a time

CREATE TABLE collective_vote (
    vote_id       BIGINT PRIMARY KEY,
    meeting_id    BIGINT NOT NULL REFERENCES collective_meeting (meeting_id),
    staff_id      BIGINT NOT NULL REFERENCES staff (staff_id), -- whoever was invited
    vote          TEXT CHECK (vote IN ('agree', 'against', 'abstain')), -- null until cast
    reason        TEXT NOT NULL,              -- needed with a vote against; may be empty
    voted_at      TIMESTAMPTZ,
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (meeting_id, staff_id)             -- each person one vote
);
