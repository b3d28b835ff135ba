//! A natural person with posts and the one account, as rows. For the founding,
//! whose list of people nobody is there yet to review; afterwards engaging is a
//! case of the matter `organisation_change`.
//!
//! Article: R1-9 (posts), R1-24, R3d-13 (one person, one account), R3d-11 (incompatible duties).

use base::{Date, ProviderId, Refusal, StaffId, months_after};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{account, appointment, certificate, post, staff};

use super::appointing::{Held, certificate_missing, of_post};
use super::identity::{new_identity, new_login};
use super::propose::Employment;
use crate::command::{Context, Plan};
use crate::stop::Stop;

/// A person who is there when the house is founded.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Newcomer {
    /// The name; at most 50 signs.
    pub name: String,
    /// The citizen identity number; only a keyed digest of it is kept.
    pub identity_number: String,
    /// 在编在岗.
    pub on_establishment: bool,
    /// The hospital the person works for; none for the agency's own staff.
    #[serde(default)]
    pub provider_id: Option<ProviderId>,
    /// The posts, by code.
    pub posts: Vec<String>,
    /// The account's name: 3 to 30 small letters, digits, dots.
    pub login: String,
}

/// A certificate of somebody who is there when the house is founded.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCertificate {
    /// Whose, by the account's name.
    pub login: String,
    /// Its kind (regulation/duties/posts.toml).
    pub kind: String,
    /// Its number.
    pub number: String,
    /// The day it was issued, YYYY-MM-DD.
    pub issued_on: String,
}

/// A person and the name of the account.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Engaged {
    /// The natural person.
    pub staff_id: StaffId,
    /// The account's name.
    pub login: String,
}

impl Newcomer {
    /// The kind of employment that goes with the rest.
    pub fn employment(&self) -> Employment {
        match (self.provider_id, self.on_establishment) {
            (Some(_), _) => Employment::Provider,
            (None, true) => Employment::Established,
            (None, false) => Employment::Contract,
        }
    }
}

/// The rows of a person.
pub(crate) struct EngagementRows {
    pub(crate) person: staff::Model,
    pub(crate) account: account::Model,
    pub(crate) appointments: Vec<appointment::Model>,
    pub(crate) certificates: Vec<certificate::Model>,
}

impl EngagementRows {
    /// The answer about this person.
    pub(crate) fn engaged(&self) -> Engaged {
        Engaged { staff_id: StaffId(self.person.staff_id), login: self.account.login.clone() }
    }

    pub(crate) fn write_into<O>(self, plan: &mut Plan<O>) {
        plan.about("staff", StaffId(self.person.staff_id));
        plan.insert(self.person);
        plan.insert_all(self.certificates);
        plan.insert_all(self.appointments);
        plan.insert(self.account);
    }
}

/// Checks a person of the founding in this order: name, identity, login, posts,
/// what stands against each post beside the others, certificates.
pub(crate) async fn founding_rows(
    cx: &Context<'_>,
    known_posts: &[post::Model],
    certificates: &[(&NewCertificate, Date)],
    new: &Newcomer,
) -> Result<EngagementRows, Stop> {
    let identity_digest = new_identity(cx, &new.name, &new.identity_number).await?;
    new_login(cx, &new.login).await?;
    let posts = named_posts(known_posts, &new.posts)?;
    let ids = cx.house.store.ids(IdKind::Object, 2 + posts.len() + certificates.len()).await?;
    let person = staff::Model {
        staff_id: ids.start,
        name: new.name.trim().to_owned(),
        identity_digest,
        on_establishment: new.employment() == Employment::Established,
        employment: new.employment().code().to_owned(),
        provider_id: new.provider_id.map(|id| id.0),
        status: "active".to_owned(),
        left_on: None,
        case_id: None,
        rev: 1,
    };
    check_posts(cx, &person, &posts, certificates)?;
    let until = cx.house.law.posts.figures(cx.today).map(|on| months_after(cx.today, on.term_months.value.count));
    let appointments = posts.iter().zip(ids.start + 2..).map(|(post, appointment_id)| appointment::Model {
        appointment_id,
        staff_id: person.staff_id,
        post_id: post.post_id,
        from_date: cx.today,
        until_date: until,
        case_id: None,
        ended_by_case_id: None,
        rev: 1,
    });
    let first_certificate = ids.start + 2 + posts.len() as i64;
    let kept =
        certificates.iter().zip(first_certificate..).map(|((new, issued_on), certificate_id)| certificate::Model {
            certificate_id,
            staff_id: person.staff_id,
            kind: new.kind.clone(),
            number: new.number.clone(),
            issued_on: *issued_on,
            valid_until: None,
            case_id: None,
            rev: 1,
        });
    Ok(EngagementRows {
        appointments: appointments.collect(),
        certificates: kept.collect(),
        account: account_row(cx, ids.start + 1, person.staff_id, new.login.clone()),
        person,
    })
}

/// A new account, which nobody can use before a code was issued for it.
pub(crate) fn account_row(cx: &Context<'_>, account_id: i64, staff_id: i64, login: String) -> account::Model {
    account::Model {
        account_id,
        login,
        staff_id,
        password_hash: String::new(),
        status: "unconfirmed".to_owned(),
        code_until: None,
        password_set_at: None,
        unused_since: cx.now,
        rev: 1,
    }
}

fn check_posts(
    cx: &Context<'_>,
    person: &staff::Model,
    posts: &[&post::Model],
    certificates: &[(&NewCertificate, Date)],
) -> Result<(), Refusal> {
    for (place, post) in posts.iter().enumerate() {
        let before: Vec<Held> = posts[..place].iter().map(|post| Held::by_post(post)).collect();
        if let Some(hindrance) = of_post(cx, person, post, &before).first() {
            return Err(hindrance.refusal());
        }
        let law = &cx.house.law.posts;
        for (kind, asked_by) in &law.demands(&crate::rights::duties_of(post)).certificates {
            if !certificates.iter().any(|(has, issued_on)| has.kind == *kind && *issued_on <= cx.today) {
                return Err(certificate_missing(cx, kind, asked_by.name.article.first()).refusal());
            }
        }
    }
    Ok(())
}

/// The posts named by their codes.
pub(crate) fn named_posts<'p>(known: &'p [post::Model], codes: &[String]) -> Result<Vec<&'p post::Model>, Refusal> {
    if codes.is_empty() {
        return Err(Refusal::invalid("post_missing", "posts", "至少任命一个岗位", "at least one post is needed"));
    }
    let find = |(index, code): (usize, &String)| {
        known
            .iter()
            .find(|post| post.code == *code)
            .ok_or_else(|| Refusal::invalid("post_unknown", format!("posts[{index}]"), "岗位不存在", "no such post"))
    };
    codes.iter().enumerate().map(find).collect()
}
