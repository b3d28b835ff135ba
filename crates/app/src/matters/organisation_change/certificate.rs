//! Registers a certificate of a person: an accounting post is given only to who
//! has one.
//!
//! Article: R3d-22, R2-67, R3d-8.

use std::collections::BTreeSet;

use base::{Date, Refusal, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{certificate, staff};

use super::ByCase;
use super::looked_up::{both, day, fact, known, shown, words};
use crate::command::Context;
use crate::matters::{CaseSubject, Effects, Examined};
use crate::stop::Stop;

/// A certificate.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterCertificate {
    /// Whose.
    #[schemars(extend("title" = "持证人", "x-title-en" = "holder", "x-options" = "people"))]
    pub staff_id: StaffId,
    /// Its kind (regulation/duties/posts.toml).
    #[schemars(extend("title" = "证书类别", "x-title-en" = "kind", "x-options" = "certificates", "x-cite" = "R3d-22"))]
    pub kind: String,
    /// As printed on it.
    #[schemars(extend("title" = "证书编号", "x-title-en" = "number", "maxLength" = 40))]
    pub number: String,
    /// First day on which it holds.
    #[schemars(extend("title" = "发证日期", "x-title-en" = "issued on", "format" = "date"))]
    pub issued_on: String,
    /// Last day; none when it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "有效期至", "x-title-en" = "valid until", "format" = "date"))]
    pub valid_until: Option<String>,
}

impl RegisterCertificate {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let (person, row) = self.row(cx, 1).await?;
        let kind = cx.house.law.posts.certificate(&row.kind);
        let kind = kind.map(|kind| (kind.zh.as_str(), kind.en.as_str())).unwrap_or_default();
        let mut facts = vec![
            fact("持证人", "holder", &shown(&person)),
            both("证书类别", "kind", kind),
            fact("证书编号", "number", &row.number),
            fact("发证日期", "issued on", &date_text(row.issued_on)),
        ];
        facts.extend(row.valid_until.map(|day| fact("有效期至", "valid until", &date_text(day))));
        Ok(Examined {
            subjects: BTreeSet::from([CaseSubject::Staff(self.staff_id)]),
            circumstances: BTreeSet::from(["qualification".to_owned()]),
            facts,
            ..Examined::default()
        })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let (_, row) = self.row(cx, cx.house.store.id(IdKind::Object).await?).await?;
        plan.about("staff", self.staff_id);
        plan.insert(certificate::Model { case_id: Some(by.case_id), ..row });
        Ok(())
    }

    async fn row(&self, cx: &Context<'_>, certificate_id: i64) -> Result<(staff::Model, certificate::Model), Stop> {
        let person = known(cx, self.staff_id, "staff_id").await?;
        if cx.house.law.posts.certificate(&self.kind).is_none() {
            let path = "kind";
            return Err(Refusal::invalid("certificate_kind_unknown", path, "证书类别不存在", "no such kind").into());
        }
        let number = words(&self.number, "number", 40)?;
        let issued_on = day(&self.issued_on, "issued_on")?;
        if issued_on > cx.today {
            let refusal = Refusal::invalid("date_in_future", "issued_on", "发证日期不得晚于今日", "not after today");
            return Err(refusal.into());
        }
        let valid_until = self.valid_until.as_deref().map(|text| day(text, "valid_until")).transpose()?;
        if valid_until.is_some_and(|until: Date| until < cx.today) {
            let refusal = Refusal::invalid("certificate_expired", "valid_until", "证书已过期", "it has expired");
            return Err(refusal.citing("R3d-22").into());
        }
        let same = certificate::Entity::find()
            .filter(certificate::Column::Kind.eq(&self.kind))
            .filter(certificate::Column::Number.eq(&number));
        if cx.view.one(same).await?.is_some() {
            let refusal =
                Refusal::conflict("certificate_registered", "该证书已登记", "this certificate is registered already");
            return Err(refusal.at("number", "已登记", "registered").into());
        }
        let row = certificate::Model {
            certificate_id,
            staff_id: person.staff_id,
            kind: self.kind.clone(),
            number,
            issued_on,
            valid_until,
            case_id: None,
            rev: 1,
        };
        Ok((person, row))
    }
}
