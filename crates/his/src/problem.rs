//! Everything that can be wrong with a message itself, as one closed list with
//! stable codes. What is wrong with the business (person not insured, lines
//! already settled) is refused by the operations; both meet in
//! [`crate::answer::failure_text`].
//!
//! Checked in this order: size, text, JSON and its limits and duplicates,
//! transaction number, shape of `input`, envelope fields in the order of the
//! interface's table, then the fields of the transaction in the order of its
//! table, row by row, then rules between fields.
//!
//! Article: R3d-39.2.

use base::{Refusal, RefusalKind};

/// What is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldFault {
    /// It must be given and is absent or empty.
    Empty,
    /// It is a list, an object or a flag where a text or number belongs.
    WrongShape,
    /// It has more characters than the field holds.
    TooLong {
        /// The most it holds.
        max_chars: usize,
    },
    /// It holds control characters.
    ControlCharacter,
    /// It is no date `yyyy-MM-dd` (a time behind it is allowed).
    NotADate,
    /// It is no time `yyyy-MM-dd HH:mm:ss` (a date alone is allowed).
    NotATime,
    /// It is no decimal number.
    NotANumber,
    /// It has more digits in front of the point than the field holds.
    NumberTooLarge,
    /// It has more decimals than the field holds.
    TooManyDecimals {
        /// The most it holds.
        max: u32,
    },
    /// The code is not in its dictionary.
    CodeUnknown {
        /// The dictionary's name.
        dictionary: &'static str,
    },
    /// The centre has no such dictionary: its configuration is incomplete.
    DictionaryMissing {
        /// The dictionary's name.
        dictionary: &'static str,
    },
    /// A node that holds one object came with several rows, or a row was no object.
    NotOneObject,
    /// Rows are expected and none came.
    NoRows,
    /// The same value stands twice where it must be unique.
    Repeated,
    /// It does not agree with the same field of another node or row.
    Disagrees,
    /// Sign or value does not fit the kind of row (a refund has negative
    /// quantity and amount, a positive price and names the refunded line).
    SignWrong,
    /// There must be exactly one main diagnosis.
    MainDiagnosisNotOne,
    /// The amount is not what the centre computed.
    AmountDisagrees,
}

/// What is wrong with a message. Never holds a value of the message, only
/// names of fields.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", self.code(), self.text_en())]
pub enum MessageProblem {
    /// The body is longer than the centre reads.
    TooLarge {
        /// The most it reads, in bytes.
        limit_bytes: usize,
    },
    /// The body is not UTF-8.
    NotUtf8,
    /// The body, or the text of `input`, is not JSON.
    NotJson {
        /// Where: line, from 1.
        line: usize,
        /// Where: column.
        column: usize,
    },
    /// Objects and lists lie too deep inside each other.
    TooDeep,
    /// It holds more values than the centre reads.
    TooManyValues,
    /// A key stands twice in one object.
    DuplicateKey {
        /// The key, at most 40 characters of it.
        key: String,
    },
    /// The whole message, or `input`, is not an object.
    NotAnObject,
    /// The transaction number is none that this centre serves.
    TransactionUnknown,
    /// The number in the address and the one in the message differ.
    TransactionDisagrees,
    /// A node of the input is missing.
    NodeMissing {
        /// Its name.
        node: &'static str,
    },
    /// Something is wrong with a field.
    Field {
        /// Where: `input.feedetail[3].cnt`.
        path: String,
        /// What.
        fault: FieldFault,
    },
}

/// The classes into which hospital systems sort error texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordingClass {
    /// 报文格式错误.
    Malformed,
    /// 交易编号不存在.
    UnknownTransaction,
    /// 必填项为空.
    RequiredEmpty,
    /// 字典值不存在.
    CodeNotInDictionary,
    /// 数据格式不符.
    FieldFormat,
    /// 金额不一致.
    AmountsDisagree,
    /// 数据不一致.
    DataDisagree,
    /// 中心原因.
    Centre,
}

impl WordingClass {
    /// The words an error text begins with.
    pub fn words(self) -> &'static str {
        match self {
            WordingClass::Malformed => "报文格式错误",
            WordingClass::UnknownTransaction => "交易编号不存在",
            WordingClass::RequiredEmpty => "必填项为空",
            WordingClass::CodeNotInDictionary => "字典值不存在",
            WordingClass::FieldFormat => "数据格式不符",
            WordingClass::AmountsDisagree => "金额不一致",
            WordingClass::DataDisagree => "数据不一致",
            WordingClass::Centre => "中心暂不能受理",
        }
    }
}

impl MessageProblem {
    /// A problem at one field.
    pub fn field(path: impl Into<String>, fault: FieldFault) -> MessageProblem {
        MessageProblem::Field { path: path.into(), fault }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            MessageProblem::TooLarge { .. } => "message_too_large",
            MessageProblem::NotUtf8 => "message_not_utf8",
            MessageProblem::NotJson { .. } => "message_not_json",
            MessageProblem::TooDeep => "message_too_deep",
            MessageProblem::TooManyValues => "message_has_too_many_values",
            MessageProblem::DuplicateKey { .. } => "key_repeated",
            MessageProblem::NotAnObject => "message_not_an_object",
            MessageProblem::TransactionUnknown => "transaction_unknown",
            MessageProblem::TransactionDisagrees => "transaction_disagrees_with_address",
            MessageProblem::NodeMissing { .. } => "node_missing",
            MessageProblem::Field { fault, .. } => fault.code(),
        }
    }

    /// The class of its wording.
    pub fn class(&self) -> WordingClass {
        match self {
            MessageProblem::TransactionUnknown => WordingClass::UnknownTransaction,
            MessageProblem::TransactionDisagrees => WordingClass::DataDisagree,
            MessageProblem::NodeMissing { .. } => WordingClass::RequiredEmpty,
            MessageProblem::Field { fault, .. } => fault.class(),
            _ => WordingClass::Malformed,
        }
    }

    /// True when the message could not be told apart as a transaction at all:
    /// the answer is then the gateway's short form.
    pub fn at_gateway(&self) -> bool {
        !matches!(self, MessageProblem::NodeMissing { .. } | MessageProblem::Field { .. })
    }

    /// The error text in Chinese, class first.
    pub fn text_zh(&self) -> String {
        let detail = match self {
            MessageProblem::TooLarge { limit_bytes } => format!("报文超过{}KB", limit_bytes / 1024),
            MessageProblem::NotUtf8 => "报文不是UTF-8编码".to_owned(),
            MessageProblem::NotJson { line, column } => format!("不是JSON（第{line}行第{column}列）"),
            MessageProblem::TooDeep => "嵌套层数过多".to_owned(),
            MessageProblem::TooManyValues => "数据项过多，请分次上传".to_owned(),
            MessageProblem::DuplicateKey { key } => format!("字段{}重复", printable(key)),
            MessageProblem::NotAnObject => "报文或input不是对象".to_owned(),
            MessageProblem::TransactionUnknown => "本中心不受理该交易编号".to_owned(),
            MessageProblem::TransactionDisagrees => "报文infno与请求地址中的交易编号不一致".to_owned(),
            MessageProblem::NodeMissing { node } => format!("缺少节点{node}"),
            MessageProblem::Field { path, fault } => format!("{path}{}", fault.text_zh()),
        };
        format!("{}：{detail}", self.class().words())
    }

    /// The same in English.
    pub fn text_en(&self) -> String {
        match self {
            MessageProblem::TooLarge { limit_bytes } => format!("the message is longer than {limit_bytes} bytes"),
            MessageProblem::NotUtf8 => "the message is not UTF-8".to_owned(),
            MessageProblem::NotJson { line, column } => format!("not JSON at line {line}, column {column}"),
            MessageProblem::TooDeep => "objects and lists lie too deep inside each other".to_owned(),
            MessageProblem::TooManyValues => "too many values in one message".to_owned(),
            MessageProblem::DuplicateKey { key } => format!("the key {:?} stands twice", printable(key)),
            MessageProblem::NotAnObject => "the message or its input is not an object".to_owned(),
            MessageProblem::TransactionUnknown => "this centre does not serve that transaction number".to_owned(),
            MessageProblem::TransactionDisagrees => "infno and the number in the address differ".to_owned(),
            MessageProblem::NodeMissing { node } => format!("the node {node} is missing"),
            MessageProblem::Field { path, fault } => format!("{path} {}", fault.text_en()),
        }
    }

    /// The same as a refusal of the house, for the trail and the API.
    pub fn refusal(&self) -> Refusal {
        match self {
            MessageProblem::Field { path, fault } => {
                let kind = match fault {
                    FieldFault::DictionaryMissing { .. } => RefusalKind::Unavailable,
                    _ => RefusalKind::Invalid,
                };
                let refusal = Refusal::new(kind, self.code(), self.text_zh(), self.text_en());
                refusal.at(path.clone(), self.text_zh(), self.text_en())
            }
            _ => Refusal::new(RefusalKind::Invalid, self.code(), self.text_zh(), self.text_en()),
        }
    }
}

/// A key of the sender's may hold anything; only its harmless characters are shown.
fn printable(key: &str) -> String {
    key.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

impl FieldFault {
    fn code(self) -> &'static str {
        match self {
            FieldFault::Empty => "required_field_empty",
            FieldFault::WrongShape => "field_shape_wrong",
            FieldFault::TooLong { .. } => "field_too_long",
            FieldFault::ControlCharacter => "field_holds_control_character",
            FieldFault::NotADate => "field_not_a_date",
            FieldFault::NotATime => "field_not_a_time",
            FieldFault::NotANumber => "field_not_a_number",
            FieldFault::NumberTooLarge => "number_too_large",
            FieldFault::TooManyDecimals { .. } => "number_has_too_many_decimals",
            FieldFault::CodeUnknown { .. } => "code_not_in_dictionary",
            FieldFault::DictionaryMissing { .. } => "dictionary_not_loaded",
            FieldFault::NotOneObject => "node_not_one_object",
            FieldFault::NoRows => "node_without_rows",
            FieldFault::Repeated => "value_repeated",
            FieldFault::Disagrees => "value_disagrees",
            FieldFault::SignWrong => "sign_wrong",
            FieldFault::MainDiagnosisNotOne => "main_diagnosis_not_exactly_one",
            FieldFault::AmountDisagrees => "amounts_disagree",
        }
    }

    fn class(self) -> WordingClass {
        match self {
            FieldFault::Empty | FieldFault::NoRows => WordingClass::RequiredEmpty,
            FieldFault::CodeUnknown { .. } => WordingClass::CodeNotInDictionary,
            FieldFault::DictionaryMissing { .. } => WordingClass::Centre,
            FieldFault::AmountDisagrees => WordingClass::AmountsDisagree,
            FieldFault::Repeated | FieldFault::Disagrees | FieldFault::SignWrong | FieldFault::MainDiagnosisNotOne => {
                WordingClass::DataDisagree
            }
            _ => WordingClass::FieldFormat,
        }
    }

    fn text_zh(self) -> String {
        match self {
            FieldFault::Empty => "不能为空".to_owned(),
            FieldFault::WrongShape => "应为文本或数字".to_owned(),
            FieldFault::TooLong { max_chars } => format!("超过{max_chars}个字符"),
            FieldFault::ControlCharacter => "含有控制字符".to_owned(),
            FieldFault::NotADate => "不是日期（yyyy-MM-dd）".to_owned(),
            FieldFault::NotATime => "不是时间（yyyy-MM-dd HH:mm:ss）".to_owned(),
            FieldFault::NotANumber => "不是数值".to_owned(),
            FieldFault::NumberTooLarge => "数值超出范围".to_owned(),
            FieldFault::TooManyDecimals { max } => format!("小数超过{max}位"),
            FieldFault::CodeUnknown { dictionary } => format!("不在字典{dictionary}中"),
            FieldFault::DictionaryMissing { dictionary } => format!("所需字典{dictionary}中心尚未配置"),
            FieldFault::NotOneObject => "应为一个对象".to_owned(),
            FieldFault::NoRows => "没有数据行".to_owned(),
            FieldFault::Repeated => "重复".to_owned(),
            FieldFault::Disagrees => "与报文其他处不一致".to_owned(),
            FieldFault::SignWrong => {
                "正负号不符（退费行数量和金额为负、单价为正，并填原费用流水号；正常行均为正）".to_owned()
            }
            FieldFault::MainDiagnosisNotOne => "应有且只有一个主诊断".to_owned(),
            FieldFault::AmountDisagrees => "与中心计算的金额不一致".to_owned(),
        }
    }

    fn text_en(self) -> String {
        match self {
            FieldFault::Empty => "must not be empty".to_owned(),
            FieldFault::WrongShape => "must be a text or a number".to_owned(),
            FieldFault::TooLong { max_chars } => format!("has more than {max_chars} characters"),
            FieldFault::ControlCharacter => "holds control characters".to_owned(),
            FieldFault::NotADate => "is not a date yyyy-MM-dd".to_owned(),
            FieldFault::NotATime => "is not a time yyyy-MM-dd HH:mm:ss".to_owned(),
            FieldFault::NotANumber => "is not a number".to_owned(),
            FieldFault::NumberTooLarge => "is out of range".to_owned(),
            FieldFault::TooManyDecimals { max } => format!("has more than {max} decimals"),
            FieldFault::CodeUnknown { dictionary } => format!("is not in the dictionary {dictionary}"),
            FieldFault::DictionaryMissing { dictionary } => {
                format!("needs the dictionary {dictionary}, which this centre has not loaded")
            }
            FieldFault::NotOneObject => "must be one object".to_owned(),
            FieldFault::NoRows => "holds no rows".to_owned(),
            FieldFault::Repeated => "is repeated".to_owned(),
            FieldFault::Disagrees => "disagrees with another place of the message".to_owned(),
            FieldFault::SignWrong => {
                "has a wrong sign (a refund has negative quantity and amount, a positive price, and names the line)"
                    .to_owned()
            }
            FieldFault::MainDiagnosisNotOne => "must hold exactly one main diagnosis".to_owned(),
            FieldFault::AmountDisagrees => "is not the amount the centre computed".to_owned(),
        }
    }
}
