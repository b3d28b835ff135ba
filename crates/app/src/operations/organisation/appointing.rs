//! May this person be given this post? Everything that stands against it is
//! listed with its article, before anything is granted; the first of it is the
//! refusal.
//!
//! In this order: the person belongs to the house, the post is open, both are of
//! one side, the post is not held already, the establishment, incompatible
//! duties of every post and delegation in the same time, certificates.
//!
//! Article: R1-9, R1-12, R1-24, R3d-10, R3d-11, R3d-22.

use std::collections::BTreeSet;

use base::{Article, Date, Refusal};
use regulation::duties::{Duty, Side};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use store::entity::{appointment, delegation, post, staff};

use crate::command::Context;
use crate::rights::{appointment_not_over, duties_of, has_certificate, read_duties};
use crate::stop::Stop;

/// Something that stands against an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Hindrance {
    /// Stable code.
    pub code: String,
    /// What it is, in Chinese.
    pub title: String,
    /// What it is, in English.
    pub title_en: String,
    /// The article.
    pub cite: Article,
}

/// Duties held in some time, and by what.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    /// The post's name, or the delegation in words, Chinese.
    pub(crate) by: String,
    /// The same in English.
    pub(crate) by_en: String,
    /// The duties.
    pub(crate) duties: BTreeSet<Duty>,
}

impl Hindrance {
    fn new(code: &str, title: impl Into<String>, title_en: impl Into<String>, cite: &Article) -> Hindrance {
        Hindrance { code: code.to_owned(), title: title.into(), title_en: title_en.into(), cite: cite.clone() }
    }

    /// The refusal of the appointment.
    pub(crate) fn refusal(&self) -> Refusal {
        Refusal::conflict(&self.code, self.title.clone(), self.title_en.clone()).citing(self.cite.as_str())
    }
}

impl Held {
    pub(crate) fn by_post(post: &post::Model) -> Held {
        Held { by: post.name.clone(), by_en: post.name.clone(), duties: duties_of(post) }
    }
}

/// Everything that stands against giving a person a post from a day on.
pub(crate) async fn hindrances(
    cx: &Context<'_>,
    person: &staff::Model,
    post: &post::Model,
    from: Date,
    until: Option<Date>,
) -> Result<Vec<Hindrance>, Stop> {
    let law = &cx.house.law;
    let mut found = Vec::new();
    if person.status == "left" {
        let article = law.duties.article();
        found.push(Hindrance::new("person_has_left", "该人员已离职", "this person has left", article));
    }
    if post.closed_on.is_some_and(|day| day <= from) {
        found.push(Hindrance::new("post_closed", "该岗位已撤销", "this post was closed", law.duties.article()));
    }
    let held = held_between(cx, person.staff_id, from, until).await?;
    if held.iter().any(|(post_id, _)| *post_id == Some(post.post_id)) {
        let article = law.duties.article();
        found.push(Hindrance::new(
            "post_already_held",
            "该人员已任此岗位",
            "this person holds the post already",
            article,
        ));
    }
    let held: Vec<Held> =
        held.into_iter().filter(|(post_id, _)| *post_id != Some(post.post_id)).map(|(_, held)| held).collect();
    found.extend(of_post(cx, person, post, &held));
    for (kind, asked_by) in &law.posts.demands(&duties_of(post)).certificates {
        if !has_certificate(cx.view, person.staff_id, kind, from).await? {
            found.push(certificate_missing(cx, kind, asked_by.name.article.first()));
        }
    }
    Ok(found)
}

/// What stands against a post, looking at the person and what he holds besides:
/// side, establishment, incompatible duties.
pub(crate) fn of_post(cx: &Context<'_>, person: &staff::Model, post: &post::Model, held: &[Held]) -> Vec<Hindrance> {
    let law = &cx.house.law.duties;
    let duties = duties_of(post);
    let mut found = Vec::new();
    let of_provider = duties.iter().any(|duty| law.facts(*duty).side == Side::Provider);
    if of_provider != person.provider_id.is_some() {
        found.push(Hindrance::new(
            "post_not_fitting",
            "医药机构岗位只能由医药机构人员担任，本机构岗位只能由本机构人员担任",
            "posts of providers are for their people, posts of the agency for its own",
            law.article(),
        ));
    }
    let established = duties.iter().find(|duty| law.facts(**duty).on_establishment);
    if let Some(duty) = established.filter(|_| !person.on_establishment) {
        let facts = law.facts(*duty);
        found.push(Hindrance::new(
            "not_on_establishment",
            format!("“{}”须由在编在岗人员担任", facts.zh),
            format!("\"{}\" is for staff on the establishment only", facts.en),
            &facts.article,
        ));
    }
    found.extend(clashes(cx, held, &duties));
    found
}

/// The incompatible pairs of what is held and what is to come.
pub(crate) fn clashes(cx: &Context<'_>, held: &[Held], duties: &BTreeSet<Duty>) -> Vec<Hindrance> {
    let law = &cx.house.law.duties;
    let mut found = Vec::new();
    for one in held {
        for has in &one.duties {
            for new in duties {
                let Some(article) = law.clash_of_posts(*has, *new) else { continue };
                let (has, new) = (law.facts(*has), law.facts(*new));
                found.push(Hindrance::new(
                    "duties_incompatible",
                    format!("已担任“{}”（{}）；“{}”与之为不相容职责", has.zh, one.by, new.zh),
                    format!("already holds \"{}\" ({}); \"{}\" is incompatible with it", has.en, one.by_en, new.en),
                    article,
                ));
            }
        }
    }
    found
}

/// A certificate that the post asks for is missing.
pub(crate) fn certificate_missing(cx: &Context<'_>, kind: &str, article: &Article) -> Hindrance {
    let name = cx.house.law.posts.certificate(kind);
    let (zh, en) = name.map_or((kind, kind), |name| (name.zh.as_str(), name.en.as_str()));
    Hindrance::new(
        "certificate_missing",
        format!("该岗位须持有有效的{zh}"),
        format!("the post asks for a valid {en}"),
        article,
    )
}

/// What a person holds, or will hold, at any time between two days: posts by
/// their id, and delegations to him.
pub(crate) async fn held_between(
    cx: &Context<'_>,
    staff_id: i64,
    from: Date,
    until: Option<Date>,
) -> Result<Vec<(Option<i64>, Held)>, Stop> {
    let mut appointed = appointment::Entity::find()
        .filter(appointment::Column::StaffId.eq(staff_id))
        .filter(appointment_not_over(from))
        .order_by_asc(appointment::Column::AppointmentId);
    let mut lent = delegation::Entity::find()
        .filter(delegation::Column::DelegateId.eq(staff_id))
        .filter(delegation::Column::UntilDate.gte(from))
        .filter(delegation::Column::RevokedOn.is_null())
        .order_by_asc(delegation::Column::DelegationId);
    if let Some(until) = until {
        appointed = appointed.filter(appointment::Column::FromDate.lte(until));
        lent = lent.filter(delegation::Column::FromDate.lte(until));
    }
    let posts: BTreeSet<i64> = cx.view.all(appointed).await?.into_iter().map(|one| one.post_id).collect();
    let posts = cx.view.by_keys::<post::Model>(posts).await?;
    let mut held: Vec<(Option<i64>, Held)> =
        posts.iter().map(|post| (Some(post.post_id), Held::by_post(post))).collect();
    held.extend(cx.view.all(lent).await?.into_iter().map(|row| {
        let duties = read_duties(&row.duties);
        (None, Held { by: "授权委托".to_owned(), by_en: "by delegation".to_owned(), duties })
    }));
    Ok(held)
}
