-- Standings of persons over time (R2-13, R2-46, R2-92): which terms of a policy are for
-- someone is decided by what is in force on the day by which the policy counts a bill.
CREATE TABLE person_standing (
    person_standing_id BIGINT PRIMARY KEY,
    person_id     BIGINT NOT NULL REFERENCES person (person_id),
    standing      TEXT NOT NULL,              -- its word in benefit law: hardship, student …
    from_date     DATE NOT NULL,              -- first day it holds
    until_date    DATE,                       -- last day it holds; null while it lasts; before from_date: taken back altogether
    ground        TEXT NOT NULL,              -- on what finding, of which authority
    document      TEXT NOT NULL,              -- number of the list or certificate
    case_id       BIGINT NOT NULL REFERENCES review_case (case_id), -- the case by which it began
    ended_case_id BIGINT REFERENCES review_case (case_id), -- the case by which it ended; null where the first one said the last day, or none did
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (case_id, person_id)
);
CREATE INDEX person_standing_by_person ON person_standing (person_id, from_date);

-- What was found of a settled visit about who bears its cost (R2-61, R2-62, R3a-8).
CREATE TABLE bill_finding (
    bill_finding_id BIGINT PRIMARY KEY,
    case_id       BIGINT NOT NULL UNIQUE REFERENCES review_case (case_id),
    visit_id      BIGINT NOT NULL REFERENCES visit (visit_id),
    person_id     BIGINT NOT NULL REFERENCES person (person_id), -- whose visit it is
    finding       TEXT NOT NULL CHECK (finding IN ('not_informed', 'certificate_unjustified', 'without_consent')),
    amount_fen    BIGINT NOT NULL CHECK (amount_fen >= 0), -- out-of-scope cost without consent; zero for the others
    ground        TEXT NOT NULL,              -- what was found, in words
    found_on      DATE NOT NULL,              -- when the case was approved
    rev           BIGINT NOT NULL CHECK (rev >= 1),
    UNIQUE (visit_id, finding),
    CHECK ((finding = 'without_consent') = (amount_fen > 0))
);
CREATE INDEX bill_finding_by_person ON bill_finding (person_id);
