//! A hospital's system, as small as one can be: it walks a stay from signing in to
//! reconciliation against a centre and prints what came back. For whoever writes a
//! real one: the envelope, the signature, numbers as text, the same number again
//! when an answer did not come.
//!
//! ```text
//! zhiheng his-sandbox --fresh
//! cargo run -p his --example reference_client -- data/his-sandbox.sqlite.partner.json
//! ```
//!
//! Exit codes: 0 all as expected, 1 something is not, with what was answered.
//!
//! Article: R2-36, R3d-39.2.

#![allow(clippy::print_stdout, clippy::print_stderr)] // it is a program that prints
#![allow(clippy::disallowed_methods)] // it goes by the machine's clock, as hospitals do

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use his::proof::{hmac_sha1, hmac_sm3};
use serde_json::{Value, json};
use time::OffsetDateTime;

type Failure = Box<dyn std::error::Error>;

/// A hospital that talks to a centre.
struct Client {
    address: String,
    region: String,
    code: String,
    name: String,
    profile: String,
    access_key: String,
    secret: String,
    sign_no: String,
    sent: u32,
}

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("usage: reference_client PARTNER.json [ADDRESS]");
        return ExitCode::from(2);
    };
    match walk(&file, std::env::args().nth(2)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(1)
        }
    }
}

/// Walks a stay from signing in to reconciliation. `file`: what a sandbox wrote.
pub(crate) fn walk(file: &str, address: Option<String>) -> Result<(), Failure> {
    let partner: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let mut client = Client::of(&partner, address)?;
    let person = &partner["persons"][usize::try_from(seconds() % 20)?];
    let (certno, item) = (text(&person["certno"]), &partner["items"][0]);
    let day = beijing(0)[..10].to_owned();
    println!("{:<6}{:<24}{:<9}answer", "infno", "what", "infcode");

    let signed = client.call("9001", "sign in", json!({"signIn": {"opter_no": "0317"}}))?;
    client.sign_no = text(&signed["signinoutb"]["sign_no"]);
    let who = json!({"data": {"mdtrt_cert_type": "02", "mdtrt_cert_no": certno, "psn_name": person["name"]}});
    let known = client.call("1101", "who is it", who)?;
    let psn_no = text(&known["baseinfo"]["psn_no"]);

    let admission = json!({
        "mdtrtinfo": {
            "psn_no": psn_no, "insutype": "390", "begntime": format!("{day} 08:00:00"), "mdtrt_cert_type": "02",
            "mdtrt_cert_no": certno, "med_type": "21", "ipt_no": format!("REF{}{:04}", seconds(), fraction_of_second()), "atddr_no": "D1",
            "chfpdr_name": "参考医师", "adm_diag_dscr": "肺炎", "adm_dept_codg": "A03", "adm_dept_name": "呼吸内科",
            "adm_bed": "12", "dscg_maindiag_code": "J18.900", "dscg_maindiag_name": "肺炎",
        },
        "diseinfo": [diagnosis(&psn_no, None, &day)],
    });
    let admitted = client.call("2401", "admit", admission)?;
    let stay = text(&admitted["result"]["mdtrt_id"]);

    // What the hospital's own code stands for; another one is sent, and taken back before anybody looked at it.
    let code = client.code.clone();
    let mapped = json!({"data": {
        "fixmedins_code": code, "medins_list_codg": item["own_code"], "updt_time": "2017-01-01", "page_num": "1", "page_size": "10",
    }});
    let mapped = client.call("1317", "own codes agreed to", mapped)?;
    if mapped["data"][0]["med_list_codg"] != item["code"] {
        return Err("the own code is not mapped to the item".into());
    }
    let own_code = format!("REF{}{:04}", seconds(), fraction_of_second());
    let new = json!({
        "fixmedins_hilist_id": own_code, "fixmedins_hilist_name": item["name"], "list_type": mapped["data"][0]["list_type"],
        "med_list_codg": item["code"], "begndate": day, "enddate": "2099-12-31",
    });
    let named = json!({"data": {
        "fixmedins_code": code, "fixmedins_hilist_id": own_code, "list_type": new["list_type"], "med_list_codg": item["code"],
    }});
    client.call("3301", "map another own code", json!({"data": [new]}))?;
    client.call("3302", "take it back", named)?;

    // Forty packs: the amount is quantity times price, all three as text.
    let price = item["price_fen"].as_i64().ok_or("no price")?;
    let total = yuan(40 * price);
    let line = json!({
        "feedetl_sn": "1", "mdtrt_id": stay, "psn_no": psn_no, "med_type": "21", "fee_ocur_time": format!("{day} 09:00:00"),
        "med_list_codg": item["code"], "medins_list_codg": item["own_code"], "det_item_fee_sumamt": total, "cnt": "40",
        "pric": yuan(price), "bilg_dept_codg": "A03", "bilg_dept_name": "呼吸内科", "bilg_dr_codg": "D1",
        "bilg_dr_name": "参考医师",
    });
    client.call("2301", "upload a line", json!({"feedetail": [line]}))?;

    let bill = json!({"data": {
        "psn_no": psn_no, "mdtrt_cert_type": "02", "mdtrt_cert_no": certno, "medfee_sumamt": total, "psn_setlway": "01",
        "mdtrt_id": stay, "acct_used_flag": "0", "insutype": "390", "mid_setl_flag": "0",
    }});
    client.call("2303", "try a settlement", bill.clone())?;
    let discharge = json!({
        "dscginfo": {
            "mdtrt_id": stay, "psn_no": psn_no, "insutype": "390", "endtime": format!("{day} 10:00:00"),
            "dscg_dept_codg": "A03", "dscg_dept_name": "呼吸内科", "dscg_way": "1",
        },
        "diseinfo": [diagnosis(&psn_no, Some(&stay), &day)],
    });
    client.call("2402", "discharge", discharge)?;

    // The answer did not come: the same message again, under the same number.
    let msgid = client.next_msgid();
    let settled = client.call_as(&msgid, "2304", "settle", bill.clone())?;
    let again = client.call_as(&msgid, "2304", "the same once more", bill)?;
    if settled != again {
        return Err("the same message was answered otherwise".into());
    }
    check_sums(&settled["setlinfo"], 1)?;
    let setl_id = text(&settled["setlinfo"]["setl_id"]);
    let named = json!({"data": {"psn_no": psn_no, "setl_id": setl_id, "mdtrt_id": stay}});
    client.call("5203", "ask for it", named.clone())?;
    client.call("4101", "send the settlement list", settlement_list(&psn_no, &stay, &setl_id, &day))?;
    let back = client.call("2305", "take it back", named)?;
    check_sums(&back["setlinfo"], -1)?;

    // A day on which everything was taken back adds up to nothing, if the hospital did no more.
    let totals = json!({"data": {
        "insutype": "390", "clr_type": "21", "setl_optins": client.region, "stmt_begndate": day, "stmt_enddate": day,
        "medfee_sumamt": "0", "fund_pay_sumamt": "0", "acct_pay": "0", "fixmedins_setl_cnt": "0",
        "fixmedins_refd_setl_flag": "0",
    }});
    let compared = client.call("3201", "compare the totals", totals)?;

    // A referral filed waits for the agency; as long as it waits it can be taken back.
    let filed = client.call("2501", "file a referral", referral(&psn_no, &client.region, &day))?;
    let filing = text(&filed["result"]["trt_dcla_detl_sn"]);
    let taken_back = json!({"data": {"trt_dcla_detl_sn": filing, "psn_no": psn_no, "memo": "参考客户端演示"}});
    client.call("2502", "take it back", taken_back)?;
    let number = client.sign_no.clone();
    client.call("9002", "sign out", json!({"signOut": {"sign_no": number, "opter_no": "0317"}}))?;
    println!("\nreconciled: {}", text(&compared["stmtinfo"]["stmt_rslt_dscr"]));
    Ok(())
}

impl Client {
    fn of(partner: &Value, address: Option<String>) -> Result<Client, Failure> {
        let hospital = &partner["hospitals"][0];
        let address = address.unwrap_or_else(|| text(&partner["address"]));
        Ok(Client {
            address: address.strip_prefix("http://").ok_or("the address begins with http://")?.to_owned(),
            region: text(&partner["region"]),
            code: text(&hospital["code"]),
            name: text(&hospital["name"]),
            profile: text(&hospital["profile"]),
            access_key: text(&hospital["access_key"]),
            secret: text(&hospital["secret"]),
            sign_no: String::new(),
            // Another run within the same second begins elsewhere: a number is never used twice.
            sent: fraction_of_second() % 9_000,
        })
    }

    /// Institution, time, a sequence: thirty signs, never twice.
    fn next_msgid(&mut self) -> String {
        self.sent += 1;
        let time: String = beijing(0).chars().filter(char::is_ascii_digit).collect();
        format!("{}{time}{:04}", self.code, self.sent % 10_000)
    }

    fn call(&mut self, infno: &str, what: &str, input: Value) -> Result<Value, Failure> {
        let msgid = self.next_msgid();
        self.call_as(&msgid, infno, what, input)
    }

    fn call_as(&mut self, msgid: &str, infno: &str, what: &str, input: Value) -> Result<Value, Failure> {
        let body = json!({
            "infno": infno, "msgid": msgid, "mdtrtarea_admvs": self.region, "insuplc_admdvs": self.region,
            "recer_sys_code": "MBS_LOCAL", "dev_no": "", "dev_safe_info": "", "cainfo": "", "signtype": "SM3",
            "infver": "1.0.0", "opter_type": "1", "opter": "0317", "opter_name": "参考操作员",
            "inf_time": beijing(0), "fixmedins_code": self.code, "fixmedins_name": self.name, "sign_no": self.sign_no,
            "input": input,
        });
        let body = body.to_string();
        let (status, answer) = post(&self.address, infno, &self.signature(infno, &body), &body)?;
        let answer: Value = serde_json::from_str(&answer)?;
        let said = answer["err_msg"].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        let said = said.unwrap_or_else(|| summary(&answer["output"]));
        println!("{infno:<6}{what:<24}{:<9}{said}", answer["infcode"].to_string());
        if status != 200 || answer["infcode"] != 0 {
            return Err(format!("{infno} was answered with {status}: {said}").into());
        }
        Ok(answer["output"].clone())
    }

    /// The headers with which a gateway proves who sends.
    fn signature(&self, infno: &str, body: &str) -> String {
        let now = seconds();
        if self.profile == "hmac_sha1" {
            let (key, ms) = (&self.access_key, now * 1_000);
            let signature = hmac_sha1::signature(&self.secret, key, infno, ms, "1.0.0");
            return format!(
                "_api_name: {infno}\r\n_api_version: 1.0.0\r\n_api_timestamp: {ms}\r\n_api_access_key: {key}\r\n_api_signature: {signature}\r\n"
            );
        }
        let signature = hmac_sm3::signature(&self.secret, now, body.as_bytes());
        format!("x-ca-key: {}\r\nx-ca-signature: {signature}\r\n", self.code)
    }
}

/// One request over a connection of its own.
#[allow(clippy::disallowed_methods, reason = "a hospital calls the centre")]
fn post(address: &str, infno: &str, headers: &str, body: &str) -> Result<(u16, String), Failure> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST /fsi/api/rsfComIfsService/callService/{infno} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("no HTTP answer")?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or("no HTTP status")?;
    Ok((status, body.to_owned()))
}

fn diagnosis(psn_no: &str, stay: Option<&str>, day: &str) -> Value {
    json!({
        "mdtrt_id": stay, "psn_no": psn_no, "diag_type": "1", "maindiag_flag": "1", "diag_srt_no": 1,
        "diag_code": "J18.900", "diag_name": "肺炎", "diag_dept": "A03", "dise_dor_no": "D1", "dise_dor_name": "参考医师",
        "diag_time": format!("{day} 08:00:00"),
    })
}

/// The settlement list of a stay of one day.
fn settlement_list(psn_no: &str, stay: &str, setl_id: &str, day: &str) -> Value {
    json!({
        "setlinfo": {
            "psn_no": psn_no, "mdtrt_id": stay, "setl_id": setl_id, "ntly": "CHN", "prfs": "27", "dscg_caty": "A03",
            "adm_time": format!("{day} 08:00:00"), "dscg_time": format!("{day} 10:00:00"), "dscg_way": "1",
            "bill_code": "41060126", "bill_no": "0000000001", "biz_sn": setl_id, "setl_begn_date": day,
            "setl_end_date": day, "medins_fill_dept": "医保科", "medins_fill_psn": "参考操作员",
        },
        "diseinfo": [{
            "diag_type": "1", "diag_code": "J18.900", "diag_name": "肺炎", "adm_cond_type": "1", "maindiag_flag": "1",
        }],
    })
}

/// A referral to a hospital of the city.
fn referral(psn_no: &str, region: &str, day: &str) -> Value {
    json!({"refmedin": {
        "psn_no": psn_no, "insutype": "390", "diag_code": "J18.900", "diag_name": "肺炎", "reflin_medins_no": "H00000000000",
        "reflin_medins_name": "示范市人民医院", "mdtrtarea_admdvs": format!("{}00", &region[..4]), "hosp_agre_refl_flag": "1",
        "refl_type": "1", "refl_date": day, "refl_rea": "本院无相应专科", "refl_opnn": "同意转院",
    }})
}

/// The four sums of a settlement; `sign` is -1 for a reversal.
fn check_sums(info: &Value, sign: i64) -> Result<(), Failure> {
    let fen = |field: &str| -> Result<i64, Failure> {
        let written = info[field].to_string();
        his::exact_decimal(&written, 16, 2).map_err(|e| format!("{field}: {written}: {e:?}").into())
    };
    let sum = |fields: &[&str]| fields.iter().try_fold(0, |sum, field| Ok::<i64, Failure>(sum + fen(field)?));
    let bill = fen("medfee_sumamt")?;
    let funds = ["hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "oth_pay"];
    let holds = bill * sign > 0
        && bill == sum(&["fund_pay_sumamt", "psn_part_amt", "hosp_part_amt"])?
        && bill == sum(&["inscp_scp_amt", "preselfpay_amt", "overlmt_selfpay", "fulamt_ownpay_amt"])?
        && fen("psn_part_amt")? == sum(&["acct_pay", "psn_cash_pay"])?
        && fen("fund_pay_sumamt")? == sum(&funds)?;
    if holds { Ok(()) } else { Err(format!("the sums of the settlement disagree: {info}").into()) }
}

/// A few fields of an answer, for the table.
fn summary(output: &Value) -> String {
    let info = &output["setlinfo"];
    if info.is_object() {
        return format!(
            "bill {} funds {} cash {}",
            info["medfee_sumamt"], info["fund_pay_sumamt"], info["psn_cash_pay"]
        );
    }
    let mut text = output.to_string();
    if text.chars().count() > 80 {
        text = text.chars().take(79).chain(['…']).collect();
    }
    text
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

fn seconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or_default()
}

/// Ten-thousandths of the present second.
fn fraction_of_second() -> u32 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().subsec_nanos() / 100_000
}

/// `yyyy-MM-dd HH:mm:ss` of the clock in Beijing, so many seconds from now.
fn beijing(ahead: i64) -> String {
    let now = OffsetDateTime::from_unix_timestamp(seconds() + ahead).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let there = base::in_beijing(now);
    format!("{} {:02}:{:02}:{:02}", base::date_text(there.date()), there.hour(), there.minute(), there.second())
}
