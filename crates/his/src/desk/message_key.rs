//! One message, one effect: its number is the key under which the funnel
//! remembers what was done. The same number with another content, or for
//! another transaction, is refused.
//!
//! Article: R3d-39.2. Threat O12.

use app::operations::claim::{reverse::Reverse, settle::Settle};
use app::operations::filing::{submit::Submit, withdraw::Withdraw};
use app::operations::his::keep_file::KeepFile;
use app::operations::his::seen_as_another;
use app::operations::mapping::{propose::Propose, withdraw::Withdraw as WithdrawMapping};
use app::operations::settlement_list::{submit::Submit as SubmitLists, upload::Upload};
use app::operations::visit::{
    admit::Admit, amend::Amend, cancel::Cancel, discharge::Discharge, register::Register, reopen::Reopen,
    upload_fees::UploadFees, void_fees::VoidFees,
};
use app::{Answer, Command, Request as Keyed, funnel};
use base::Refusal;
use sm3::{Digest, Sm3};

use super::AtDesk;
use super::failed::Failed;
use super::institution::Institution;

/// Every command that a message can ask for and that is remembered.
const COMMANDS: &[&str] = &[
    Admit::SPEC.name,
    Register::SPEC.name,
    Amend::SPEC.name,
    Cancel::SPEC.name,
    Discharge::SPEC.name,
    Reopen::SPEC.name,
    KeepFile::SPEC.name,
    UploadFees::SPEC.name,
    VoidFees::SPEC.name,
    Submit::SPEC.name,
    Withdraw::SPEC.name,
    Upload::SPEC.name,
    SubmitLists::SPEC.name,
    Settle::SPEC.name,
    Reverse::SPEC.name,
    Propose::SPEC.name,
    WithdrawMapping::SPEC.name,
];

/// Carries out a command once for this message.
pub(crate) async fn run<C: Command>(
    desk: &AtDesk<'_>,
    institution: &Institution,
    dry_run: bool,
    input: C::Input,
) -> Result<Answer<C::Output>, Failed> {
    let key = key_of(&desk.request.msgid);
    let view = desk.house.store.view();
    if !desk.rehearsal && seen_as_another(view, &institution.caller, &key, C::SPEC.name, COMMANDS).await? {
        return Err(Refusal::conflict(
            "request_key_reused",
            "发送方报文ID已用于其他交易，已拒绝",
            "this msgid was used for another transaction; refused",
        )
        .into());
    }
    // What is rehearsed is as if it came for the first time.
    let request = if desk.rehearsal { Keyed { key: None, dry_run: true } } else { Keyed { key: Some(key), dry_run } };
    Ok(funnel::run::<C>(desk.house, &institution.caller, &request, input).await?)
}

/// The key for a message's number. Numbers have no agreed form; one that is not
/// plain goes in as its digest.
pub(crate) fn key_of(msgid: &str) -> String {
    let plain = msgid.len() >= 4 && msgid.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    if plain { format!("his-{msgid}") } else { format!("hisx-{}", hex::encode(Sm3::digest(msgid.as_bytes()))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_form_have_keys_of_their_own() {
        assert_eq!(key_of("H41990000001202411201030150001"), "his-H41990000001202411201030150001");
        let strange = ["报文一", "a b", "a/b", "a", "x"].map(key_of);
        assert!(strange.iter().all(|key| key.len() == 69 && key.is_ascii()));
        assert_eq!(strange.iter().collect::<std::collections::BTreeSet<_>>().len(), 5);
    }
}
