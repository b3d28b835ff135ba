//! The transaction numbers this centre serves, with the numbers that mean the
//! same (some regions write 2303A for 2303).
//!
//! Article: R3d-39.2.

/// One transaction of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Transaction {
    /// 9001 签到.
    SignIn,
    /// 9002 签退.
    SignOut,
    /// 9101 文件上传.
    FileUpload,
    /// 9102 文件下载.
    FileDownload,
    /// 1101 人员信息获取.
    PersonInquiry,
    /// 1201 医药机构信息获取.
    InstitutionInquiry,
    /// 1301 西药中成药目录下载.
    DrugDownload,
    /// 1302 中药饮片目录下载.
    HerbDownload,
    /// 1303 医疗机构制剂目录下载.
    PreparationDownload,
    /// 1304 民族药品目录查询.
    EthnicDrugs,
    /// 1305 医疗服务项目目录下载.
    ServiceDownload,
    /// 1306 医用耗材目录下载.
    ConsumableDownload,
    /// 1307 疾病与诊断目录下载.
    DiagnosisListDownload,
    /// 1308 手术操作目录下载.
    OperationListDownload,
    /// 1309 门诊慢特病种目录下载.
    ChronicListDownload,
    /// 1310 按病种付费病种目录下载.
    FixedPriceListDownload,
    /// 1311 日间手术治疗病种目录下载.
    DaySurgeryListDownload,
    /// 1312 医保目录信息查询.
    CatalogueInquiry,
    /// 1316 医疗目录与医保目录匹配信息查询.
    CatalogueMatch,
    /// 1317 医药机构目录匹配信息查询.
    MappingInquiry,
    /// 1318 医保目录限价信息查询.
    PriceLimits,
    /// 1319 医保目录先自付比例信息查询.
    FirstShares,
    /// 1901 字典表查询.
    DictionaryInquiry,
    /// 2001 人员待遇享受检查.
    EntitlementCheck,
    /// 2201 门诊挂号.
    Registration,
    /// 2202 门诊挂号撤销.
    RegistrationCancellation,
    /// 2203 门诊就诊信息上传.
    VisitInfo,
    /// 2204 门诊费用明细上传.
    ChargeUpload,
    /// 2205 门诊费用明细撤销.
    ChargeWithdrawal,
    /// 2206 门诊预结算.
    ChargeTrial,
    /// 2207 门诊结算.
    ChargeSettlement,
    /// 2208 门诊结算撤销.
    ChargeReversal,
    /// 2301 住院费用明细上传.
    LineUpload,
    /// 2302 住院费用明细撤销.
    LineWithdrawal,
    /// 2303 住院预结算.
    TrialSettlement,
    /// 2304 住院结算.
    Settlement,
    /// 2305 住院结算撤销.
    SettlementReversal,
    /// 2401 入院办理.
    Admission,
    /// 2402 出院办理.
    Discharge,
    /// 2403 住院信息变更.
    AdmissionChange,
    /// 2404 入院撤销.
    AdmissionCancellation,
    /// 2405 出院撤销.
    DischargeCancellation,
    /// 2501 转院备案.
    ReferralFiling,
    /// 2502 转院备案撤销.
    ReferralFilingWithdrawal,
    /// 2503 人员慢特病备案.
    DiseaseFiling,
    /// 2504 人员慢特病备案撤销.
    DiseaseFilingWithdrawal,
    /// 2601 冲正交易.
    MessageReversal,
    /// 3101 明细审核事前分析.
    CheckBeforeOrder,
    /// 3102 明细审核事中分析.
    CheckBeforeSettlement,
    /// 3201 费用结算对总账.
    TotalsComparison,
    /// 3202 费用结算对明细账.
    DetailComparison,
    /// 3301 目录对照上传.
    MappingUpload,
    /// 3302 目录对照撤销.
    MappingWithdrawal,
    /// 4101 医疗保障基金结算清单上传.
    ListUpload,
    /// 4102 结算清单状态修改.
    ListState,
    /// 5201 就诊信息查询.
    VisitInquiry,
    /// 5202 诊断信息查询.
    DiagnosisInquiry,
    /// 5203 结算信息查询.
    SettlementInquiry,
    /// 5204 费用明细查询.
    LineInquiry,
    /// 5205 人员慢特病用药记录查询.
    ChronicDrugInquiry,
    /// 5206 人员累计信息查询.
    AccumulatedInquiry,
    /// 5301 人员慢特病备案查询.
    RecognitionInquiry,
    /// 5303 在院信息查询.
    InpatientInquiry,
    /// 5304 转院信息查询.
    ReferralInquiry,
}

/// Number as this crate writes it, transaction, other numbers that mean the
/// same, name in Chinese.
const TABLE: &[(&str, Transaction, &[&str], &str)] = &[
    ("9001", Transaction::SignIn, &[], "签到"),
    ("9002", Transaction::SignOut, &[], "签退"),
    ("9101", Transaction::FileUpload, &[], "文件上传"),
    ("9102", Transaction::FileDownload, &[], "文件下载"),
    ("1101", Transaction::PersonInquiry, &[], "人员信息获取"),
    ("1201", Transaction::InstitutionInquiry, &[], "医药机构信息获取"),
    ("1301", Transaction::DrugDownload, &[], "西药中成药目录下载"),
    ("1302", Transaction::HerbDownload, &[], "中药饮片目录下载"),
    ("1303", Transaction::PreparationDownload, &[], "医疗机构制剂目录下载"),
    ("1304", Transaction::EthnicDrugs, &[], "民族药品目录查询"),
    ("1305", Transaction::ServiceDownload, &[], "医疗服务项目目录下载"),
    ("1306", Transaction::ConsumableDownload, &[], "医用耗材目录下载"),
    ("1307", Transaction::DiagnosisListDownload, &[], "疾病与诊断目录下载"),
    ("1308", Transaction::OperationListDownload, &[], "手术操作目录下载"),
    ("1309", Transaction::ChronicListDownload, &[], "门诊慢特病种目录下载"),
    ("1310", Transaction::FixedPriceListDownload, &[], "按病种付费病种目录下载"),
    ("1311", Transaction::DaySurgeryListDownload, &[], "日间手术治疗病种目录下载"),
    ("1312", Transaction::CatalogueInquiry, &[], "医保目录信息查询"),
    ("1316", Transaction::CatalogueMatch, &[], "医疗目录与医保目录匹配信息查询"),
    ("1317", Transaction::MappingInquiry, &[], "医药机构目录匹配信息查询"),
    ("1318", Transaction::PriceLimits, &[], "医保目录限价信息查询"),
    ("1319", Transaction::FirstShares, &[], "医保目录先自付比例信息查询"),
    ("1901", Transaction::DictionaryInquiry, &[], "字典表查询"),
    ("2001", Transaction::EntitlementCheck, &[], "人员待遇享受检查"),
    ("2201", Transaction::Registration, &[], "门诊挂号"),
    ("2202", Transaction::RegistrationCancellation, &[], "门诊挂号撤销"),
    ("2203", Transaction::VisitInfo, &["2203A"], "门诊就诊信息上传"),
    ("2204", Transaction::ChargeUpload, &[], "门诊费用明细上传"),
    ("2205", Transaction::ChargeWithdrawal, &[], "门诊费用明细撤销"),
    ("2206", Transaction::ChargeTrial, &["2206A"], "门诊预结算"),
    ("2207", Transaction::ChargeSettlement, &["2207A"], "门诊结算"),
    ("2208", Transaction::ChargeReversal, &["2208A"], "门诊结算撤销"),
    ("2301", Transaction::LineUpload, &[], "住院费用明细上传"),
    ("2302", Transaction::LineWithdrawal, &[], "住院费用明细撤销"),
    ("2303", Transaction::TrialSettlement, &["2303A"], "住院预结算"),
    ("2304", Transaction::Settlement, &["2304A"], "住院结算"),
    ("2305", Transaction::SettlementReversal, &[], "住院结算撤销"),
    ("2401", Transaction::Admission, &[], "入院办理"),
    ("2402", Transaction::Discharge, &[], "出院办理"),
    ("2403", Transaction::AdmissionChange, &[], "住院信息变更"),
    ("2404", Transaction::AdmissionCancellation, &[], "入院撤销"),
    ("2405", Transaction::DischargeCancellation, &[], "出院撤销"),
    ("2501", Transaction::ReferralFiling, &[], "转院备案"),
    ("2502", Transaction::ReferralFilingWithdrawal, &[], "转院备案撤销"),
    ("2503", Transaction::DiseaseFiling, &[], "人员慢特病备案"),
    ("2504", Transaction::DiseaseFilingWithdrawal, &[], "人员慢特病备案撤销"),
    ("2601", Transaction::MessageReversal, &[], "冲正交易"),
    ("3101", Transaction::CheckBeforeOrder, &[], "明细审核事前分析"),
    ("3102", Transaction::CheckBeforeSettlement, &[], "明细审核事中分析"),
    ("3201", Transaction::TotalsComparison, &[], "费用结算对总账"),
    ("3202", Transaction::DetailComparison, &[], "费用结算对明细账"),
    ("3301", Transaction::MappingUpload, &[], "目录对照上传"),
    ("3302", Transaction::MappingWithdrawal, &[], "目录对照撤销"),
    ("4101", Transaction::ListUpload, &["4101A"], "医疗保障基金结算清单上传"),
    ("4102", Transaction::ListState, &[], "结算清单状态修改"),
    ("5201", Transaction::VisitInquiry, &[], "就诊信息查询"),
    ("5202", Transaction::DiagnosisInquiry, &[], "诊断信息查询"),
    ("5203", Transaction::SettlementInquiry, &[], "结算信息查询"),
    ("5204", Transaction::LineInquiry, &[], "费用明细查询"),
    ("5205", Transaction::ChronicDrugInquiry, &[], "人员慢特病用药记录查询"),
    ("5206", Transaction::AccumulatedInquiry, &[], "人员累计信息查询"),
    ("5301", Transaction::RecognitionInquiry, &[], "人员慢特病备案查询"),
    ("5303", Transaction::InpatientInquiry, &[], "在院信息查询"),
    ("5304", Transaction::ReferralInquiry, &[], "转院信息查询"),
];

impl Transaction {
    /// The transaction of a number, in capital or small letters.
    pub fn of(infno: &str) -> Option<Transaction> {
        let same = |number: &&str| number.eq_ignore_ascii_case(infno);
        TABLE.iter().find(|(number, _, others, _)| same(number) || others.iter().any(same)).map(|row| row.1)
    }

    /// Its number.
    pub fn number(self) -> &'static str {
        self.row().0
    }

    /// Its name in Chinese.
    pub fn name_zh(self) -> &'static str {
        self.row().3
    }

    /// All transactions served.
    pub fn all() -> impl Iterator<Item = Transaction> {
        TABLE.iter().map(|row| row.1)
    }

    fn row(self) -> &'static (&'static str, Transaction, &'static [&'static str], &'static str) {
        TABLE.iter().find(|row| row.1 == self).expect("every transaction has its row")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_their_aliases_lead_to_one_transaction() {
        assert_eq!(Transaction::of("2303a"), Some(Transaction::TrialSettlement));
        assert_eq!(Transaction::of("2304A").map(Transaction::number), Some("2304"));
        assert_eq!((Transaction::of("2301A"), Transaction::of("2102"), Transaction::of("")), (None, None, None));
        assert_eq!(Transaction::of("2203A"), Some(Transaction::VisitInfo));
        for transaction in Transaction::all() {
            assert_eq!(Transaction::of(transaction.number()), Some(transaction));
        }
    }
}
