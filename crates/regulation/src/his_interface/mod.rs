//! How the national hospital interface is read region by region, how a
//! hospital's messages are proven, what is left of them when they are looked at,
//! and what a hospital shows before it is connected. Read from `his/`.
//!
//! Article: R3d-39.2, R1-24.

mod messages;

pub use messages::{Looked, Messages, Step};

use std::collections::BTreeMap;

use base::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::{Reader, Series};

const SWITCHES: &str = "his/switches.toml";

/// Everywhere.
const EVERYWHERE: &str = "000000";

/// The interface as law data.
#[derive(Debug, Clone)]
pub struct HisInterface {
    by_region: BTreeMap<String, Series<Switches>>,
    /// What is left of messages, and what a new hospital shows.
    pub messages: Messages,
}

/// How the interface is read in one region.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switches {
    /// How messages are proven.
    pub profile: Profile,
    /// How far the sender's clock may be from ours.
    pub window_seconds: u32,
    /// What is said of a message that never arrived.
    pub unknown_original: UnknownOriginal,
    /// The word for a reconciliation that agrees.
    pub balanced: String,
    /// And for one that does not.
    pub unbalanced: String,
    /// So many days a message is kept to be looked at.
    pub kept_days: u32,
    /// So many days a file can be fetched.
    pub file_days: u32,
    /// Rows of one page at most.
    pub page_rows_most: u32,
    /// What becomes of lines whose own code is not mapped to the code they carry.
    pub own_codes: OwnCodes,
    /// Kinds of inpatient care settled here; the first is the ordinary one.
    pub stays: Vec<CareKind>,
    /// Kinds of outpatient care settled here; the first is the ordinary one.
    pub outpatients: Vec<CareKind>,
}

/// What becomes of a line that the hospital's approved mappings do not bear out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnCodes {
    /// No approved mapping of its own code on the day of service.
    pub unmapped: WhenNotMapped,
    /// One to another national code than the line carries.
    pub contradicting: WhenNotMapped,
}

/// What is done with such a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenNotMapped {
    /// It is taken; the hospital is told, the line is listed.
    Warn,
    /// It is refused.
    Refuse,
}

/// A kind of care.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CareKind {
    /// Its code in the dictionary med_type.
    pub med_type: String,
    /// The referral of the visit it stands for: 0 none … 4 emergency.
    pub referral: u8,
    /// What it is paid as; ordinary where nothing is said.
    #[serde(default)]
    pub care: CareForm,
}

/// What a kind of care is paid as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CareForm {
    /// An ordinary visit or stay.
    #[default]
    Ordinary,
    /// A chronic disease, named by its code.
    Chronic,
    /// A birth, natural or by section as the message tells.
    Birth,
}

/// How a hospital's messages are proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Headers under HMAC-SHA1.
    HmacSha1,
    /// Seconds and body under HMAC-SM3.
    HmacSm3,
    /// SM2 signature over input.
    Sm2,
    /// SM2 signature over input, and input under SM4.
    Sm2Sm4,
    /// Nothing is proven.
    Unsigned,
}

impl Profile {
    /// All of them.
    pub const ALL: [Profile; 5] =
        [Profile::HmacSha1, Profile::HmacSm3, Profile::Sm2, Profile::Sm2Sm4, Profile::Unsigned];

    /// Its name in data and tables.
    pub fn name(self) -> &'static str {
        match self {
            Profile::HmacSha1 => "hmac_sha1",
            Profile::HmacSm3 => "hmac_sm3",
            Profile::Sm2 => "sm2",
            Profile::Sm2Sm4 => "sm2_sm4",
            Profile::Unsigned => "unsigned",
        }
    }

    /// The one of a name.
    pub fn of(name: &str) -> Option<Profile> {
        Profile::ALL.into_iter().find(|profile| profile.name() == name)
    }
}

/// What is said of a message that was to be taken back and never arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownOriginal {
    /// That it is not known.
    Refused,
    /// That there is nothing left to do.
    Done,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    region: Vec<WrittenRegion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRegion {
    code: Spanned<String>,
    switches: Series<Switches>,
}

/// Reads both files.
pub(crate) fn load(reader: &mut Reader<'_>) -> Option<HisInterface> {
    let written: Option<Written> = reader.toml(SWITCHES);
    let messages = messages::load(reader);
    let mut by_region = BTreeMap::new();
    for region in written?.region {
        let (code, span) = (region.code.get_ref().clone(), region.code.span());
        if code.len() != 6 || !code.bytes().all(|digit| digit.is_ascii_digit()) {
            reader.problem(SWITCHES, Some(span.clone()), "a region has six digits".to_owned());
        }
        for value in region.switches.values() {
            if let Some(problem) = unsound(&value.value) {
                reader.problem(SWITCHES, Some(span.clone()), format!("{code}: {problem}"));
            }
        }
        if by_region.insert(code, region.switches).is_some() {
            reader.problem(SWITCHES, Some(span), "this region stands above".to_owned());
        }
    }
    let everywhere = by_region.get(EVERYWHERE);
    if everywhere.is_none_or(|series| series.values().last().is_none_or(|last| last.until.is_some())) {
        reader.problem(SWITCHES, None, "the row of 000000 is missing, or ends".to_owned());
        return None;
    }
    Some(HisInterface { by_region, messages: messages? })
}

/// What is wrong with the switches of one time.
fn unsound(switches: &Switches) -> Option<&'static str> {
    if !(30..=3_600).contains(&switches.window_seconds) {
        return Some("window_seconds is 30 to 3600");
    }
    if switches.balanced == switches.unbalanced {
        return Some("the two results of a reconciliation are one");
    }
    if switches.kept_days == 0 || switches.file_days == 0 || switches.page_rows_most == 0 {
        return Some("a figure is zero");
    }
    if switches.stays.is_empty() || switches.outpatients.is_empty() {
        return Some("no kind of care is settled");
    }
    let kinds = switches.stays.iter().chain(&switches.outpatients);
    kinds.clone().any(|kind| kind.referral > 4).then_some("a referral is 0 to 4")
}

impl HisInterface {
    /// How the interface is read in a region on a day. Before its first day a
    /// row holds already: there is no day without a proof.
    pub fn switches(&self, region: &str, day: Date) -> &Switches {
        let wider = [region, &at_most(region, 4), &at_most(region, 2), EVERYWHERE].map(str::to_owned);
        let series = wider.iter().find_map(|code| self.by_region.get(code));
        let series = series.expect("the row of 000000 was checked when the data was read");
        &series.as_of(day).unwrap_or(&series.values()[0]).value
    }

    /// Every kind of care named anywhere, for checking the dictionaries.
    pub fn kinds_of_care(&self) -> impl Iterator<Item = &CareKind> {
        let values = self.by_region.values().flat_map(|series| series.values());
        values.flat_map(|value| value.value.stays.iter().chain(&value.value.outpatients))
    }
}

/// The code of the wider region: its first digits, filled up with zeros.
fn at_most(region: &str, digits: usize) -> String {
    format!("{:0<6}", region.chars().take(digits).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LawErrors, LawFiles};
    use time::macros::date;

    const TEXT: &str = include_str!("../../../../regulation/his/switches.toml");
    const MESSAGES: &str = include_str!("../../../../regulation/his/messages.toml");

    fn read(text: &str) -> Result<HisInterface, LawErrors> {
        let files = LawFiles::of([(SWITCHES, text), ("his/messages.toml", MESSAGES)]);
        let mut reader = Reader::over(&files);
        let read = load(&mut reader);
        reader.finish(|| read)
    }

    #[test]
    fn a_county_takes_its_own_row_or_the_wider_one() {
        let interface = read(TEXT).unwrap();
        let profile = |region| interface.switches(region, date!(2026 - 10 - 21)).profile;
        assert_eq!(profile("411025"), Profile::HmacSm3);
        assert_eq!(profile("430102"), Profile::HmacSha1);
        assert_eq!(profile("220102"), Profile::Sm2Sm4);
        assert_eq!(profile("650102"), Profile::HmacSm3);
        assert_eq!(interface.switches("430102", date!(1999 - 01 - 01)).window_seconds, 1_800);
        // Nowhere is nothing proven.
        assert!(interface.by_region.values().flat_map(|s| s.values()).all(|v| v.value.profile != Profile::Unsigned));
        assert!(Profile::ALL.into_iter().all(|profile| Profile::of(profile.name()) == Some(profile)));
    }

    #[test]
    fn switches_that_cannot_be_are_refused() {
        for (from, to, problem) in [
            ("window_seconds = 300", "window_seconds = 10", "window_seconds is"),
            ("unbalanced = \"1\"", "unbalanced = \"0\"", "are one"),
            ("kept_days = 180", "kept_days = 0", "a figure is zero"),
            ("referral = 4", "referral = 5", "a referral is"),
            ("code = \"430000\"", "code = \"4300\"", "six digits"),
            ("code = \"430000\"", "code = \"410000\"", "stands above"),
            ("code = \"000000\"", "code = \"110000\"", "000000 is missing"),
        ] {
            assert!(TEXT.contains(from), "{from}");
            let errors = read(&TEXT.replacen(from, to, 1)).unwrap_err().0;
            assert!(errors.iter().any(|error| error.problem.contains(problem)), "{from}: {errors:?}");
        }
    }
}
