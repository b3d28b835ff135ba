//! The registry: every command and query of the house, once. The server makes
//! routes and the OpenAPI document from it, the permission matrix and the
//! tests of wrong roles are made from it, and what is not listed does not exist.
//!
//! Article: R1-24 (rights are granted and can be listed).

use futures::future::BoxFuture;
use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

use crate::caller::Caller;
use crate::command::{Command, CommandSpec, Query, QuerySpec};
use crate::funnel::{self, Request};
use crate::house::House;
use crate::permission;
use crate::stop::Stop;

/// A command as the server sees it: declared, typed by schemas, callable with JSON.
pub struct CommandEntry {
    /// What is declared about it.
    pub spec: CommandSpec,
    /// The schema of its input.
    pub input: fn(&mut SchemaGenerator) -> Schema,
    /// The schema of its output.
    pub output: fn(&mut SchemaGenerator) -> Schema,
    /// Carries it out. The input has been read as JSON, not yet as its type.
    pub run: Run,
}

/// A query as the server sees it.
pub struct QueryEntry {
    /// What is declared about it.
    pub spec: QuerySpec,
    /// The schema of its parameters, flat.
    pub input: fn(&mut SchemaGenerator) -> Schema,
    /// The schema of its answer.
    pub output: fn(&mut SchemaGenerator) -> Schema,
    /// Answers it. The parameters are the texts of the query string.
    pub ask: Ask,
}

/// A command behind JSON.
pub type Run = for<'a> fn(&'a House, &'a Caller, &'a Request, Value) -> BoxFuture<'a, Result<Value, Stop>>;
/// A query behind JSON.
pub type Ask = for<'a> fn(&'a House, &'a Caller, Value) -> BoxFuture<'a, Result<Value, Stop>>;

fn command<C: Command>() -> CommandEntry {
    CommandEntry {
        spec: C::SPEC,
        input: |generator| generator.subschema_for::<C::Input>(),
        output: |generator| generator.subschema_for::<C::Output>(),
        run: |house, caller, request, input| {
            Box::pin(async move {
                // Before the input is looked at, so that whoever may not ask learns nothing of its form.
                funnel::admit::<C>(house, caller, request).await?;
                let input = crate::input::read::<C::Input>(input)?;
                let answer = funnel::run::<C>(house, caller, request, input).await?;
                serde_json::to_value(answer.output).map_err(|e| Stop::fault("writing the answer", e))
            })
        },
    }
}

fn query<Q: Query>() -> QueryEntry {
    QueryEntry {
        spec: Q::SPEC,
        input: |generator| generator.subschema_for::<Q::Input>(),
        output: |generator| generator.subschema_for::<Q::Output>(),
        ask: |house, caller, input| {
            Box::pin(async move {
                permission::may_ask(house, Q::SPEC.name, Q::SPEC.access, caller)?;
                let input = crate::input::read::<Q::Input>(input)?;
                let answer = funnel::ask::<Q>(house, caller, input).await?;
                serde_json::to_value(answer).map_err(|e| Stop::fault("writing the answer", e))
            })
        },
    }
}

/// Every command. One line each; the file named is where it is decided.
pub fn commands() -> Vec<CommandEntry> {
    use crate::operations as op;
    vec![
        command::<op::house::found::Found>(),
        command::<op::organisation::propose::Propose>(),
        command::<op::organisation::issue_code::IssueCode>(),
        command::<op::handover::add_items::AddItems>(),
        command::<op::handover::sign::Sign>(),
        command::<op::handover::send_back::SendBack>(),
        command::<op::session::choose_password::ChoosePassword>(),
        command::<op::session::sign_in::SignIn>(),
        command::<op::session::sign_out::SignOut>(),
        command::<op::session::prove::Prove>(),
        command::<op::session::change_password::ChangePassword>(),
        command::<op::session::offer_second_factor::OfferSecondFactor>(),
        command::<op::session::enrol_second_factor::EnrolSecondFactor>(),
        command::<op::account::suspend::Suspend>(),
        command::<op::account::resume::Resume>(),
        command::<op::account::request_reset::RequestReset>(),
        command::<op::account::confirm_reset::ConfirmReset>(),
        command::<op::account::refuse_reset::RefuseReset>(),
        command::<op::account::acknowledge_alert::AcknowledgeAlert>(),
        command::<op::account::suspend_unused::SuspendUnused>(),
        command::<op::provider::register::Register>(),
        command::<op::catalogue::load::Load>(),
        command::<op::knowledge::read_sheet::ReadSheet>(),
        command::<op::knowledge::dry_run::DryRun>(),
        command::<op::mapping::propose::Propose>(),
        command::<op::mapping::withdraw::Withdraw>(),
        command::<op::mapping::read_sheet::ReadSheet>(),
        command::<op::person::enrol::Enrol>(),
        command::<op::person::record_deaths::RecordDeaths>(),
        command::<op::person::reveal::Reveal>(),
        command::<op::visit::admit::Admit>(),
        command::<op::visit::register::Register>(),
        command::<op::visit::amend::Amend>(),
        command::<op::visit::upload_fees::UploadFees>(),
        command::<op::visit::void_fees::VoidFees>(),
        command::<op::visit::discharge::Discharge>(),
        command::<op::visit::reopen::Reopen>(),
        command::<op::visit::cancel::Cancel>(),
        command::<op::claim::settle::Settle>(),
        command::<op::claim::reverse::Reverse>(),
        command::<op::claim::import::Import>(),
        command::<op::claim::settle_anew::SettleAnew>(),
        command::<op::his::issue_key::IssueKey>(),
        command::<op::his::withdraw_key::WithdrawKey>(),
        command::<op::his::sign_in::SignIn>(),
        command::<op::his::sign_out::SignOut>(),
        command::<op::his::keep_file::KeepFile>(),
        command::<op::his::check_visit::CheckVisit>(),
        command::<op::month::freeze::Freeze>(),
        command::<op::month::run_audit::RunAudit>(),
        command::<op::sample::freeze::FreezeSample>(),
        command::<op::sample::commit::Commit>(),
        command::<op::sample::reveal::Reveal>(),
        command::<op::sample::record_withheld::RecordWithheld>(),
        command::<op::sample::draw::DrawSample>(),
        command::<op::sample::review::ReviewSample>(),
        command::<op::sample::resubmit::ResubmitSample>(),
        command::<op::audit_case::first_review::FirstReview>(),
        command::<op::audit_case::answer::Answer>(),
        command::<op::audit_case::provider_silent::ProviderSilent>(),
        command::<op::audit_case::second_review::SecondReview>(),
        command::<op::audit_case::return_case::ReturnCase>(),
        command::<op::audit_case::resubmit::Resubmit>(),
        command::<op::statement::declare::Declare>(),
        command::<op::statement::first_review::FirstReview>(),
        command::<op::statement::second_review::SecondReview>(),
        command::<op::statement::approve::Approve>(),
        command::<op::statement::approve_above::ApproveAbove>(),
        command::<op::statement::return_statement::ReturnStatement>(),
        command::<op::collective::convene::Convene>(),
        command::<op::collective::vote::CastVote>(),
        command::<op::collective::resolve::Resolve>(),
        command::<op::material::upload::Upload>(),
        command::<op::material::open::Open>(),
        command::<op::matter::read_sheet::ReadSheet>(),
        command::<op::matter::accept::Accept>(),
        command::<op::matter::supplement::Supplement>(),
        command::<op::matter::suspend::Suspend>(),
        command::<op::matter::resume::Resume>(),
        command::<op::matter::extend::Extend>(),
        command::<op::matter::redraw::Redraw>(),
        command::<op::spot_check::draw::Draw>(),
        command::<op::spot_check::record::Record>(),
        command::<op::inspection::open::Open>(),
        command::<op::inspection::replace_inspector::ReplaceInspector>(),
        command::<op::inspection::record::Record>(),
        command::<op::inspection::sign::Sign>(),
        command::<op::inspection::close::Close>(),
        command::<op::interest::declare::Declare>(),
        command::<op::interest::end::End>(),
        command::<op::matter::review::Review>(),
        command::<op::matter::return_case::Return>(),
        command::<op::matter::reject::Reject>(),
        command::<op::matter::resubmit::Resubmit>(),
        command::<op::matter::withdraw::Withdraw>(),
        command::<op::settlement_list::upload::Upload>(),
        command::<op::settlement_list::submit::Submit>(),
        command::<op::settlement_list::judge::Judge>(),
        command::<op::filing::submit::Submit>(),
        command::<op::filing::withdraw::Withdraw>(),
        command::<op::filing::take_up::TakeUp>(),
        command::<op::filing::decline::Decline>(),
        command::<op::data_export::fetch::Fetch>(),
        command::<op::data_repair::run::Run>(),
        command::<op::payment::make::Make>(),
        command::<op::payment::void::Void>(),
        command::<op::payment::reject::Reject>(),
        command::<op::payment::release::Release>(),
        command::<op::payment::take_receipt::TakeReceipt>(),
        command::<op::payment::resolve_unknown::ResolveUnknown>(),
        command::<op::voucher::make::Make>(),
        command::<op::voucher::make_opening::MakeOpening>(),
        command::<op::voucher::review::Review>(),
        command::<op::voucher::post::Post>(),
        command::<op::voucher::return_voucher::Return>(),
        command::<op::voucher::void::Void>(),
        command::<op::voucher::reverse::Reverse>(),
        command::<op::ledger::close_month::CloseMonth>(),
        command::<op::ledger::look_into_reopening::LookIntoReopening>(),
        command::<op::reconciliation::run::Run>(),
        command::<op::witness::appoint::Appoint>(),
        command::<op::witness::dismiss::Dismiss>(),
        command::<op::reading::seal_day::SealDay>(),
        command::<op::rights::confirm_review::ConfirmReview>(),
        command::<op::sealing::change_key::ChangeKey>(),
        command::<op::sealing::reseal::Reseal>(),
        command::<op::sealing::retire_key::RetireKey>(),
    ]
}

/// Every query.
pub fn queries() -> Vec<QueryEntry> {
    use crate::queries as q;
    vec![
        query::<q::session::me::Me>(),
        query::<q::session::mine::Mine>(),
        query::<q::account::list::List>(),
        query::<q::account::resets::Resets>(),
        query::<q::account::alerts::Alerts>(),
        query::<q::workbench::mine::Mine>(),
        query::<q::organisation::agencies::Agencies>(),
        query::<q::organisation::departments::Departments>(),
        query::<q::organisation::posts::Posts>(),
        query::<q::organisation::people::People>(),
        query::<q::organisation::person::OnePerson>(),
        query::<q::organisation::appointment_check::AppointmentCheck>(),
        query::<q::organisation::delegations::Delegations>(),
        query::<q::organisation::rotations::Rotations>(),
        query::<q::organisation::handovers::Handovers>(),
        query::<q::organisation::handover::OneHandover>(),
        query::<q::organisation::platforms::Platforms>(),
        query::<q::organisation::platform::OnePlatform>(),
        query::<q::organisation::choices::Choices>(),
        query::<q::article::view::View>(),
        query::<q::duties::check::Check>(),
        query::<q::duties::law::InForce>(),
        query::<q::duties::simulate::Simulate>(),
        query::<q::policy::list::List>(),
        query::<q::policy::show::Show>(),
        query::<q::policy::compare::Compare>(),
        query::<q::policy::cases::Cases>(),
        query::<q::policy::try_case::Try>(),
        query::<q::policy::what_if::WhatIf>(),
        query::<q::collective::list::List>(),
        query::<q::collective::view::View>(),
        query::<q::provider::list::List>(),
        query::<q::audit_rule::list::List>(),
        query::<q::audit_rule::view::View>(),
        query::<q::audit_rule::file::PrecisionFile>(),
        query::<q::knowledge::tables::Tables>(),
        query::<q::knowledge::rows::Rows>(),
        query::<q::knowledge::file::TableFile>(),
        query::<q::knowledge::change_lines::ChangeLines>(),
        query::<q::knowledge::touched::TouchedBy>(),
        query::<q::catalogue::list::List>(),
        query::<q::catalogue::item::Item>(),
        query::<q::catalogue::change_lines::ChangeLines>(),
        query::<q::catalogue::touched::TouchedBy>(),
        query::<q::mapping::list::List>(),
        query::<q::mapping::providers::Providers>(),
        query::<q::mapping::review::Review>(),
        query::<q::mapping::decisions::Decisions>(),
        query::<q::mapping::match_rate::MatchRate>(),
        query::<q::mapping::unmatched::Unmatched>(),
        query::<q::mapping::unmatched_file::UnmatchedFile>(),
        query::<q::mapping::sheet_template::SheetTemplate>(),
        query::<q::claim::list::List>(),
        query::<q::claim::view::View>(),
        query::<q::claim::explain::Explain>(),
        query::<q::his::trial::Trial>(),
        query::<q::his::keys::Keys>(),
        query::<q::his::traffic::Traffic>(),
        query::<q::his::messages::Messages>(),
        query::<q::his::message::OneMessage>(),
        query::<q::his::rehearsal::Rehearsal>(),
        query::<q::his::certification::Certification>(),
        query::<q::trail::list::List>(),
        query::<q::trail::entry::Entry>(),
        query::<q::trail::checkpoints::Checkpoints>(),
        query::<q::reading::list::List>(),
        query::<q::reading::abnormal::Abnormal>(),
        query::<q::rights::list::List>(),
        query::<q::payment::list::List>(),
        query::<q::payment::view::View>(),
        query::<q::payment::instruction_file::InstructionFile>(),
        query::<q::voucher::list::List>(),
        query::<q::voucher::view::View>(),
        query::<q::ledger::trial_balance::TrialBalance>(),
        query::<q::ledger::journal::Journal>(),
        query::<q::ledger::months::Months>(),
        query::<q::ledger::accounts::Accounts>(),
        query::<q::ledger::accounts::Funds>(),
        query::<q::reconciliation::list::List>(),
        query::<q::reconciliation::view::View>(),
        query::<q::reimbursement::list::List>(),
        query::<q::reimbursement::reconciled::Reconciliation>(),
        query::<q::matter::list::List>(),
        query::<q::matter::form::Form>(),
        query::<q::matter::sheet_template::SheetTemplate>(),
        query::<q::settlement_list::view::View>(),
        query::<q::person::standings::Standings>(),
        query::<q::filing::list::List>(),
        query::<q::filing::view::View>(),
        query::<q::document::list::List>(),
        query::<q::document::view::View>(),
        query::<q::document::verify::Verify>(),
        query::<q::document::compare::Compare>(),
        query::<q::interest::list::List>(),
        query::<q::spot_check::list::List>(),
        query::<q::spot_check::draws::Draws>(),
        query::<q::inspection::list::List>(),
        query::<q::inspection::view::View>(),
        query::<q::inspection::choices::Choices>(),
        query::<q::oversight::practice::Practice>(),
        query::<q::oversight::deadlines::Deadlines>(),
        query::<q::data::fields::Fields>(),
        query::<q::data_export::list::List>(),
        query::<q::data_export::trace::Trace>(),
        query::<q::data_repair::list::List>(),
        query::<q::case::queue::Queue>(),
        query::<q::case::view::View>(),
        query::<q::finding::list::List>(),
        query::<q::month::view::View>(),
        query::<q::month::list::List>(),
        query::<q::sample::view::View>(),
        query::<q::sample::file::File>(),
        query::<q::statement::declarable::Declarable>(),
        query::<q::statement::list::List>(),
        query::<q::statement::view::View>(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_well_formed_and_articles_exist() {
        let law = regulation::Law::embedded().expect("the law data is sound");
        let names: Vec<&str> =
            commands().iter().map(|c| c.spec.name).chain(queries().iter().map(|q| q.spec.name)).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
        for name in names {
            let (area, verb) = name.split_once('.').expect("a name is area.verb");
            assert!(
                [area, verb].iter().all(|part| part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')),
                "{name}"
            );
        }
        for entry in commands() {
            assert!(!entry.spec.articles.is_empty(), "{} cites no article", entry.spec.name);
            for article in entry.spec.articles {
                assert!(
                    law.sources.article(&article.parse().unwrap()).is_some(),
                    "{} cites {article}",
                    entry.spec.name
                );
            }
        }
    }
}
