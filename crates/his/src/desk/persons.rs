//! Persons as the interface sees them: found by their number, compared with
//! the credentials a message brings, shown in the person block.
//!
//! Article: R2-36 (the person is identified before treatment).

use app::{House, Stop};
use base::identity_numbers::CitizenId;
use base::{PersonId, Refusal, RefusalKind};
use store::entity::person;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::care_kind::RESIDENT;
use super::failed::Failed;
use crate::{InsuredPerson, Private};

/// 居民身份证 in dictionary psn_cert_type.
const IDENTITY_CARD: &str = "01";
/// 居民身份证 in dictionary mdtrt_cert_type.
const BY_IDENTITY_CARD: &str = "02";
/// 城乡居民 in dictionary psn_type.
pub(crate) const RESIDENT_KIND: &str = "1701";

/// Nobody of that number is insured here.
pub(crate) fn unknown() -> Refusal {
    Refusal::new(RefusalKind::Unknown, "person_unknown", "未查询到该人员的参保信息", "no such insured person")
}

/// The person of a number of the centre.
pub(crate) async fn of_number(house: &House, psn_no: &str) -> Result<person::Model, Failed> {
    let person_id: PersonId = psn_no.parse().map_err(|_| unknown())?;
    let person = house.store.view().by_key::<person::Model>(person_id.0).await.map_err(Stop::from)?;
    person.ok_or_else(|| unknown().into())
}

/// The person of an identity number.
pub(crate) async fn of_identity(house: &House, number: &Private) -> Result<person::Model, Failed> {
    let identity = CitizenId::check(number.expose()).map_err(|_| {
        Refusal::invalid(
            "identity_number_malformed",
            "input.data.certno",
            "证件号码不符合校验规则",
            "the identity number fails its check",
        )
    })?;
    let digest = house.keyed_digest(identity.as_str())?;
    let select = person::Entity::find().filter(person::Column::IdentityDigest.eq(digest));
    let person = house.store.view().one(select).await.map_err(Stop::from)?;
    person.ok_or_else(|| unknown().into())
}

/// What a message says about the person besides the number.
pub(crate) struct Shown<'m> {
    /// Kind of credential, dictionary mdtrt_cert_type.
    pub(crate) kind: &'m str,
    /// Its number.
    pub(crate) number: Option<&'m Private>,
    /// Number of the certificate.
    pub(crate) certno: Option<&'m Private>,
    /// The name.
    pub(crate) name: Option<&'m Private>,
}

/// Refuses a message whose credentials are another person's: somebody else's
/// card was read, or the wrong record was open.
pub(crate) fn must_agree(house: &House, person: &person::Model, shown: &Shown<'_>) -> Result<(), Failed> {
    let by_card = shown.number.filter(|_| shown.kind == BY_IDENTITY_CARD);
    let registered = house.open::<person::IdentityNumber>(person)?;
    let same = |number: &Private| number.expose().eq_ignore_ascii_case(&registered);
    if ![by_card, shown.certno].into_iter().flatten().all(same) {
        return Err(Refusal::conflict(
            "credential_disagrees",
            "证件号码与人员编号不符",
            "the credential is not this person's",
        )
        .into());
    }
    if shown.name.is_some_and(|name| name.expose() != person.name) {
        return Err(
            Refusal::conflict("name_disagrees", "姓名与参保登记不符", "the name is not the registered one").into()
        );
    }
    Ok(())
}

/// The person block of answers.
pub(crate) fn block(house: &House, person: &person::Model) -> Result<InsuredPerson, Failed> {
    Ok(InsuredPerson {
        psn_no: PersonId(person.person_id).to_string(),
        name: Private::new(&person.name),
        cert_type: IDENTITY_CARD.to_owned(),
        certno: Private::new(&house.open::<person::IdentityNumber>(person)?),
        sex: person.sex.to_string(),
        nationality: None,
        birth_date: person.birth_date,
        insutype: RESIDENT.to_owned(),
        psn_type: RESIDENT_KIND.to_owned(),
        civil_servant: false,
    })
}
