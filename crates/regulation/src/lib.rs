//! Loads and checks the law data in `regulation/`: every number, name, chain
//! and time limit that a regulation fixes is read from there, with its article
//! and the day from which it holds. For every crate that decides something.
//!
//! ```
//! let law = regulation::Law::embedded().expect("the law data is sound");
//! let spring_festival = base::parse_date("2025-01-29").unwrap();
//! assert!(!law.calendar.is_working_day(spring_festival));
//! ```
//!
//! # How to add a kind of law data
//! Say the kind is *duties*; its files lie in `regulation/duties/`.
//! 1. Write a module `duties/mod.rs` with the typed data and one function
//!    `pub fn load(reader: &mut Reader<'_>) -> Option<Duties>`. It reads with
//!    [`Reader::toml`] (one file), [`Reader::toml_folder`] (a folder and those
//!    below it) or [`Reader::csv`], reports what is wrong with
//!    [`Reader::problem`], and gives `None` only after a problem was reported.
//!    Go on after a problem: an officer wants all of them at once.
//! 2. Every struct read from a file says `#[serde(deny_unknown_fields)]` (a test
//!    keeps it). A value that changes over time is a [`Series`]; a date is a
//!    [`Day`], always a quoted `"YYYY-MM-DD"`; a basis is `article: Articles`,
//!    one id or a list. Wrap in [`Spanned`] what you may have to complain about
//!    and hand its span to `problem`. Money is `base::Fen` (whole fen), a ratio
//!    `base::Rate` (ten-thousandths), with the unit at the end of the key.
//! 3. Whether a cited article exists is not your concern: every string of the
//!    form `R1-12.11` anywhere in a TOML file, and every column `article` of a
//!    CSV file, is checked against `regulation/sources/`.
//! 4. A file that no loader reads is a fault (see `WAITING`), so a misplaced one
//!    is noticed.
//! 5. Add the field to [`Law`] and one line each to [`Law::load`]; add a test
//!    that plants each defect as a string:
//!    `Reader::over(&LawFiles::of([("duties/duties.toml", "…")]))`.
//!    The same lets you test your module before all other data is there.
//!
//! Nothing here reads a clock; a folder is read only by [`LawFiles::from_dir`].

#![forbid(unsafe_code)]

pub mod accounts;
pub mod assessment;
pub mod audit_rules;
pub mod benefits;
mod calendar;
pub mod cases;
pub mod catalogs;
pub mod chains;
mod citations;
pub mod collective;
pub mod documents;
pub mod duties;
mod error;
mod error_words;
pub mod fields;
mod files;
pub mod his_interface;
pub mod inspection;
mod loader;
pub mod matters;
pub mod money_paths;
pub mod monthly_settlement;
pub mod policy_test;
pub mod posts;
pub mod record;
mod regions;
pub mod repairs;
pub mod review_practice;
pub mod security;
mod series;
mod sources;
pub mod spot_check;
pub mod trace;
mod written;

pub use error::{LawError, LawErrors};
pub use files::LawFiles;
pub use loader::{InFile, Reader, Row};
pub use regions::{Level, Region, Regions};
pub use series::{Dated, Series};
pub use sources::{ArticleEntry, Source, Sources};
pub use toml::Spanned;
pub use written::{Articles, Day};

use std::path::Path;

/// Facts brought in for kinds of data whose loader is yet to come; any other file
/// that nothing reads is a fault.
const WAITING: [&str; 2] = ["assessment/", "risk/"];

/// The whole law data, read and checked once; never changes afterwards.
#[derive(Debug, Clone)]
pub struct Law {
    /// The regulations and every article of theirs that is indexed.
    pub sources: Sources,
    /// Holidays and make-up days as announced.
    pub calendar: base::WorkCalendar,
    /// Administrative regions with their codes.
    pub regions: Regions,
    /// What each benefit policy pays, dated, and where it holds.
    pub benefits: benefits::Benefits,
    /// The rules of the claims audit: words, articles and numbers.
    pub audit_rules: audit_rules::AuditRules,
    /// The funds with their books and accounts.
    pub funds: catalogs::Funds,
    /// The scoring schemes, by id.
    pub assessment: std::collections::BTreeMap<String, assessment::Scheme>,
    /// The chart of accounts and the entries booked on it.
    pub accounts: accounts::Chart,
    /// The tiers of hospitals.
    pub tiers: catalogs::Tiers,
    /// Codes with their words.
    pub codes: catalogs::CodeLists,
    /// The dictionaries of the national hospital interface.
    pub his_codes: catalogs::HisCodes,
    /// How the hospital interface is read region by region.
    pub his_interface: his_interface::HisInterface,
    /// The duties and which two of them one person never unites.
    pub duties: duties::DutyLaw,
    /// What posts ask, how they are granted, rotated and handed over.
    pub posts: posts::PostLaw,
    /// The review chains by kind of case, over time.
    pub chains: chains::Chains,
    /// How collective decisions are made.
    pub collective: collective::Collective,
    /// The ways by which money leaves the fund.
    pub money_paths: money_paths::MoneyPaths,
    /// The matters: materials, reasons, time limits, papers and figures of each.
    pub matters: matters::Matters,
    /// The words of official documents.
    pub documents: documents::Documents,
    /// How review is practised: from which figures on the control department is told.
    pub review_practice: review_practice::ReviewPractice,
    /// What can be wrong with a finished case that is checked again.
    pub spot_check: spot_check::SpotCheckLaw,
    /// The rules of on-site inspections.
    pub inspection: inspection::InspectionLaw,
    /// The figures of a settlement month.
    pub monthly_settlement: monthly_settlement::MonthlySettlement,
    /// The figures of accounts, passwords, second factors and sessions.
    pub security: security::Security,
    /// Which columns hold personal data, and what is left of them when they are shown.
    pub fields: fields::FieldCatalogue,
    /// What may be put right by hand in the database.
    pub repairs: repairs::Repairs,
    /// How a draft policy is tested on data.
    pub policy_test: policy_test::PolicyTestLaw,
    /// The worked situations of benefits, which an officer may start from.
    pub benefit_cases: Vec<cases::AnyCase>,
    /// The figures of the record: signing of the trail, reading of personal data.
    pub record: record::Record,
}

impl Law {
    /// The data this program was built with.
    ///
    /// # Errors
    /// Every fault found in it, not only the first.
    pub fn embedded() -> Result<Law, LawErrors> {
        Law::load(&LawFiles::embedded())
    }

    /// The data of a folder laid out like `regulation/`.
    ///
    /// # Errors
    /// Every fault found in it; a folder that cannot be read is one fault.
    pub fn from_dir(path: &Path) -> Result<Law, LawErrors> {
        Law::load(&LawFiles::from_dir(path)?)
    }

    /// Reads and checks files already in memory.
    ///
    /// # Errors
    /// Every fault found in them, in the order of file and line.
    pub fn load(files: &LawFiles) -> Result<Law, LawErrors> {
        let mut reader = Reader::over(files);
        let sources = sources::load(&mut reader);
        let calendar = calendar::load(&mut reader);
        let regions = regions::load(&mut reader);
        let funds = catalogs::load_funds(&mut reader);
        let assessment = assessment::load(&mut reader);
        let accounts = accounts::load(&mut reader, funds.as_ref());
        let tiers = catalogs::load_tiers(&mut reader);
        let codes = catalogs::load_codes(&mut reader);
        let his_codes = catalogs::load_his_codes(&mut reader);
        let his_interface = his_interface::load(&mut reader);
        let benefit_cases = cases::load(&mut reader);
        let duties = duties::load(&mut reader);
        let posts = posts::load(&mut reader);
        let chains = chains::load(&mut reader);
        let collective = collective::load(&mut reader);
        let money_paths = money_paths::load(&mut reader);
        let matters = matters::load(&mut reader);
        let documents = documents::load(&mut reader, matters.as_ref());
        let review_practice = review_practice::load(&mut reader);
        let spot_check = spot_check::load(&mut reader);
        let inspection = inspection::load(&mut reader, posts.as_ref());
        let monthly_settlement = monthly_settlement::load(&mut reader);
        let security = security::load(&mut reader);
        let record = record::load(&mut reader);
        let fields = fields::load(&mut reader);
        let repairs = repairs::load(&mut reader);
        let policy_test = policy_test::load(&mut reader);
        let benefits = benefits::load(&mut reader, regions.as_ref());
        let audit_rules = audit_rules::load(&mut reader);
        if let Some(sources) = &sources {
            citations::check(&mut reader, sources);
        }
        reader.check_all_read(&WAITING);
        reader.finish(|| {
            Some(Law {
                sources: sources?,
                calendar: calendar?,
                regions: regions?,
                benefits: benefits?,
                audit_rules: audit_rules?,
                funds: funds?,
                assessment: assessment?,
                accounts: accounts?,
                tiers: tiers?,
                codes: codes?,
                his_codes: his_codes?,
                his_interface: his_interface?,
                duties: duties?,
                posts: posts?,
                chains: chains?,
                collective: collective?,
                money_paths: money_paths?,
                matters: matters?,
                documents: documents?,
                review_practice: review_practice?,
                spot_check: spot_check?,
                inspection: inspection?,
                monthly_settlement: monthly_settlement?,
                security: security?,
                record: record?,
                fields: fields?,
                repairs: repairs?,
                policy_test: policy_test?,
                benefit_cases,
            })
        })
    }
}
