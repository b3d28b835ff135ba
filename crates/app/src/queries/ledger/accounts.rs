//! The accounts that take postings, and the funds: what forms offer to choose.
//!
//! Article: R1-21, R2-72.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::{Context, Query, QuerySpec};
use crate::operations::session::sign_out::Nothing;
use crate::queries::payment::READERS;
use crate::stop::Stop;

/// The accounts.
pub struct Accounts;

/// The funds.
pub struct Funds;

/// Of which fund.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfFund {
    /// Only accounts this fund may use.
    pub fund: Option<String>,
}

/// Something to choose.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// The same in English.
    pub label_en: String,
}

/// What there is to choose.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Choices {
    /// In their order.
    pub rows: Vec<Choice>,
}

impl Query for Accounts {
    const SPEC: QuerySpec =
        QuerySpec { name: "ledger.accounts", title: "会计科目", title_en: "accounts", access: READERS };
    type Input = OfFund;
    type Output = Choices;

    async fn answer(cx: &Context<'_>, input: OfFund) -> Result<Choices, Stop> {
        let chart = &cx.house.law.accounts;
        let usable = chart
            .accounts()
            .filter(|account| !chart.has_sub_accounts(&account.code))
            .filter(|account| input.fund.is_none() || account.fund.is_none() || account.fund == input.fund);
        let rows = usable.map(|account| Choice {
            value: account.code.clone(),
            label: format!("{} {}", account.code, account.zh),
            label_en: format!("{} {}", account.code, account.en),
        });
        Ok(Choices { rows: rows.collect() })
    }
}

impl Query for Funds {
    const SPEC: QuerySpec = QuerySpec { name: "ledger.funds", title: "基金", title_en: "funds", access: READERS };
    type Input = Nothing;
    type Output = Choices;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<Choices, Stop> {
        let rows = cx.house.law.funds.iter().map(|fund| Choice {
            value: fund.id.clone(),
            label: fund.zh.clone(),
            label_en: fund.en.clone(),
        });
        Ok(Choices { rows: rows.collect() })
    }
}
