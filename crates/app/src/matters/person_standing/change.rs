//! What a change makes of the standings that a person has: a further one, or one that
//! ends earlier. Pure: looked at with the application and again under the person's lock.
//!
//! Article: R2-13, R2-98.

use base::{Date, Refusal};
use regulation::benefits::Status;
use store::entity::person_standing;

use super::form::StandingChange;

/// A change that was read from a form.
pub(super) struct Asked {
    pub(super) standing: Status,
    pub(super) change: StandingChange,
    /// First day, or last.
    pub(super) day: Date,
    /// Last day of one that begins, where it is known.
    pub(super) until: Option<Date>,
}

/// What becomes of a person's rows.
pub(super) enum Becomes {
    /// A row more.
    Begun,
    /// This row, with its last day.
    Ended(person_standing::Model),
}

impl Asked {
    /// What becomes of these rows, all of one person.
    ///
    /// # Errors
    /// One that begins is in force on one of its days already; one that ends is not
    /// in force on the day, nor begins on the next.
    pub(super) fn becomes(&self, rows: &[person_standing::Model]) -> Result<Becomes, Refusal> {
        let mut same = rows.iter().filter(|row| row.standing == self.standing.as_str());
        match self.change {
            StandingChange::Begins => {
                if same.any(|row| self.meets(row)) {
                    return Err(Refusal::conflict(
                        "standing_held_already",
                        "该人员在此期间已有这一身份",
                        "the person has this standing in these days already",
                    )
                    .citing("R2-13"));
                }
                Ok(Becomes::Begun)
            }
            StandingChange::Ends => {
                let ending = same.find(|row| may_end(row, self.day)).ok_or_else(|| {
                    Refusal::conflict(
                        "standing_not_held",
                        "该人员在该日没有这一身份，或已登记终止",
                        "the person has no such standing on that day, or its end is known already",
                    )
                    .citing("R2-13")
                })?;
                Ok(Becomes::Ended(person_standing::Model { until_date: Some(self.day), ..ending.clone() }))
            }
        }
    }

    /// Whether a row has a day in common with what begins.
    fn meets(&self, row: &person_standing::Model) -> bool {
        let taken_back = row.until_date.is_some_and(|until| until < row.from_date);
        let begins_later = self.until.is_some_and(|until| until < row.from_date);
        let ended_before = row.until_date.is_some_and(|until| until < self.day);
        !(taken_back || begins_later || ended_before)
    }
}

/// A row that is in force on the day after `last`, so that this may be its last one.
fn may_end(row: &person_standing::Model, last: Date) -> bool {
    last.next_day().is_some_and(|next| row.from_date <= next) && row.until_date.is_none_or(|until| last < until)
}

#[cfg(test)]
mod tests {
    use base::parse_date;

    use super::*;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn row(from: &str, until: Option<&str>) -> person_standing::Model {
        person_standing::Model {
            person_standing_id: 1,
            person_id: 1,
            standing: "student".to_owned(),
            from_date: day(from),
            until_date: until.map(day),
            ground: String::new(),
            document: String::new(),
            case_id: 1,
            ended_case_id: None,
            rev: 1,
        }
    }

    fn asked(change: StandingChange, from: &str, until: Option<&str>) -> Asked {
        Asked { standing: Status::Student, change, day: day(from), until: until.map(day) }
    }

    #[test]
    fn a_standing_begins_where_no_day_has_it_yet() {
        let kept = [row("2026-03-01", Some("2026-06-30")), row("2026-09-01", Some("2026-08-31"))];
        for (from, until, fits) in [
            ("2026-01-01", Some("2026-02-28"), true),
            ("2026-01-01", Some("2026-03-01"), false),
            ("2026-01-01", None, false),
            ("2026-06-30", None, false),
            // From the first of July on: the second row was taken back altogether.
            ("2026-07-01", None, true),
        ] {
            let came = asked(StandingChange::Begins, from, until).becomes(&kept);
            assert_eq!(came.is_ok(), fits, "{from} {until:?}");
        }
    }

    #[test]
    fn a_standing_ends_on_a_day_that_has_it_and_is_taken_back_the_day_before() {
        let kept = [row("2026-03-01", None)];
        for (last, fits) in [("2026-02-27", false), ("2026-02-28", true), ("2026-03-01", true), ("2027-01-01", true)] {
            let came = asked(StandingChange::Ends, last, None).becomes(&kept);
            assert_eq!(came.is_ok(), fits, "{last}");
        }
        let known = [row("2026-03-01", Some("2026-06-30"))];
        assert!(asked(StandingChange::Ends, "2026-06-30", None).becomes(&known).is_err());
        assert!(asked(StandingChange::Ends, "2026-06-29", None).becomes(&known).is_ok());
    }
}
