//! The request envelope: who calls, for whom, which transaction, with what.
//!
//! | field | here | length, form |
//! |---|---|---|
//! | infno | `transaction` | any known number; must be the one of the address |
//! | msgid | `msgid` | 30, any layout |
//! | mdtrtarea_admvs | `treatment_region` | 6 |
//! | insuplc_admdvs | `insurance_region` | 6, empty means local |
//! | recer_sys_code | `receiver` | 10 |
//! | dev_no, dev_safe_info | – | not used |
//! | cainfo, signtype | `signature`, `signature_type` | any spelling; empty, `1` and `null` mean unsigned |
//! | infver | `interface_version` | compared leniently by whoever needs it |
//! | opter_type | `operator_kind` | dictionary opter_type |
//! | opter, opter_name | `operator`, `operator_name` | 30, 50 |
//! | inf_time | `sent_at` | the sender's clock |
//! | fixmedins_code | `provider_code` | 12; the caller must check it against who is authenticated |
//! | fixmedins_name | `provider_name` | 200 |
//! | sign_no | `sign_no` | 30, may be empty |
//! | input | `input` | object, or text holding JSON |
//!
//! Article: R3d-39.2.

use std::collections::BTreeMap;
use std::fmt;

use time::PrimitiveDateTime;

use crate::codes::CodeTables;
use crate::json::{Limits, Value, fold, raw_member, read};
use crate::node::{Node, code, private, text, time_from};
use crate::{FieldFault, MessageProblem, Private, Transaction};

/// A request whose envelope is understood. Its `input` is read by the
/// transaction's own file.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Which transaction, aliases resolved.
    pub transaction: Transaction,
    /// The sender's id of the message; identifies the request for repeats.
    pub msgid: String,
    /// Region of treatment.
    pub treatment_region: String,
    /// Region of insurance; none means local.
    pub insurance_region: Option<String>,
    /// Which receiving system is meant.
    pub receiver: String,
    /// Signature as sent; none for unsigned messages.
    pub signature: Option<String>,
    /// Kind of signature as sent.
    pub signature_type: Option<String>,
    /// Version of the interface as sent.
    pub interface_version: String,
    /// 1 operator, 2 self-service terminal, 3 mobile terminal.
    pub operator_kind: String,
    /// The operator or terminal.
    pub operator: String,
    /// The operator's name.
    pub operator_name: Private,
    /// When the sender sent it, by its clock.
    pub sent_at: PrimitiveDateTime,
    /// The institution that calls.
    pub provider_code: String,
    /// Its name.
    pub provider_name: String,
    /// The number of the sign-in, if sent.
    pub sign_no: Option<String>,
    /// The nodes of the transaction.
    pub input: Value,
}

/// A message whose JSON is understood; nothing of it is believed yet. Between
/// this and the [`Request`] stands the proof that it comes from who it says.
#[derive(Clone)]
pub struct Message<'b> {
    text: &'b str,
    members: BTreeMap<String, Value>,
    input: Option<Value>,
}

impl<'b> Message<'b> {
    /// Reads the JSON of a body.
    ///
    /// # Errors
    /// What is wrong with size, text, JSON, its limits or its keys.
    pub fn parse(body: &'b [u8], limits: Limits) -> Result<Message<'b>, MessageProblem> {
        if body.len() > limits.body_bytes {
            return Err(MessageProblem::TooLarge { limit_bytes: limits.body_bytes });
        }
        let text = std::str::from_utf8(body).map_err(|_| MessageProblem::NotUtf8)?;
        let Value::Object(mut members) = read(text, limits)? else { return Err(MessageProblem::NotAnObject) };
        let input = members.remove("input");
        Ok(Message { text, members, input })
    }

    /// A field of the envelope as it stands there, if it is a text or number.
    pub fn told(&self, field: &str) -> Option<&str> {
        match self.members.get(&fold(field)) {
            Some(Value::Text(text) | Value::Number(text)) => Some(text),
            _ => None,
        }
    }

    /// What a signature over the input is over: the JSON of the input as it was
    /// written, or the text where it came as a text.
    pub fn input_text(&self) -> String {
        match &self.input {
            Some(Value::Text(text)) => text.clone(),
            _ => raw_member(self.text, "input").unwrap_or_default(),
        }
    }

    /// The message with its input opened.
    #[must_use]
    pub fn with_input(self, plain: String) -> Message<'b> {
        Message { input: Some(Value::Text(plain)), ..self }
    }

    /// Reads the envelope. `address_infno` is the number in the address, when the
    /// address has one.
    ///
    /// # Errors
    /// The first problem, in the order stated in [`MessageProblem`].
    pub fn request(
        self,
        address_infno: Option<&str>,
        tables: &CodeTables,
        limits: Limits,
    ) -> Result<Request, MessageProblem> {
        let envelope = Node::over("", &self.members);
        let transaction = transaction_of(&envelope, address_infno)?;
        let input = input_object(self.input.clone(), limits)?;
        Ok(Request {
            transaction,
            msgid: envelope.required("msgid", text(30))?,
            treatment_region: treatment_region(&envelope)?,
            insurance_region: envelope.optional("insuplc_admdvs", text(6))?,
            receiver: envelope.required("recer_sys_code", text(10))?,
            signature: envelope.optional("cainfo", text(1024))?.filter(|sent| sent != "1"),
            signature_type: envelope.optional("signtype", text(10))?,
            interface_version: envelope.required("infver", text(6))?,
            operator_kind: envelope.required("opter_type", code("opter_type", tables))?,
            operator: envelope.required("opter", text(30))?,
            operator_name: envelope.required("opter_name", private(50))?,
            sent_at: envelope.required("inf_time", time_from)?,
            provider_code: envelope.required("fixmedins_code", text(12))?,
            provider_name: envelope.required("fixmedins_name", text(200))?,
            sign_no: envelope.optional("sign_no", text(32))?,
            input,
        })
    }
}

impl Request {
    /// Reads the body of a call. `address_infno` is the number in the address,
    /// when the address has one.
    ///
    /// # Errors
    /// The first problem, in the order stated in [`MessageProblem`].
    pub fn read(
        body: &[u8],
        address_infno: Option<&str>,
        tables: &CodeTables,
        limits: Limits,
    ) -> Result<Request, MessageProblem> {
        Message::parse(body, limits)?.request(address_infno, tables, limits)
    }

    /// What makes the request the same request when its msgid comes again:
    /// transaction, institution and input, in one spelling. The sender's clock
    /// and signature may differ between two tries.
    pub fn canonical_content(&self) -> String {
        let head = serde_json::json!([self.transaction.number(), self.provider_code, self.msgid]);
        format!("{head}{}", self.input.canonical())
    }

    /// The input as a node.
    ///
    /// # Errors
    /// [`MessageProblem::NotAnObject`] when it is none.
    pub fn input_node(&self) -> Result<Node<'_>, MessageProblem> {
        Node::of("input", &self.input).ok_or(MessageProblem::NotAnObject)
    }
}

/// The input as an object, also where it came as a text holding JSON. No input
/// is one without nodes: its transaction will say which node it misses.
fn input_object(input: Option<Value>, limits: Limits) -> Result<Value, MessageProblem> {
    match input {
        None | Some(Value::Empty) => Ok(Value::Object(BTreeMap::new())),
        Some(Value::Text(text)) => match read(&text, limits)? {
            object @ Value::Object(_) => Ok(object),
            _ => Err(MessageProblem::NotAnObject),
        },
        Some(object @ Value::Object(_)) => Ok(object),
        Some(_) => Err(MessageProblem::NotAnObject),
    }
}

/// The number in the message; it and the one in the address are never guessed
/// from each other.
fn transaction_of(envelope: &Node<'_>, address_infno: Option<&str>) -> Result<Transaction, MessageProblem> {
    let infno = envelope.required("infno", text(10))?;
    if address_infno.is_some_and(|address| !address.eq_ignore_ascii_case(&infno)) {
        return Err(MessageProblem::TransactionDisagrees);
    }
    Transaction::of(&infno).ok_or(MessageProblem::TransactionUnknown)
}

/// The envelope spells the field without the d, other nodes with it; senders mix them up.
fn treatment_region(envelope: &Node<'_>) -> Result<String, MessageProblem> {
    let region = match envelope.optional("mdtrtarea_admvs", text(6))? {
        Some(region) => Some(region),
        None => envelope.optional("mdtrtarea_admdvs", text(6))?,
    };
    region.ok_or_else(|| envelope.problem("mdtrtarea_admvs", FieldFault::Empty))
}

/// Shows the head of the request, nothing personal and nothing of the input.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("transaction", &self.transaction.number())
            .field("msgid", &self.msgid)
            .field("provider_code", &self.provider_code)
            .finish_non_exhaustive()
    }
}
