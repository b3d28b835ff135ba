//! The judge: the policies of each duty and of each command, read once, checked
//! against their schemas, and asked for a decision. A policy that cannot be
//! evaluated is a fault and never a permission.
//!
//! Article: R1-24.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::str::FromStr;

use base::StaffId;
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression, Schema, ValidationMode, Validator,
};
use regulation::duties::{Duty, DutyLaw};
use review::{Act, Demand, History, StaffFacts, Subject};

use crate::policies::{self, Ask};

/// The policies are not sound, or one of them could not be evaluated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("authorisation: {0}")]
pub struct PolicyFault(String);

/// Who asks for a command or question.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Through an account that is active.
    pub signed_in: bool,
    /// Founding an empty house.
    pub founder: bool,
    /// The house's own clockwork.
    pub clockwork: bool,
    /// The duties held today.
    pub duties: &'a BTreeSet<Duty>,
}

/// The judge over the policies of the whole house.
pub struct Authoriser {
    asking: HashMap<&'static str, Policies>,
    doing: BTreeMap<Duty, Policies>,
    types: Types,
    authorizer: Authorizer,
}

/// The policies of one action; no other policy names that action.
struct Policies {
    action: EntityUid,
    set: PolicySet,
    /// The duties whose acts they look for in a history. What else a person did on a
    /// case says nothing to them.
    looked_for: BTreeSet<Duty>,
}

/// A person as the policies see him, but for his ties. Of a delegator only what
/// he did counts.
#[derive(Default)]
struct Described {
    duties: Vec<Duty>,
    did: Vec<Duty>,
    authority: i64,
    on_establishment: bool,
}

impl Policies {
    /// The duties of the acts on a case that bind a person, whether he did them or had them done for him.
    fn did(&self, history: &History, person: StaffId) -> Vec<Duty> {
        let bound = |act: &&Act| [Some(act.staff), act.on_behalf_of].contains(&Some(person));
        history.acts().filter(bound).map(|act| act.duty).filter(|duty| self.looked_for.contains(duty)).collect()
    }
}

struct Types {
    person: EntityTypeName,
    case: EntityUid,
    caller: EntityUid,
    house: EntityUid,
}

impl Authoriser {
    /// Makes the policies of a law and a registry.
    ///
    /// # Errors
    /// When a policy cannot be read or does not fit its schema.
    pub fn new(law: &DutyLaw, asks: &[Ask]) -> Result<Authoriser, PolicyFault> {
        let types = Types {
            person: type_name("Person")?,
            case: uid(&type_name("Case")?, "this"),
            caller: uid(&type_name("Caller")?, "this"),
            house: uid(&type_name("House")?, "this"),
        };
        let read = |action: &str, text: &str| -> Result<Policies, PolicyFault> {
            let set = PolicySet::from_str(text).map_err(|e| fault(action, &e))?;
            let looking: Vec<String> =
                set.policies().map(ToString::to_string).filter(|text| text.contains(".did")).collect();
            let looked_for = |duty: &&Duty| looking.iter().any(|text| text.contains(&format!("\"{duty}\"")));
            let looked_for = Duty::ALL.iter().filter(looked_for).copied().collect();
            Ok(Policies { action: uid(&type_name("Action")?, action), set, looked_for })
        };
        let doing = Duty::ALL
            .iter()
            .map(|duty| Ok((*duty, read(duty.code(), &policies::of_duty(law, *duty))?)))
            .collect::<Result<_, PolicyFault>>()?;
        let asking = asks
            .iter()
            .map(|ask| Ok((ask.name, read(ask.name, &policies::of_ask(ask))?)))
            .collect::<Result<_, PolicyFault>>()?;
        Ok(Authoriser { asking, doing, types, authorizer: Authorizer::new() })
    }

    /// Checks every policy against its schema, strictly.
    ///
    /// # Errors
    /// The first policy that does not fit.
    pub fn check(&self, asks: &[Ask]) -> Result<(), PolicyFault> {
        let check = |schema: &str, sets: Vec<&Policies>| -> Result<(), PolicyFault> {
            let (schema, _) = Schema::from_cedarschema_str(schema).map_err(|e| fault("the schema", &e))?;
            let validator = Validator::new(schema);
            for policies in sets {
                let result = validator.validate(&policies.set, ValidationMode::Strict);
                if let Some(error) = result.validation_errors().next() {
                    return Err(fault(&policies.action.to_string(), error));
                }
            }
            Ok(())
        };
        check(&policies::duty_schema(), self.doing.values().collect())?;
        check(&policies::ask_schema(asks), self.asking.values().collect())
    }

    /// Whether a caller may ask for a command or question at all. What is not
    /// listed may nobody ask for.
    ///
    /// # Errors
    /// When a policy cannot be evaluated.
    pub fn may_ask(&self, name: &str, asker: Asker<'_>) -> Result<bool, PolicyFault> {
        let Some(policies) = self.asking.get(name) else { return Ok(false) };
        let attributes = HashMap::from([
            ("signed_in".to_owned(), RestrictedExpression::new_bool(asker.signed_in)),
            ("founder".to_owned(), RestrictedExpression::new_bool(asker.founder)),
            ("clockwork".to_owned(), RestrictedExpression::new_bool(asker.clockwork)),
            ("duties".to_owned(), names(asker.duties)),
        ]);
        let caller = entity(self.types.caller.clone(), attributes)?;
        self.decide(policies, self.types.caller.clone(), self.types.house.clone(), Context::empty(), vec![caller])
    }

    /// Whether a person may do a duty on a case with this history.
    ///
    /// # Errors
    /// When a policy cannot be evaluated.
    pub fn may_do(&self, history: &History, staff: &StaffFacts, demand: &Demand) -> Result<bool, PolicyFault> {
        let policies = self.doing.get(&demand.duty).expect("every duty has its policies");
        let person = self.person(staff.staff);
        let needed = demand.authority.as_ref().map_or(0, |(authority, _)| *authority as i64);
        let mut context = vec![("needed_authority".to_owned(), RestrictedExpression::new_long(needed))];
        let mut entities = vec![self.case(history)?, self.staff(staff, policies.did(history, staff.staff))?];
        if let Some(delegator) = &staff.acting_for {
            let uid = self.person(delegator.staff);
            context.push(("delegator".to_owned(), RestrictedExpression::new_entity_uid(uid.clone())));
            // Whoever acts for himself is one person, described once, with both sets of ties.
            if delegator.staff != staff.staff {
                let stranger = Described { did: policies.did(history, delegator.staff), ..Described::default() };
                entities.push(self.described(uid, &stranger, delegator.recused_from.iter())?);
            }
        }
        let context = Context::from_pairs(context).map_err(|e| fault("the context", &e))?;
        self.decide(policies, person, self.types.case.clone(), context, entities)
    }

    fn decide(
        &self,
        policies: &Policies,
        principal: EntityUid,
        resource: EntityUid,
        context: Context,
        entities: Vec<Entity>,
    ) -> Result<bool, PolicyFault> {
        let entities = Entities::from_entities(entities, None).map_err(|e| fault("the entities", &e))?;
        let request = Request::new(principal, policies.action.clone(), resource, context, None)
            .map_err(|e| fault("the request", &e))?;
        let response = self.authorizer.is_authorized(&request, &policies.set, &entities);
        if let Some(error) = response.diagnostics().errors().next() {
            return Err(fault(&policies.action.to_string(), error));
        }
        Ok(response.decision() == Decision::Allow)
    }

    fn staff(&self, staff: &StaffFacts, did: Vec<Duty>) -> Result<Entity, PolicyFault> {
        let own = staff.acting_for.as_ref().filter(|delegator| delegator.staff == staff.staff);
        let ties = staff.recused_from.iter().chain(own.into_iter().flat_map(|delegator| &delegator.recused_from));
        let person = Described {
            duties: staff.duties.iter().copied().collect(),
            did,
            authority: staff.authority as i64,
            on_establishment: staff.on_establishment,
        };
        self.described(self.person(staff.staff), &person, ties)
    }

    fn described<'s>(
        &self,
        uid: EntityUid,
        person: &Described,
        ties: impl Iterator<Item = &'s Subject>,
    ) -> Result<Entity, PolicyFault> {
        let attributes = HashMap::from([
            ("duties".to_owned(), names(&person.duties)),
            ("did".to_owned(), names(&person.did)),
            ("authority".to_owned(), RestrictedExpression::new_long(person.authority)),
            ("on_establishment".to_owned(), RestrictedExpression::new_bool(person.on_establishment)),
            ("ties".to_owned(), subjects(ties)),
        ]);
        entity(uid, attributes)
    }

    fn case(&self, history: &History) -> Result<Entity, PolicyFault> {
        let own = history.subjects().iter().filter_map(|subject| match subject {
            Subject::Staff(staff) => Some(RestrictedExpression::new_entity_uid(self.person(*staff))),
            _ => None,
        });
        let attributes = HashMap::from([
            ("concerns".to_owned(), subjects(history.subjects().iter())),
            ("own_case_of".to_owned(), RestrictedExpression::new_set(own)),
        ]);
        entity(self.types.case.clone(), attributes)
    }

    fn person(&self, staff: StaffId) -> EntityUid {
        uid(&self.types.person, &staff.0.to_string())
    }
}

/// Whoever a case may concern, each by its kind and number.
fn subjects<'s>(subjects: impl Iterator<Item = &'s Subject>) -> RestrictedExpression {
    RestrictedExpression::new_set(subjects.map(|subject| RestrictedExpression::new_string(format!("{subject:?}"))))
}

fn names<'d>(duties: impl IntoIterator<Item = &'d Duty>) -> RestrictedExpression {
    RestrictedExpression::new_set(
        duties.into_iter().map(|duty| RestrictedExpression::new_string(duty.code().to_owned())),
    )
}

fn entity(uid: EntityUid, attributes: HashMap<String, RestrictedExpression>) -> Result<Entity, PolicyFault> {
    Entity::new(uid, attributes, HashSet::new()).map_err(|e| fault("an entity", &e))
}

fn type_name(name: &str) -> Result<EntityTypeName, PolicyFault> {
    name.parse().map_err(|e| fault(name, &e))
}

fn uid(of: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(of.clone(), EntityId::new(id))
}

fn fault(what: &str, error: &dyn std::error::Error) -> PolicyFault {
    PolicyFault(format!("{what}: {error}"))
}
