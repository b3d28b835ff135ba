//! Every document is set from sample data, alone and over many pages; the
//! pages can be looked at: `cargo test -p document` writes them below
//! `CARGO_TARGET_TMPDIR`.

use std::path::PathBuf;
use std::sync::LazyLock;

use base::{Date, Fen, parse_date};
use document::{
    Deduction, DocumentProblem, FindingLine, FindingsNotice, Fonts, FundLine, Payment, PaymentList, Press, Signatory,
    Statement, Template, usual_font_folders,
};

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let fonts = Fonts::find(&usual_font_folders()).unwrap_or_else(|problem| panic!("{problem}"));
    fonts.press().unwrap_or_else(|problem| panic!("{problem}"))
});

fn day(text: &str) -> Date {
    parse_date(text).expect("a day")
}

fn signatories() -> Vec<Signatory> {
    [
        ("初审", "费用审核岗", "陈静", "2025-03-06"),
        ("复审", "费用复核岗", "刘洋", "2025-03-07"),
        ("审批", "分管负责人", "王振华", "2025-03-10"),
    ]
    .map(|(step, post, name, signed_on)| Signatory {
        step: step.into(),
        post: post.into(),
        name: name.into(),
        opinion: "同意".into(),
        signed_on: day(signed_on),
    })
    .to_vec()
}

fn statement() -> Statement {
    let fund = |label: &str, claims, declared, deducted| FundLine {
        label: label.into(),
        claims,
        declared_fen: Fen(declared),
        deducted_fen: Fen(deducted),
    };
    let deduction = |reason: &str, basis: &str, lines, amount| Deduction {
        reason: reason.into(),
        basis: basis.into(),
        lines,
        amount_fen: Fen(amount),
    };
    Statement {
        serial: "结〔2025〕03-0012".into(),
        agency: "示范县医疗保障服务中心".into(),
        provider_name: "示范县人民医院".into(),
        provider_code: "H41990000001".into(),
        provider_level: "二级甲等".into(),
        month: "2025-02".parse().expect("a month"),
        claims: 1_286,
        medical_total_fen: Fen(918_273_645),
        funds: vec![
            fund("城乡居民基本医疗保险统筹基金", 1_286, 561_234_567, 1_203_040),
            fund("城乡居民大病保险", 143, 48_200_100, 0),
            fund("困难群众大病补充保险", 37, 5_120_080, 0),
        ],
        deductions: vec![
            deduction("重复收费", "R1-12.11", 12, 403_040),
            deduction("超限定频次", "服务协议第二十三条", 31, 800_000),
        ],
        signatories: signatories(),
        issued_on: day("2025-03-10"),
        verification_code: "7F3A 91C2 0B5E D468".into(),
    }
}

fn notice(lines: usize) -> FindingsNotice {
    let line = |number: usize| FindingLine {
        finding: format!("F{number}8"),
        visit: format!("V{}", 1_000 + number),
        service_date: day("2025-02-14"),
        item: "血清肌酐测定".into(),
        rule: "单日数量超限".into(),
        reason: "同一次住院同一日收取3次，超过每日1次的限定数量".into(),
        article: "R1-12.11".into(),
        amount_fen: Fen(1_200),
    };
    FindingsNotice {
        serial: "扣通〔2025〕0031".into(),
        agency: "示范县医疗保障服务中心".into(),
        provider_name: "示范县人民医院".into(),
        provider_code: "H41990000001".into(),
        month: "2025-02".parse().expect("a month"),
        lines: (1..=lines).map(line).collect(),
        answer_until: day("2025-03-17"),
        contact: "医院端“审核反馈”页面".into(),
        signatories: signatories(),
        issued_on: day("2025-03-10"),
        verification_code: "0D11 8E72 44AB 9C03".into(),
    }
}

fn payment_list() -> PaymentList {
    let payment = |number: usize, amount| Payment {
        instruction: format!("I{number}8"),
        payee: "示范县人民医院".into(),
        bank: "示范县农村商业银行营业部".into(),
        account: "6200000000000000018".into(),
        purpose: "结〔2025〕03-0012".into(),
        fund: "居民基本医保统筹".into(),
        amount_fen: Fen(amount),
    };
    PaymentList {
        serial: "拨〔2025〕0007".into(),
        agency: "示范县医疗保障服务中心".into(),
        batch: "B78".into(),
        paying_account: "居民医保基金支出户 ****0018".into(),
        payments: vec![payment(1, 560_031_527), payment(2, 48_200_100), payment(3, 5_120_080)],
        signatories: signatories(),
        issued_on: day("2025-03-10"),
        verification_code: "55AA 10C7 93F0 2E8B".into(),
    }
}

/// Keeps the file where a person can look at it.
fn keep(name: &str, pdf: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, pdf).expect("the test folder can be written");
    path
}

fn pages(pdf: &[u8]) -> usize {
    let marks = b"/Type/Page/";
    pdf.windows(marks.len()).filter(|window| window == marks).count()
}

#[test]
fn every_document_is_set_and_gives_the_same_bytes_again() {
    let documents = [
        (Template::Statement, statement().data()),
        (Template::FindingsNotice, notice(3).data()),
        (Template::PaymentList, payment_list().data()),
    ];
    for (template, data) in documents {
        let data = data.expect("small sums");
        let first = PRESS.render(template, &data).unwrap_or_else(|problem| panic!("{problem}"));
        assert!(first.starts_with(b"%PDF-1.7"), "{template:?}");
        assert_eq!(pages(&first), 1, "{template:?}");
        keep(&format!("{}.pdf", template.file()), &first);
        assert_eq!(PRESS.render(template, &data).expect("the second time"), first, "{template:?}");
    }
}

#[test]
fn a_long_notice_runs_over_many_pages() {
    let pdf = PRESS.render(Template::FindingsNotice, &notice(200).data().expect("small sums")).expect("a long notice");
    assert!(pages(&pdf) > 5, "{}", pages(&pdf));
    keep("findings_notice_long.pdf", &pdf);
}

#[test]
fn a_statement_without_deductions_is_set() {
    let mut plain = statement();
    plain.deductions.clear();
    for fund in &mut plain.funds {
        fund.deducted_fen = Fen::ZERO;
    }
    PRESS.render(Template::Statement, &plain.data().expect("small sums")).expect("no deductions");
}

#[test]
fn the_totals_follow_from_the_lines() {
    let data = statement().data().expect("small sums");
    assert_eq!(data["declared_fen"], 614_554_747);
    assert_eq!(data["payable_fen"], 613_351_707);
    assert_eq!(data["payable_capital"], "人民币陆佰壹拾叁万叁仟伍佰壹拾柒元零柒分");
    assert_eq!(data["funds"][0]["payable_fen"], 560_031_527);
    assert_eq!(notice(3).data().expect("small sums")["total_capital"], "人民币叁拾陆元整");
    assert_eq!(payment_list().data().expect("small sums")["total_fen"], 613_351_707);
}

#[test]
fn a_statement_whose_deductions_contradict_each_other_is_refused() {
    let mut wrong = statement();
    wrong.deductions[0].amount_fen = Fen(403_041);
    let problem = wrong.data().expect_err("one fen too much");
    assert!(matches!(problem, DocumentProblem::DeductionsDisagree { .. }), "{problem}");
}

#[test]
fn a_missing_field_is_told_with_file_and_line() {
    let mut data = statement().data().expect("small sums");
    data.as_object_mut().expect("an object").remove("provider_name");
    match PRESS.render(Template::Statement, &data) {
        Err(DocumentProblem::NotSet { template: "statement.typ", messages }) => {
            assert!(messages[0].starts_with("statement.typ:1"), "{messages:?}");
            assert!(messages[0].contains("provider_name"), "{messages:?}");
        }
        other => panic!("{:?}", other.map(|pdf| pdf.len())),
    }
}

#[test]
fn texts_are_printed_as_they_are_never_read_as_layout() {
    let mut hostile = statement();
    hostile.provider_name = "#panic(\"x\") *粗* $x$ @ref \\ #read(\"/etc/passwd\") [".into();
    hostile.deductions[0].reason = "]#pagebreak()[".into();
    let pdf = PRESS.render(Template::Statement, &hostile.data().expect("small sums")).expect("plain text");
    assert_eq!(pages(&pdf), 1);
}

#[test]
fn missing_fonts_are_named_with_what_to_install() {
    let empty = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no_fonts_here");
    let problem = Fonts::find(&[empty]).expect_err("there are no fonts").to_string();
    assert!(problem.contains("Noto Serif CJK SC") && problem.contains("fonts-noto-cjk"), "{problem}");
}

#[test]
fn an_official_document_is_set_in_the_layout_it_was_issued_in() {
    let layout = include_str!("../../../regulation/documents/official.typ");
    let style = include_str!("../../../regulation/documents/house.typ");
    let mut data = serde_json::json!({
        "title": "办理结果决定书", "serial": "JD-2026-00001", "agency": "示范县医疗保障经办中心",
        "addressee": "参保人", "paragraphs": ["决定予以办理。", "#panic(1) 有异议的可提出复核。"],
        "items": ["诊断证明"],
        "facts": [
            { "label": "就医类型", "value": "参保地住院", "amount_fen": null },
            { "label": "基本医保支付", "value": null, "amount_fen": 123_456 },
        ],
        "signatories": [{ "step": "经办", "post": "受理岗", "name": "某人", "opinion": "受理", "signed_on": "2026-10-21" }],
        "basis": ["R1-12"], "issued_on": "2026-10-21", "verification_code": "4F1C-09AB-0000-1111", "void_reason": null,
    });
    let first = PRESS.render_as_issued(layout, style, &data).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(pages(&first), 1);
    keep("official.pdf", &first);
    assert_eq!(PRESS.render_as_issued(layout, style, &data).expect("the second time"), first);
    let mut to_check = data.clone();
    to_check["check_at"] = "https://zb.example.cn/check-document#JD-2026-00001/4F1C-09AB-0000-1111".into();
    to_check["check_picture"] = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path fill="#000" d="M1 1h3v3H1z"/></svg>"##.into();
    let to_check = PRESS.render_as_issued(layout, style, &to_check).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(pages(&to_check), 1);
    assert!(
        String::from_utf8_lossy(&to_check).contains("https://zb.example.cn/check-document"),
        "the paper leads there"
    );
    assert!(!String::from_utf8_lossy(&first).contains("check-document"));
    keep("official_to_check.pdf", &to_check);
    let other = layout.replace("核验：", "查询：");
    assert_ne!(PRESS.render_as_issued(&other, style, &data).expect("another layout"), first);
    data["void_reason"] = "收款账户已变更".into();
    assert_ne!(PRESS.render_as_issued(layout, style, &data).expect("a void one"), first);
}
