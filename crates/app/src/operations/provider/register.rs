//! Registers designated providers with the account their money goes to. For
//! the officer of provider agreements. (Application, evaluation and agreement
//! are cases of their own and come before this.)
//!
//! Article: R2-35, R1-12.9 (providers are designated), R3d-26 (payee accounts are checked).

use std::collections::BTreeSet;

use base::identity_numbers::{bank_card_looks_right, check_credit_code, check_provider_code};
use base::{ProviderId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::provider;
use store::{IdKind, Sealer};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Registers providers.
pub struct Register;

/// The providers to be registered; at most 500 at once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProviders {
    /// The providers.
    pub providers: Vec<NewProvider>,
}

/// A provider.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProvider {
    /// National code, 12 signs.
    pub code: String,
    /// Name.
    pub name: String,
    /// Hospital or pharmacy.
    pub kind: ProviderKind,
    /// Benefit tier, 0 to 6 (regulation/catalogs/tiers.toml).
    pub tier: u8,
    /// Hospital level, 1 to 3.
    pub level: u8,
    /// Region, GB/T 2260.
    pub region: String,
    /// Unified credit code.
    pub credit_code: String,
    /// Holder of the account, as the bank has it.
    pub payee_name: String,
    /// The bank.
    pub payee_bank: String,
    /// The account: 8 to 30 digits.
    pub payee_account: String,
}

/// Hospital or pharmacy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProviderKind {
    /// 医院.
    Hospital,
    /// 零售药店.
    Pharmacy,
}

/// The ids, in the order of the input.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RegisteredProviders {
    /// The providers' ids.
    pub provider_ids: Vec<ProviderId>,
    /// Accounts whose check digit does not fit: a warning, the bank decides.
    pub unusual_accounts: Vec<String>,
}

impl Command for Register {
    const SPEC: CommandSpec = CommandSpec {
        name: "provider.register",
        title: "登记定点医药机构",
        title_en: "register designated providers",
        access: Access::Duty(&[Duty::ProviderAdmin]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R2-35", "R1-12.9"],
    };
    type Input = NewProviders;
    type Output = RegisteredProviders;

    async fn decide(cx: &Context<'_>, input: NewProviders) -> Result<Plan<RegisteredProviders>, Stop> {
        if input.providers.is_empty() || input.providers.len() > 500 {
            return Err(Refusal::invalid(
                "count_out_of_range",
                "providers",
                "一次登记 1 至 500 家",
                "1 to 500 providers at once",
            )
            .into());
        }
        let mut codes = BTreeSet::new();
        let mut rows = Vec::with_capacity(input.providers.len());
        let sealer = cx.sealer().await?;
        let mut unusual_accounts = Vec::new();
        let ids = cx.house.store.ids(IdKind::Object, input.providers.len()).await?;
        for (index, (new, provider_id)) in input.providers.into_iter().zip(ids).enumerate() {
            let looks_right = bank_card_looks_right(&new.payee_account);
            let row = checked(cx, &sealer, index, new, provider_id)?;
            if !codes.insert(row.code.clone()) {
                return Err(at(index, "code", "provider_repeated", "机构编码重复", "the code occurs twice").into());
            }
            if !looks_right {
                unusual_accounts.push(row.code.clone());
            }
            rows.push(row);
        }
        let mut plan = Plan::answering(RegisteredProviders {
            provider_ids: rows.iter().map(|row| ProviderId(row.provider_id)).collect(),
            unusual_accounts,
        });
        for row in &rows {
            plan.about("provider", ProviderId(row.provider_id));
        }
        plan.insert_all(rows);
        Ok(plan)
    }
}

fn at(index: usize, field: &str, code: &str, zh: &str, en: &str) -> Refusal {
    Refusal::invalid(code, format!("providers[{index}].{field}"), zh, en)
}

fn checked(
    cx: &Context<'_>,
    sealer: &Sealer<'_>,
    index: usize,
    new: NewProvider,
    provider_id: i64,
) -> Result<provider::Model, Refusal> {
    let code = check_provider_code(&new.code).map_err(|_| {
        at(index, "code", "provider_code_malformed", "机构编码须为 12 位", "a provider code has 12 signs")
    })?;
    let words = [(&new.name, "name"), (&new.payee_name, "payee_name"), (&new.payee_bank, "payee_bank")];
    for (word, field) in words {
        let signs = word.trim().chars().count();
        if signs == 0 || signs > 100 || word.chars().any(char::is_control) {
            return Err(at(index, field, "name_malformed", "名称须为 1 至 100 个字", "a name has 1 to 100 signs"));
        }
    }
    if cx.house.law.tiers.get(new.tier).is_none() {
        return Err(at(index, "tier", "tier_unknown", "医院类别不存在", "no such tier"));
    }
    if !(1..=3).contains(&new.level) {
        return Err(at(index, "level", "level_out_of_range", "医院等级须为 1 至 3", "a level is 1 to 3"));
    }
    if cx.house.law.regions.get(&new.region).is_none() {
        return Err(at(index, "region", "region_unknown", "行政区划代码不存在", "no such region code"));
    }
    let credit_code = check_credit_code(&new.credit_code).map_err(|_| {
        at(
            index,
            "credit_code",
            "credit_code_malformed",
            "统一社会信用代码不符合校验规则",
            "the credit code fails its check",
        )
    })?;
    let digits = new.payee_account.bytes().all(|b| b.is_ascii_digit());
    if !digits || !(8..=30).contains(&new.payee_account.len()) {
        return Err(at(
            index,
            "payee_account",
            "account_malformed",
            "银行账号须为 8 至 30 位数字",
            "an account has 8 to 30 digits",
        ));
    }
    Ok(provider::Model {
        provider_id,
        code,
        name: new.name.trim().to_owned(),
        kind: match new.kind {
            ProviderKind::Hospital => "hospital".to_owned(),
            ProviderKind::Pharmacy => "pharmacy".to_owned(),
        },
        tier: i32::from(new.tier),
        level: i32::from(new.level),
        region: new.region,
        credit_code,
        payee_name: new.payee_name.trim().to_owned(),
        payee_bank: new.payee_bank.trim().to_owned(),
        payee_account: sealer.seal(provider_id, &new.payee_account),
        status: "active".to_owned(),
        rev: 1,
    })
}
