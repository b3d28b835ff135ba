//! 1101 人员信息获取: who is this, insured where, with which special identity.
//!
//! | field of `data` | here |
//! |---|---|
//! | mdtrt_cert_type + mdtrt_cert_no (+ card_sn) | `credential`: 01 token, 02 ID number, 03 card |
//! | psn_cert_type + certno | `credential` where no mdtrt_cert_no is sent |
//! | psn_name | `name`, to compare |
//! | begntime | `as_of`, a past day |
//!
//! Many senders leave part of this empty: the person is looked for by whatever
//! is there; nothing at all is refused as `mdtrt_cert_no` empty. The card-read
//! variant brings the same in a node `cardecinfo`.
//!
//! Output `baseinfo`, `insuinfo[]`, `idetinfo[]`: field by field at the structs.
//!
//! Article: R2-36 (the person is identified before treatment).

use base::{Date, Fen, completed_years, date_text};
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use time::PrimitiveDateTime;

use crate::answer::{exact_number, time_text};
use crate::codes::CodeTables;
use crate::node::{Node, code, date, private, text};
use crate::{FieldFault, InsuredPerson, MessageProblem, Private, Request};

/// By what the person is to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// 01: token of the electronic credential.
    Token(Private),
    /// 02: number of the citizen's identity card.
    IdNumber(Private),
    /// 03: social-security card.
    Card {
        /// Its number.
        number: Private,
        /// Its identification code.
        card_sn: String,
    },
    /// A certificate of another kind.
    Certificate {
        /// Dictionary psn_cert_type.
        cert_type: String,
        /// Its number.
        number: Private,
    },
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonInquiry {
    /// By what.
    pub credential: Credential,
    /// The name as the hospital knows it.
    pub name: Option<Private>,
    /// The day for which enrolments are asked; none: today.
    pub as_of: Option<Date>,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<PersonInquiry, MessageProblem> {
    let input = request.input_node()?;
    let node = input.one("data")?;
    let card_read = input.one_if_any("cardecinfo")?;
    Ok(PersonInquiry {
        credential: credential(&node, card_read.as_ref(), tables)?,
        name: node.optional("psn_name", private(50))?,
        as_of: node.optional("begntime", date)?,
    })
}

/// The medical credential first, then a certificate, then what the card reader saw.
fn credential(
    node: &Node<'_>,
    card_read: Option<&Node<'_>>,
    tables: &CodeTables,
) -> Result<Credential, MessageProblem> {
    let kind = node.required("mdtrt_cert_type", code("mdtrt_cert_type", tables))?;
    if let Some(number) = node.optional("mdtrt_cert_no", private(50))? {
        return match kind.as_str() {
            "01" => Ok(Credential::Token(number)),
            "02" => Ok(Credential::IdNumber(number)),
            "03" => Ok(Credential::Card { number, card_sn: node.required("card_sn", text(32))? }),
            _ => Err(node.problem("mdtrt_cert_type", FieldFault::CodeUnknown { dictionary: "mdtrt_cert_type" })),
        };
    }
    for source in [Some(node), card_read].into_iter().flatten() {
        if let Some(number) = source.optional("certno", private(50))? {
            // 01 is the identity card: without a kind, a number is taken for one.
            return match source.optional("psn_cert_type", code("psn_cert_type", tables))?.as_deref() {
                None | Some("01") => Ok(Credential::IdNumber(number)),
                Some(other) => Ok(Credential::Certificate { cert_type: other.to_owned(), number }),
            };
        }
    }
    Err(node.problem("mdtrt_cert_no", FieldFault::Empty))
}

/// One enrolment, also an ended one: a row of `insuinfo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// balc, the personal account's balance.
    pub account_balance_fen: Fen,
    /// insutype.
    pub insutype: String,
    /// psn_type.
    pub psn_type: String,
    /// psn_insu_stas: 1 normal, 2 paused, 4 ended.
    pub status: String,
    /// psn_insu_date.
    pub since: Option<Date>,
    /// paus_insu_date.
    pub paused_since: Option<Date>,
    /// cvlserv_flag.
    pub civil_servant: bool,
    /// insuplc_admdvs.
    pub insurance_region: String,
    /// emp_name.
    pub employer: Option<String>,
}

/// One special identity: a row of `idetinfo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecialIdentity {
    /// psn_idet_type.
    pub kind: String,
    /// psn_type_lv.
    pub level: Option<String>,
    /// memo.
    pub memo: Option<String>,
    /// begntime.
    pub since: PrimitiveDateTime,
    /// endtime.
    pub until: Option<PrimitiveDateTime>,
}

/// The output: `baseinfo`, `insuinfo`, `idetinfo`. Age is completed years on `age_on`.
pub fn output<'a>(
    person: &'a InsuredPerson,
    age_on: Date,
    enrolments: &'a [Enrolment],
    identities: &'a [SpecialIdentity],
) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Output<'a> {
        baseinfo: BaseInfo<'a>,
        insuinfo: &'a [Enrolment],
        idetinfo: &'a [SpecialIdentity],
    }
    Output { baseinfo: BaseInfo { person, age_on }, insuinfo: enrolments, idetinfo: identities }
}

struct BaseInfo<'a> {
    person: &'a InsuredPerson,
    age_on: Date,
}

impl Serialize for BaseInfo<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let person = self.person;
        let mut row = serializer.serialize_struct("baseinfo", 9)?;
        row.serialize_field("psn_no", &person.psn_no)?;
        row.serialize_field("psn_cert_type", &person.cert_type)?;
        row.serialize_field("certno", &person.certno)?;
        row.serialize_field("psn_name", &person.name)?;
        row.serialize_field("gend", &person.sex)?;
        row.serialize_field("naty", &person.nationality)?;
        row.serialize_field("brdy", &date_text(person.birth_date))?;
        row.serialize_field("age", &completed_years(person.birth_date, self.age_on))?;
        row.serialize_field("exp_content", &None::<&str>)?;
        row.end()
    }
}

impl Serialize for Enrolment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("insuinfo", 9)?;
        row.serialize_field("balc", &exact_number(self.account_balance_fen.0, 2))?;
        row.serialize_field("insutype", &self.insutype)?;
        row.serialize_field("psn_type", &self.psn_type)?;
        row.serialize_field("psn_insu_stas", &self.status)?;
        row.serialize_field("psn_insu_date", &self.since.map(date_text))?;
        row.serialize_field("paus_insu_date", &self.paused_since.map(date_text))?;
        row.serialize_field("cvlserv_flag", if self.civil_servant { "1" } else { "0" })?;
        row.serialize_field("insuplc_admdvs", &self.insurance_region)?;
        row.serialize_field("emp_name", &self.employer)?;
        row.end()
    }
}

impl Serialize for SpecialIdentity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("idetinfo", 5)?;
        row.serialize_field("psn_idet_type", &self.kind)?;
        row.serialize_field("psn_type_lv", &self.level)?;
        row.serialize_field("memo", &self.memo)?;
        row.serialize_field("begntime", &time_text(self.since))?;
        row.serialize_field("endtime", &self.until.map(time_text))?;
        row.end()
    }
}
