//! A hospital's system for tests: it writes the messages and reads the answers.

use std::sync::atomic::{AtomicU64, Ordering};

use std::collections::BTreeMap;

use app::operations::his::issue_key::{IssueKey, KeyIssued, KeyToIssue};
use base::identity_numbers::CitizenId;
use base::{Clock, PersonId, ProviderId};
use his::Call;
use his::proof::hmac_sm3;
use serde_json::{Value, json};
use store::entity::provider;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::world::World;

/// The two hospitals of the registers.
pub(crate) const COUNTY: &str = "H41102500001";
pub(crate) const CITY: &str = "H41100000001";

/// A hospital's system.
pub(crate) struct Hospital<'w> {
    world: &'w World,
    code: &'static str,
    /// The secret its messages are signed with.
    secret: String,
    sign_no: String,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) bytes: Vec<u8>,
    pub(crate) text: String,
    json: Value,
}

/// The security administrator issues a hospital's key.
pub(crate) async fn issue(world: &World, code: &str, how: Option<(&str, &str)>) -> KeyIssued {
    let select = provider::Entity::find().filter(provider::Column::Code.eq(code));
    let provider = world.house.store.view().one(select).await.unwrap().expect("the hospital is registered");
    let input = KeyToIssue {
        provider_id: ProviderId(provider.provider_id),
        profile: how.map(|(profile, _)| profile.to_owned()),
        public_key: how.map(|(_, public_key)| public_key.to_owned()),
    };
    world.run::<IssueKey>("wangjg", input).await.expect("a key is issued")
}

static MESSAGES: AtomicU64 = AtomicU64::new(1);

/// A message number nobody has used.
pub(crate) fn fresh() -> String {
    format!("H4110250000120261021{:010}", MESSAGES.fetch_add(1, Ordering::Relaxed))
}

impl<'w> Hospital<'w> {
    /// With a key of its own, not signed in.
    pub(crate) async fn at_the_door(world: &'w World, code: &'static str) -> Hospital<'w> {
        let issued = issue(world, code, None).await;
        Hospital { world, code, secret: issued.secret, sign_no: String::new() }
    }

    /// Signed in for the day.
    pub(crate) async fn signed_in(world: &'w World, code: &'static str) -> Hospital<'w> {
        let mut hospital = Hospital::at_the_door(world, code).await;
        hospital.sign_in().await;
        hospital
    }

    pub(crate) async fn sign_in(&mut self) {
        let answer = self.send("9001", json!({"signIn": {"opter_no": "0317"}})).await;
        self.sign_no = answer.node("/output/signinoutb/sign_no").as_str().expect("a number").to_owned();
        assert_eq!(self.sign_no.len(), 30);
    }

    pub(crate) fn number(&self) -> &str {
        &self.sign_no
    }

    /// The same system with another sign-in number.
    pub(crate) fn with_number(&self, sign_no: &str) -> Hospital<'w> {
        Hospital { world: self.world, code: self.code, secret: self.secret.clone(), sign_no: sign_no.to_owned() }
    }

    pub(crate) async fn send(&self, infno: &str, input: Value) -> Answer {
        self.send_as(&fresh(), infno, input).await
    }

    pub(crate) async fn send_as(&self, msgid: &str, infno: &str, input: Value) -> Answer {
        self.send_body(Some(infno), &self.message(msgid, infno, input).to_string()).await
    }

    /// Signs a body as a gateway with HMAC-SM3 does, and sends it.
    pub(crate) async fn send_body(&self, address: Option<&str>, body: &str) -> Answer {
        let named = serde_json::from_str::<Value>(body).ok();
        let named = named.and_then(|message| message["fixmedins_code"].as_str().map(str::to_owned));
        let seconds = self.world.clock.now().unix_timestamp();
        let headers = BTreeMap::from([
            ("x-ca-key".to_owned(), named.unwrap_or_else(|| self.code.to_owned())),
            ("x-ca-signature".to_owned(), hmac_sm3::signature(&self.secret, seconds, body.as_bytes())),
        ]);
        self.send_signed(address, headers, body).await
    }

    pub(crate) async fn send_signed(
        &self,
        address: Option<&str>,
        headers: BTreeMap<String, String>,
        body: &str,
    ) -> Answer {
        let call = Call { address_infno: address, headers: &headers, body: body.as_bytes() };
        let reply = his::answer(&self.world.house, call).await;
        let text = String::from_utf8_lossy(&reply.body).into_owned();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        assert!(reply.content_type != "application/json" || json.is_object(), "{text}");
        Answer { status: reply.status, bytes: reply.body, text, json }
    }

    /// Sends again what the house was too busy for, as hospitals do.
    pub(crate) async fn insist(&self, msgid: &str, infno: &str, input: Value) -> Answer {
        loop {
            let answer = self.send_as(msgid, infno, input.clone()).await;
            if !answer.text.contains("[too_busy]") {
                return answer;
            }
        }
    }

    pub(crate) fn message(&self, msgid: &str, infno: &str, input: Value) -> Value {
        json!({
            "infno": infno, "msgid": msgid, "mdtrtarea_admvs": "411025", "insuplc_admdvs": "411025",
            "recer_sys_code": "MBS_LOCAL", "cainfo": "", "signtype": "SM3", "infver": "1.0.0",
            "opter_type": "1", "opter": "0317", "opter_name": "赵敏", "inf_time": "2026-10-21 09:00:00",
            "fixmedins_code": self.code, "fixmedins_name": "示范医院", "sign_no": self.sign_no, "input": input,
        })
    }

    /// Admits, charges so many bed days at 100.00, discharges; gives the stay's number.
    pub(crate) async fn discharged(
        &self,
        person: PersonId,
        n: usize,
        number: &str,
        days: (&str, &str),
        beds: i64,
    ) -> String {
        let admitted = self.send("2401", admission(person, n, number, days.0)).await.done();
        let stay = admitted.node("/output/result/mdtrt_id").as_str().expect("a number").to_owned();
        self.send("2301", lines(&stay, person, &[bed("1", days.0, beds)])).await.done();
        self.send("2402", discharge(&stay, person, days.1)).await.done();
        stay
    }
}

impl Answer {
    pub(crate) fn node(&self, pointer: &str) -> &Value {
        self.json.pointer(pointer).unwrap_or_else(|| panic!("{pointer} in {}", self.text))
    }

    pub(crate) fn output(&self) -> &Value {
        self.node("/output")
    }

    /// The answer of success.
    pub(crate) fn done(self) -> Answer {
        assert_eq!(self.node("/infcode"), 0, "{}", self.text);
        self
    }

    /// The code in brackets of a failure, after whose words nothing comes.
    pub(crate) fn code(&self) -> &str {
        let text = self.node("/err_msg").as_str().expect("a text");
        assert_eq!(self.node("/infcode"), -1, "{}", self.text);
        let (_, code) = text.rsplit_once('[').expect("a code in brackets");
        code.strip_suffix(']').expect("a bracket at the end")
    }

    /// An amount of the answer in fen, read from its digits.
    pub(crate) fn fen(&self, field: &str) -> i64 {
        let (_, rest) = self.text.split_once(&format!("\"{field}\":")).unwrap_or_else(|| panic!("{field}"));
        let digits = rest.split([',', '}']).next().expect("split gives a first part");
        his::exact_decimal(digits, 16, 2).unwrap_or_else(|e| panic!("{field}: {digits}: {e:?}"))
    }
}

/// The identity number of the n-th person of the registers.
pub(crate) fn identity(n: usize) -> String {
    CitizenId::from_body(&format!("41102519800101{n:03}")).expect("a number").as_str().to_owned()
}

pub(crate) fn inquiry(n: usize) -> Value {
    json!({"data": {"mdtrt_cert_type": "02", "mdtrt_cert_no": identity(n), "psn_cert_type": "01", "certno": identity(n), "psn_name": format!("参保人{n}")}})
}

pub(crate) fn admission(person: PersonId, n: usize, number: &str, day: &str) -> Value {
    json!({
        "mdtrtinfo": {
            "psn_no": person, "insutype": "390", "begntime": format!("{day} 10:25:00"), "mdtrt_cert_type": "02",
            "mdtrt_cert_no": identity(n), "med_type": "21", "ipt_no": number, "atddr_no": "D1", "chfpdr_name": "王建国",
            "adm_diag_dscr": "肺炎", "adm_dept_codg": "A03", "adm_dept_name": "呼吸内科", "adm_bed": "12",
            "dscg_maindiag_code": "J18.900", "dscg_maindiag_name": "肺炎",
        },
        "diseinfo": [diagnosis(person, "J18.900", "1", 1), diagnosis(person, "I10.x00", "0", 2)],
    })
}

fn diagnosis(person: PersonId, code: &str, main: &str, order: u8) -> Value {
    json!({
        "psn_no": person, "diag_type": "1", "maindiag_flag": main, "diag_srt_no": order, "diag_code": code,
        "diag_name": "诊断", "diag_dept": "A03", "dise_dor_no": "D1", "dise_dor_name": "王建国",
        "diag_time": "2026-10-01 10:20:00",
    })
}

pub(crate) fn discharge(stay: &str, person: PersonId, day: &str) -> Value {
    let mut row = diagnosis(person, "J18.900", "1", 1);
    row["mdtrt_id"] = stay.into();
    json!({
        "dscginfo": {
            "mdtrt_id": stay, "psn_no": person, "insutype": "390", "endtime": format!("{day} 09:00:00"),
            "dscg_dept_codg": "A03", "dscg_dept_name": "呼吸内科", "dscg_bed": "12", "dscg_way": "1",
        },
        "diseinfo": [row],
    })
}

/// A line: number, day, item, quantity, price, amount.
pub(crate) type Line<'l> = (&'l str, &'l str, &'l str, String, &'l str, String);

pub(crate) fn bed<'l>(number: &'l str, day: &'l str, beds: i64) -> Line<'l> {
    (number, day, "BED", beds.to_string(), "100.00", format!("{}.00", beds * 100))
}

pub(crate) fn lines(stay: &str, person: PersonId, lines: &[Line<'_>]) -> Value {
    let row = |(number, day, item, quantity, price, amount): &Line<'_>| {
        json!({
            "feedetl_sn": number, "mdtrt_id": stay, "psn_no": person, "med_type": "21",
            "fee_ocur_time": format!("{day} 11:00:00"), "med_list_codg": item, "medins_list_codg": "Z1",
            "det_item_fee_sumamt": amount, "cnt": quantity, "pric": price, "bilg_dept_codg": "A03",
            "bilg_dept_name": "呼吸内科", "bilg_dr_codg": "D1", "bilg_dr_name": "王建国",
        })
    };
    json!({"feedetail": lines.iter().map(row).collect::<Vec<_>>()})
}

pub(crate) fn settlement(stay: &str, person: PersonId, n: usize, total: &str) -> Value {
    json!({"data": {
        "psn_no": person, "mdtrt_cert_type": "02", "mdtrt_cert_no": identity(n), "medfee_sumamt": total,
        "psn_setlway": "01", "mdtrt_id": stay, "acct_used_flag": "0", "insutype": "390", "mid_setl_flag": "0",
    }})
}

pub(crate) fn reversal(stay: &str, settlement: &str, person: PersonId) -> Value {
    json!({"data": {"mdtrt_id": stay, "setl_id": settlement, "psn_no": person}})
}
