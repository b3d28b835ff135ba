//! Settles millions of stays held in columns, on several threads, with the
//! same rules as one stay. For the bulk command and for comparing policies.
//!
//! Nothing is allocated per stay. The result is the same whatever the order of
//! the rows and the number of threads.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64, R2-92

use std::num::NonZeroUsize;
use std::sync::Mutex;

use base::{Date, Fen};

use crate::grouping::{Ordered, Parts};
use crate::rules::{Who, settle_stay};
use crate::state::{EPOCH_JULIAN_DAY, epoch_day};
use crate::{CannotSettle, Policy, PrecedingStay, Referral, Settled, Stay, StayField, StayId, YearSums};

/// Stays as columns of equal length, one row a stay. Dates are days since
/// 1970-01-01, amounts fen, flags 0 or 1, codes as in the bulk file.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "the columns are the fields of `Stay`")]
pub struct StayColumns<'a> {
    pub stay_id: &'a [i64],
    pub person_id: &'a [i64],
    pub birth_date: &'a [i32],
    pub admit_date: &'a [i32],
    pub discharge_date: &'a [i32],
    pub tier: &'a [u8],
    pub out_of_area: &'a [u8],
    pub total_fen: &'a [i64],
    pub out_of_scope_fen: &'a [i64],
    pub preself_fen: &'a [i64],
    pub referral: &'a [u8],
    pub is_cont: &'a [u8],
    pub prior_stay_id: &'a [i64],
    pub hardship: &'a [u8],
}

macro_rules! settled_columns {
    ($($(#[$doc:meta])* $name:ident: $kind:ty,)*) => {
        /// The settlements as columns of equal length, in the order in which
        /// persons are settled: all stays of a person together, by admission.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct SettledColumns {
            $($(#[$doc])* pub $name: Vec<$kind>,)*
            /// The rows that could not be settled, by row.
            pub rejected: Vec<Rejected>,
        }

        /// The place for a part's settlements.
        struct Slots<'a> {
            $($name: &'a mut [$kind],)*
        }

        impl SettledColumns {
            fn with_rows(rows: usize) -> SettledColumns {
                SettledColumns { $($name: vec![Default::default(); rows],)* rejected: Vec::new() }
            }

            fn slots(&mut self) -> Slots<'_> {
                Slots { $($name: &mut self.$name,)* }
            }

            /// Leaves out the slots given, which ascend.
            fn leave_out(&mut self, empty: &[usize]) {
                $(leave_out(&mut self.$name, empty);)*
            }
        }

        impl<'a> Slots<'a> {
            /// The first so many slots; the rest stays.
            fn take(&mut self, rows: usize) -> Slots<'a> {
                Slots { $($name: self.$name.split_off_mut(..rows).expect("the parts cover the rows once"),)* }
            }
        }
    };
}

settled_columns! {
    /// The row of the stay in the columns given.
    row: u32,
    /// The stay.
    stay_id: i64,
    /// In-scope cost, fen.
    in_scope: i64,
    /// Standard deductible, fen.
    ded_std: i64,
    /// Deductible borne, fen.
    ded: i64,
    /// Percentage points.
    ratio_cut: u8,
    /// Paid by the basic layer, fen.
    basic: i64,
    /// Paid by critical-illness insurance, fen.
    ci: i64,
    /// Paid by the hardship supplement, fen.
    hs: i64,
    /// Left to the person, fen.
    self_in_scope: i64,
    /// 1 where a person has to look at it.
    review: u8,
}

/// A row that could not be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rejected {
    /// Its row in the columns given.
    pub row: u32,
    /// The stay.
    pub stay_id: i64,
    /// Why.
    pub why: CannotSettle,
}

/// Settles all rows, every person's history from the beginning.
///
/// # Panics
/// When the columns differ in length, or hold 2^32 rows or more; and when the
/// policy pays by layers the result has no columns for (see
/// [`Policy::pays_by_three_layers`]).
pub fn settle_columns(policy: &Policy, columns: &StayColumns<'_>, threads: NonZeroUsize) -> SettledColumns {
    columns.check_lengths();
    assert!(policy.pays_by_three_layers(), "the columns tell what three layers pay");
    let parts = Parts::of(columns, policy.by_discharge(), threads);
    let mut settled = SettledColumns::with_rows(columns.rows());
    let mut slots = settled.slots();
    let mut first_slot = 0;
    let jobs = parts.sizes().into_iter().enumerate().map(|(part, rows)| {
        first_slot += rows;
        (part, first_slot - rows, slots.take(rows))
    });
    let jobs = Mutex::new(jobs.collect::<Vec<_>>().into_iter());
    let rejected = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.get() {
            scope.spawn(|| {
                let (mut ordered, mut refused) = (Ordered::default(), Vec::new());
                loop {
                    let job = jobs.lock().expect("no thread panics while it holds the lock").next();
                    let Some((part, first_slot, mut slots)) = job else { break };
                    let (mut history, mut slot) = (History::default(), 0);
                    parts.for_each(part, &mut ordered, |row| {
                        match history.settle(policy, row) {
                            Ok(settled) => slots.put(slot, row, &settled),
                            Err(why) => {
                                let rejected = Rejected { row: row.row, stay_id: row.stay_id, why };
                                refused.push((first_slot + slot, rejected));
                            }
                        }
                        slot += 1;
                    });
                }
                rejected.lock().expect("no thread panics while it holds the lock").append(&mut refused);
            });
        }
    });
    let mut rejected = rejected.into_inner().expect("no thread panics while it holds the lock");
    rejected.sort_unstable_by_key(|(slot, _)| *slot);
    let empty: Vec<usize> = rejected.iter().map(|(slot, _)| *slot).collect();
    settled.leave_out(&empty);
    settled.rejected = rejected.into_iter().map(|(_, rejected)| rejected).collect();
    settled.rejected.sort_unstable();
    settled
}

/// What one person's next stay needs; begins anew with the next person. Stays
/// come in the order of the deciding day, so the sums of one year are enough.
#[derive(Default)]
struct History {
    person_id: Option<i64>,
    sums: YearSums,
    preceding: Option<PrecedingStay>,
}

impl History {
    #[inline]
    fn settle(&mut self, policy: &Policy, row: &StayRow) -> Result<Settled, CannotSettle> {
        if self.person_id != Some(row.person_id) {
            *self = History { person_id: Some(row.person_id), ..History::default() };
        }
        let stay = row.stay()?;
        let day = policy.deciding_day(&stay);
        if self.sums.year != day.year() {
            self.sums = YearSums::begin(day.year());
        }
        let (terms, who) = (policy.terms_on(day), Who::of_stay(&stay));
        let order_day = row.order_day(policy.by_discharge());
        let preceding = self.preceding.as_ref();
        let (part, layers) = settle_stay(terms, &mut self.sums, preceding, order_day, &stay, &who, &mut ())?;
        self.preceding = part.this;
        let settled = Settled::of(&part, &layers);
        assert!(settled.adds_up_to(&stay), "what everyone pays adds up to the bill, and no share is negative");
        Ok(settled)
    }
}

impl Slots<'_> {
    #[inline]
    fn put(&mut self, slot: usize, row: &StayRow, settled: &Settled) {
        self.row[slot] = row.row;
        self.stay_id[slot] = row.stay_id;
        self.in_scope[slot] = settled.in_scope.0;
        self.ded_std[slot] = settled.ded_std.0;
        self.ded[slot] = settled.ded.0;
        self.ratio_cut[slot] = settled.ratio_cut;
        self.basic[slot] = settled.basic.0;
        self.ci[slot] = settled.ci.0;
        self.hs[slot] = settled.hs.0;
        self.self_in_scope[slot] = settled.self_in_scope.0;
        self.review[slot] = u8::from(settled.review);
    }
}

/// One row, packed: as it stands in the columns, not yet checked.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct StayRow {
    pub(crate) person_id: i64,
    pub(crate) stay_id: i64,
    total_fen: i64,
    out_of_scope_fen: i64,
    preself_fen: i64,
    prior_stay_id: i64,
    birth_date: i32,
    admit_date: i32,
    discharge_date: i32,
    pub(crate) row: u32,
    tier: u8,
    out_of_area: u8,
    referral: u8,
    is_cont: u8,
    hardship: u8,
}

impl StayColumns<'_> {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.stay_id.len()
    }

    /// The stay in a row.
    ///
    /// # Errors
    /// A date out of range, a flag that is neither 0 nor 1, an unknown referral.
    pub fn stay(&self, row: usize) -> Result<Stay, CannotSettle> {
        self.row(row).stay()
    }

    /// The order of settlement.
    #[inline]
    pub(crate) fn order(&self, row: usize, by_discharge: bool) -> (i64, i32, i64) {
        let day = if by_discharge { self.discharge_date[row] } else { self.admit_date[row] };
        (self.person_id[row], day, self.stay_id[row])
    }

    #[inline]
    pub(crate) fn row(&self, row: usize) -> StayRow {
        StayRow {
            person_id: self.person_id[row],
            stay_id: self.stay_id[row],
            total_fen: self.total_fen[row],
            out_of_scope_fen: self.out_of_scope_fen[row],
            preself_fen: self.preself_fen[row],
            prior_stay_id: self.prior_stay_id[row],
            birth_date: self.birth_date[row],
            admit_date: self.admit_date[row],
            discharge_date: self.discharge_date[row],
            row: row as u32,
            tier: self.tier[row],
            out_of_area: self.out_of_area[row],
            referral: self.referral[row],
            is_cont: self.is_cont[row],
            hardship: self.hardship[row],
        }
    }

    pub(crate) fn check_lengths(&self) {
        let rows = self.rows();
        assert!(u32::try_from(rows).is_ok(), "fewer than 2^32 rows are settled at once");
        let days = [self.birth_date, self.admit_date, self.discharge_date];
        let codes = [self.tier, self.out_of_area, self.referral, self.is_cont, self.hardship];
        let numbers = [self.person_id, self.total_fen, self.out_of_scope_fen, self.preself_fen, self.prior_stay_id];
        let lengths = days.iter().map(|c| c.len()).chain(codes.iter().map(|c| c.len()));
        assert!(lengths.chain(numbers.iter().map(|c| c.len())).all(|len| len == rows), "columns are of equal length");
    }
}

impl StayRow {
    /// The day by which it stands in order.
    #[inline]
    pub(crate) fn order_day(&self, by_discharge: bool) -> i32 {
        if by_discharge { self.discharge_date } else { self.admit_date }
    }

    #[inline]
    pub(crate) fn stay(&self) -> Result<Stay, CannotSettle> {
        Ok(Stay {
            stay_id: StayId(self.stay_id),
            birth_date: date(self.birth_date, StayField::BirthDate)?,
            admit_date: date(self.admit_date, StayField::AdmitDate)?,
            discharge_date: date(self.discharge_date, StayField::DischargeDate)?,
            tier: self.tier,
            out_of_area: flag(self.out_of_area, StayField::OutOfArea)?,
            total: Fen(self.total_fen),
            out_of_scope: Fen(self.out_of_scope_fen),
            preself: Fen(self.preself_fen),
            referral: Referral::from_code(self.referral)?,
            is_cont: flag(self.is_cont, StayField::IsCont)?,
            prior_stay_id: Some(StayId(self.prior_stay_id)).filter(|id| *id != StayId(0)),
            hardship: flag(self.hardship, StayField::Hardship)?,
        })
    }
}

/// The day so many days after 1970-01-01, within the years 1 to 9999.
pub fn date_of_day(day: i32) -> Option<Date> {
    let date = Date::from_julian_day(day.checked_add(EPOCH_JULIAN_DAY)?).ok()?;
    (date.year() > 0).then_some(date)
}

/// The number of days since 1970-01-01.
pub fn day_of_date(date: Date) -> i32 {
    epoch_day(date)
}

fn date(day: i32, field: StayField) -> Result<Date, CannotSettle> {
    date_of_day(day).ok_or(CannotSettle::DateOutOfRange(field))
}

fn flag(value: u8, field: StayField) -> Result<bool, CannotSettle> {
    match value {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(CannotSettle::FlagNeitherZeroNorOne(field)),
    }
}

/// Takes the slots given, which ascend, out of a column.
fn leave_out<T: Copy>(column: &mut Vec<T>, empty: &[usize]) {
    let Some(first) = empty.first() else { return };
    let mut gone = empty.iter().copied().peekable();
    let mut kept = *first;
    for slot in *first..column.len() {
        if gone.next_if_eq(&slot).is_none() {
            column[kept] = column[slot];
            kept += 1;
        }
    }
    column.truncate(kept);
}
