//! What the tests of the interface share: the sample messages, dictionaries
//! as a centre would load them, and a settlement whose sums agree.

#![allow(dead_code)] // each test file uses its part

use base::{Fen, Rate, parse_date};
use his::{
    CodeTables, FundColumnMap, FundShare, InsuredPerson, Limits, MessageProblem, Private, Request, SettlementInfo,
    SettlementKind,
};
use time::{PrimitiveDateTime, Time};

pub(crate) const NUMBERS: [&str; 17] = [
    "9001", "1101", "2401", "2402", "2301", "2302", "2303", "2304", "2305", "9002", "9101", "2201", "2203", "2204",
    "2207", "2601", "3201",
];

/// The sample message of a transaction, as text.
pub(crate) fn message(number: &str) -> String {
    let path = format!("{}/tests/messages/{number}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The sample message, changed before it is read.
pub(crate) fn changed(number: &str, change: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut value = serde_json::from_str(&message(number)).expect("sample messages are JSON");
    change(&mut value);
    value.to_string()
}

pub(crate) fn read(text: &str) -> Result<Request, MessageProblem> {
    Request::read(text.as_bytes(), None, &tables(), Limits::default())
}

/// Reads envelope and transaction; true when both are understood.
pub(crate) fn read_all(text: &str) -> Result<(), MessageProblem> {
    use his::{Transaction, transactions as t};
    let request = read(text)?;
    let tables = tables();
    match request.transaction {
        Transaction::SignIn => t::t9001::read(&request).map(drop),
        Transaction::SignOut => t::t9002::read(&request).map(drop),
        Transaction::FileUpload => t::t9101::read(&request).map(drop),
        Transaction::FileDownload => t::t9102::read(&request).map(drop),
        Transaction::PersonInquiry => t::t1101::read(&request, &tables).map(drop),
        Transaction::InstitutionInquiry => t::t1201::read(&request, &tables).map(drop),
        Transaction::DrugDownload
        | Transaction::HerbDownload
        | Transaction::PreparationDownload
        | Transaction::ServiceDownload
        | Transaction::ConsumableDownload
        | Transaction::DiagnosisListDownload
        | Transaction::OperationListDownload
        | Transaction::ChronicListDownload
        | Transaction::FixedPriceListDownload
        | Transaction::DaySurgeryListDownload => t::catalogue_version::read(&request).map(drop),
        Transaction::CatalogueInquiry
        | Transaction::CatalogueMatch
        | Transaction::PriceLimits
        | Transaction::EthnicDrugs
        | Transaction::FirstShares => t::catalogue_page::read(&request, &tables).map(drop),
        Transaction::MappingInquiry => t::t1317::read(&request, &tables).map(drop),
        Transaction::MappingUpload => t::t3301::read(&request, &tables).map(drop),
        Transaction::MappingWithdrawal => t::t3302::read(&request, &tables).map(drop),
        Transaction::DictionaryInquiry => t::inquiries::dictionary(&request).map(drop),
        Transaction::EntitlementCheck => t::inquiries::entitlement(&request, &tables).map(drop),
        Transaction::Registration => t::t2201::read(&request, &tables).map(drop),
        Transaction::RegistrationCancellation
        | Transaction::AdmissionCancellation
        | Transaction::DischargeCancellation
        | Transaction::DiagnosisInquiry => t::visit_named::read(&request).map(drop),
        Transaction::VisitInfo => t::t2203::read(&request, &tables).map(drop),
        Transaction::ChargeUpload => t::t2204::read(&request, &tables).map(drop),
        Transaction::ChargeWithdrawal => t::t2205::read(&request).map(drop),
        Transaction::ChargeTrial => t::t2206::read(&request, &tables).map(drop),
        Transaction::ChargeSettlement => t::t2207::read(&request, &tables).map(drop),
        Transaction::ChargeReversal | Transaction::SettlementReversal => t::t2305::read(&request).map(drop),
        Transaction::LineUpload => t::t2301::read(&request, &tables).map(drop),
        Transaction::LineWithdrawal => t::t2302::read(&request).map(drop),
        Transaction::TrialSettlement => t::t2303::read(&request, &tables).map(drop),
        Transaction::Settlement => t::t2304::read(&request, &tables).map(drop),
        Transaction::Admission => t::t2401::read(&request, &tables).map(drop),
        Transaction::Discharge => t::t2402::read(&request, &tables).map(drop),
        Transaction::AdmissionChange => t::t2403::read(&request, &tables).map(drop),
        Transaction::ReferralFiling => t::t2501::read(&request, &tables).map(drop),
        Transaction::DiseaseFiling => t::t2503::read(&request, &tables).map(drop),
        Transaction::ReferralFilingWithdrawal => t::filing_named::read(&request, false).map(drop),
        Transaction::DiseaseFilingWithdrawal => t::filing_named::read(&request, true).map(drop),
        Transaction::MessageReversal => t::t2601::read(&request).map(drop),
        Transaction::CheckBeforeOrder | Transaction::CheckBeforeSettlement => t::t3101::read(&request).map(drop),
        Transaction::TotalsComparison => t::t3201::read(&request, &tables).map(drop),
        Transaction::DetailComparison => t::t3202::read(&request, &tables).map(drop),
        Transaction::ListUpload => t::t4101::read(&request, &tables).map(drop),
        Transaction::ListState => t::t4102::read(&request, &tables).map(drop),
        Transaction::VisitInquiry => t::inquiries::in_period(&request, &tables, true, true).map(drop),
        Transaction::RecognitionInquiry => t::inquiries::person(&request).map(drop),
        Transaction::InpatientInquiry => t::inquiries::in_period(&request, &tables, false, true).map(drop),
        Transaction::ReferralInquiry | Transaction::ChronicDrugInquiry => {
            t::inquiries::in_period(&request, &tables, true, false).map(drop)
        }
        Transaction::SettlementInquiry => t::inquiries::settlement_named(&request, true).map(drop),
        Transaction::LineInquiry => t::inquiries::settlement_named(&request, false).map(drop),
        Transaction::AccumulatedInquiry => t::inquiries::accumulated(&request).map(drop),
    }
}

pub(crate) fn tables() -> CodeTables {
    let rows: [(&str, &[&str]); 20] = [
        ("mdtrt_cert_type", &["01", "02", "03"]),
        ("psn_cert_type", &["01", "08", "90", "99"]),
        ("insutype", &["310", "390"]),
        ("med_type", &["11", "21", "22"]),
        ("diag_type", &["1", "2", "3"]),
        ("maindiag_flag", &["0", "1"]),
        ("dscg_way", &["1", "2", "3", "4", "5", "9"]),
        ("psn_setlway", &["01", "02"]),
        ("acct_used_flag", &["0", "1", "2"]),
        ("mid_setl_flag", &["0", "1"]),
        ("opter_type", &["1", "2", "3"]),
        ("fixmedins_type", &["1", "2"]),
        ("vali_flag", &["0", "1"]),
        ("clr_type", &["11", "21"]),
        ("refd_setl_flag", &["0", "1"]),
        ("fund_pay_type", &["390100", "390200"]),
        ("stas_type", &["0", "1", "2", "3"]),
        ("refl_type", &["1", "2", "3"]),
        ("hosp_agre_refl_flag", &["0", "1"]),
        ("list_type", &["101", "201", "301"]),
    ];
    CodeTables::from_rows(rows.into_iter().flat_map(|(name, codes)| codes.iter().map(move |code| (name, *code))))
}

pub(crate) fn at(day: &str, hour: u8) -> PrimitiveDateTime {
    PrimitiveDateTime::new(parse_date(day).expect("a day"), Time::from_hms(hour, 0, 0).expect("an hour"))
}

pub(crate) fn person() -> InsuredPerson {
    InsuredPerson {
        psn_no: "P600013".into(),
        name: Private::new("李秀英"),
        cert_type: "01".into(),
        certno: Private::new("41990019580304001X"),
        sex: "2".into(),
        nationality: None,
        birth_date: parse_date("1958-03-04").expect("a day"),
        insutype: "390".into(),
        psn_type: "16".into(),
        civil_servant: false,
    }
}

/// Basic pooled fund 6 500.00, critical illness 320.50, hardship supplement 79.50.
pub(crate) fn shares() -> Vec<FundShare> {
    let share = |code: &str, name: &str, paid, limit: Option<i64>| FundShare {
        fund_pay_type: code.into(),
        name: name.into(),
        in_scope_fen: Fen(1_050_000),
        limit_left_fen: limit.map(Fen),
        paid_fen: Fen(paid),
        process: None,
    };
    vec![
        share("390100", "城乡居民基本医疗保险基金", 650_000, Some(15_000_000)),
        share("390200", "城乡居民大病医疗保险基金", 32_050, Some(40_000_000)),
        share("390300", "城乡居民大病补充保险基金", 7_950, None),
    ]
}

/// A bill of 12 000.00 whose sums agree.
pub(crate) fn settlement(kind: SettlementKind) -> SettlementInfo {
    let funds = FundColumnMap::national().add_up(&shares()).expect("small sums");
    SettlementInfo {
        kind,
        visit_no: "V18".into(),
        settlement_no: Some("S18".into()),
        person: person(),
        settled_at: Some(at("2024-11-28", 10)),
        age_on: parse_date("2024-11-20").expect("a day"),
        credential_kind: Some("02".into()),
        med_type: "21".into(),
        total_fen: Fen(1_200_000),
        out_of_scope_fen: Fen(80_000),
        over_price_limit_fen: Fen::ZERO,
        first_share_fen: Fen(70_000),
        in_scope_fen: Fen(1_050_000),
        deductible_fen: Fen(40_000),
        pooled_rate: Rate::percent(63),
        fund_total_fen: Fen(690_000),
        funds,
        person_part_fen: Fen(510_000),
        cash_fen: Fen(510_000),
        family_account_fen: Fen::ZERO,
        account_balance_fen: Fen::ZERO,
        msgid: "H41990000001202411281000000001".into(),
        clearing_agency: Some("419900".into()),
        clearing_way: Some("1".into()),
        clearing_kind: "21".into(),
    }
}
