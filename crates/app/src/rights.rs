//! The rights of a natural person on a day: posts held by appointment and duties
//! lent by delegation, each with its limits. Read afresh for every request, so
//! that what has ended counts no more.
//!
//! A post does not count while its holder is on leave, before a handover to him
//! has its three signatures, or without a certificate it asks for; a delegation
//! does not count once the delegator has lost the duty himself.
//!
//! Article: R1-9, R1-24, R3d-12, R3d-22, R3d-32.

use std::collections::{BTreeMap, BTreeSet};

use base::{Date, Fen, StaffId};
use regulation::duties::{Authority, Duty};
use review::{Grant, Scope, Subject};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use store::View;
use store::entity::{account, appointment, certificate, delegation, handover, interest, post, staff, staff_leave};

use crate::matters::CaseSubject;
use crate::stop::Stop;

/// What a person may use today, and by what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights {
    /// The posts in force, in the order of their appointments.
    pub posts: Vec<post::Model>,
    /// The delegations to this person that are in force.
    pub delegations: Vec<delegation::Model>,
    /// All of it as the guard of reviews takes it; posts first.
    pub grants: Vec<Grant>,
}

impl Rights {
    /// The rights of a person as of a day; none of one who is not active.
    pub async fn of(view: View<'_>, staff_id: i64, today: Date) -> Result<Rights, Stop> {
        if !is_present(view, staff_id, today).await? {
            return Ok(Rights::default());
        }
        let posts = posts_in_force(view, staff_id, today).await?;
        let mut grants: Vec<Grant> = posts.iter().map(by_post).collect();
        let lent = delegation::Entity::find()
            .filter(delegation::Column::DelegateId.eq(staff_id))
            .filter(delegation_in_force(today))
            .order_by_asc(delegation::Column::DelegationId);
        let mut delegations = Vec::new();
        for row in view.all(lent).await? {
            let before = grants.len();
            grants.extend(lent_by(view, &row, today).await?);
            if grants.len() > before {
                delegations.push(row);
            }
        }
        Ok(Rights { posts, delegations, grants })
    }

    /// Every duty, own and lent.
    pub fn duties(&self) -> BTreeSet<Duty> {
        self.grants.iter().flat_map(|grant| grant.duties.iter().copied()).collect()
    }

    /// The highest authority of his own posts.
    pub fn authority(&self) -> Authority {
        self.posts.iter().filter_map(|post| post.authority.parse().ok()).max().unwrap_or_default()
    }
}

/// Delegations that hold on a day.
pub(crate) fn delegation_in_force(on: Date) -> Condition {
    Condition::all()
        .add(delegation::Column::FromDate.lte(on))
        .add(delegation::Column::UntilDate.gte(on))
        .add(delegation::Column::RevokedOn.is_null().or(delegation::Column::RevokedOn.gt(on)))
}

/// Appointments that hold on a day.
pub(crate) fn appointment_in_force(on: Date) -> Condition {
    Condition::all().add(appointment::Column::FromDate.lte(on)).add(appointment_not_over(on))
}

/// Appointments that hold on a day or begin later.
pub(crate) fn appointment_not_over(on: Date) -> Condition {
    Condition::any().add(appointment::Column::UntilDate.is_null()).add(appointment::Column::UntilDate.gte(on))
}

/// The duties of a post, by its row.
pub(crate) fn duties_of(post: &post::Model) -> BTreeSet<Duty> {
    read_duties(&post.duties)
}

/// Duty codes separated by blanks.
pub(crate) fn read_duties(text: &str) -> BTreeSet<Duty> {
    text.split(' ').filter_map(|duty| duty.parse().ok()).collect()
}

/// Duty codes as they are kept: sorted, separated by blanks.
pub(crate) fn duties_text(duties: &BTreeSet<Duty>) -> String {
    let mut codes: Vec<&str> = duties.iter().map(|duty| duty.code()).collect();
    codes.sort_unstable();
    codes.join(" ")
}

/// People with an account in use whose posts or delegations name a duty on a
/// day; whether it can be used, [`Rights::of`] tells.
pub(crate) async fn named_for(view: View<'_>, duty: Duty, on: Date) -> Result<BTreeSet<i64>, Stop> {
    let names_it = |duties: &str| duties.split(' ').any(|held| held == duty.code());
    let posts = view.all(post::Entity::find()).await?;
    let posts = posts.iter().filter(|post| names_it(&post.duties)).map(|post| post.post_id);
    let held =
        appointment::Entity::find().filter(appointment::Column::PostId.is_in(posts)).filter(appointment_in_force(on));
    let mut named: BTreeSet<i64> = view.all(held).await?.into_iter().map(|held| held.staff_id).collect();
    let lent = view.all(delegation::Entity::find().filter(delegation_in_force(on))).await?;
    named.extend(lent.iter().filter(|one| names_it(&one.duties)).map(|one| one.delegate_id));
    let in_use = account::Entity::find()
        .filter(account::Column::StaffId.is_in(named))
        .filter(account::Column::Status.eq("active"));
    Ok(view.all(in_use).await?.into_iter().map(|account| account.staff_id).collect())
}

/// Everybody with a tie that lasts on a day: himself as insured, relatives,
/// institutions he has an interest in.
pub(crate) async fn ties_of(view: View<'_>, staff_id: i64, today: Date) -> Result<BTreeSet<Subject>, Stop> {
    let select = interest::Entity::find()
        .filter(interest::Column::StaffId.eq(staff_id))
        .filter(interest::Column::FromDate.lte(today))
        .filter(interest::Column::UntilDate.is_null().or(interest::Column::UntilDate.gte(today)));
    let read = |row: interest::Model| row.subject.parse::<CaseSubject>().ok().and_then(|one| one.for_recusal());
    Ok(view.all(select).await?.into_iter().filter_map(read).collect())
}

/// Active and not on leave.
async fn is_present(view: View<'_>, staff_id: i64, today: Date) -> Result<bool, Stop> {
    let person = view.by_key::<staff::Model>(staff_id).await?;
    if !person.is_some_and(|person| person.status == "active" && person.left_on.is_none_or(|day| day > today)) {
        return Ok(false);
    }
    let away = staff_leave::Entity::find()
        .filter(staff_leave::Column::StaffId.eq(staff_id))
        .filter(staff_leave::Column::FromDate.lte(today))
        .filter(staff_leave::Column::UntilDate.gte(today));
    Ok(view.count(away).await? == 0)
}

/// The posts a person holds on a day, without those that rest.
pub(crate) async fn posts_in_force(view: View<'_>, staff_id: i64, today: Date) -> Result<Vec<post::Model>, Stop> {
    let held = appointment::Entity::find()
        .filter(appointment::Column::StaffId.eq(staff_id))
        .filter(appointment_in_force(today))
        .order_by_asc(appointment::Column::AppointmentId);
    let held = view.all(held).await?;
    let resting = resting(view, &held).await?;
    let posts = view.by_keys::<post::Model>(held.iter().map(|one| one.post_id).collect::<BTreeSet<_>>()).await?;
    let posts: BTreeMap<i64, post::Model> = posts.into_iter().map(|post| (post.post_id, post)).collect();
    let held = held.iter().filter(|one| !resting.contains(&one.appointment_id));
    let mut in_force: Vec<post::Model> = Vec::new();
    for post in held.filter_map(|one| posts.get(&one.post_id)) {
        let closed = post.closed_on.is_some_and(|day| day <= today);
        if !closed && !in_force.contains(post) && has_certificates(view, staff_id, post, today).await? {
            in_force.push(post.clone());
        }
    }
    Ok(in_force)
}

/// Appointments that wait for the signatures of a handover.
async fn resting(view: View<'_>, held: &[appointment::Model]) -> Result<BTreeSet<i64>, Stop> {
    if held.is_empty() {
        return Ok(BTreeSet::new());
    }
    let unsigned = handover::Column::GiverSignedAt
        .is_null()
        .or(handover::Column::ReceiverSignedAt.is_null())
        .or(handover::Column::SupervisorSignedAt.is_null());
    let waiting = handover::Entity::find()
        .filter(handover::Column::ReceiverAppointmentId.is_in(held.iter().map(|one| one.appointment_id)))
        .filter(unsigned);
    Ok(view.all(waiting).await?.into_iter().filter_map(|row| row.receiver_appointment_id).collect())
}

async fn has_certificates(view: View<'_>, staff_id: i64, post: &post::Model, on: Date) -> Result<bool, Stop> {
    for kind in post.certificates.split(' ').filter(|kind| !kind.is_empty()) {
        if !has_certificate(view, staff_id, kind, on).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a person has a certificate of a kind that holds on a day.
pub(crate) async fn has_certificate(view: View<'_>, staff_id: i64, kind: &str, on: Date) -> Result<bool, Stop> {
    let valid = certificate::Entity::find()
        .filter(certificate::Column::StaffId.eq(staff_id))
        .filter(certificate::Column::Kind.eq(kind))
        .filter(certificate::Column::IssuedOn.lte(on))
        .filter(certificate::Column::ValidUntil.is_null().or(certificate::Column::ValidUntil.gte(on)));
    Ok(view.count(valid).await? > 0)
}

fn by_post(post: &post::Model) -> Grant {
    Grant::by_post(duties_of(post), post.authority.parse().unwrap_or_default()).within(scope_of(post))
}

fn scope_of(post: &post::Model) -> Scope {
    Scope {
        amount_up_to: post.limit_amount_fen.map(Fen),
        regions: post.limit_regions.split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        matters: post.limit_matters.split(' ').filter_map(|kind| kind.parse().ok()).collect(),
    }
}

/// What a delegation lends on a day: of each post the delegator holds himself
/// the duties named, within the limits of both.
async fn lent_by(view: View<'_>, row: &delegation::Model, today: Date) -> Result<Vec<Grant>, Stop> {
    let delegator = view.by_key::<staff::Model>(row.delegator_id).await?;
    if !delegator.is_some_and(|person| person.status == "active" && person.left_on.is_none_or(|day| day > today)) {
        return Ok(Vec::new());
    }
    let named = read_duties(&row.duties);
    let matters: BTreeSet<_> = row.limit_matters.split(' ').filter_map(|kind| kind.parse().ok()).collect();
    let ties = ties_of(view, row.delegator_id, today).await?;
    let mut grants = Vec::new();
    for post in posts_in_force(view, row.delegator_id, today).await? {
        let duties: BTreeSet<Duty> = duties_of(&post).intersection(&named).copied().collect();
        let own = scope_of(&post);
        let amounts = own.amount_up_to.into_iter().chain(row.limit_amount_fen.map(Fen));
        let both: BTreeSet<_> = own.matters.intersection(&matters).copied().collect();
        let scope = Scope {
            amount_up_to: amounts.min(),
            regions: own.regions,
            matters: match (own.matters.is_empty(), matters.is_empty()) {
                (true, _) => matters.clone(),
                (false, true) => own.matters,
                (false, false) => both,
            },
        };
        // Two lists of matters that share nothing leave nothing to be lent.
        let nothing = !matters.is_empty() && scope.matters.is_empty();
        if !duties.is_empty() && !nothing {
            let authority = post.authority.parse().unwrap_or_default();
            let grant = Grant::by_post(duties, authority).within(scope);
            grants.push(grant.delegated_by(StaffId(row.delegator_id), ties.clone()));
        }
    }
    Ok(grants)
}
