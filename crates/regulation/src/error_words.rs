//! What is wrong with law data, in Chinese: for officers who bring a draft. The
//! program's own words are English; each kind of fault has its Chinese ones here,
//! and what no kind matches is told as it is.

use crate::LawError;

/// What a fault's English words hold, and what is said instead.
const KINDS: [(&str, &str); 33] = [
    ("unknown field", "没有这一项"),
    ("missing field", "缺少必填的项"),
    ("unknown variant", "没有这一取值"),
    ("invalid type", "取值的类型不对"),
    ("invalid value", "取值不对"),
    ("duplicate key", "同一项写了两次"),
    ("not an article id", "不是条款编号"),
    ("no article is cited", "没有写依据的条款"),
    ("no indexed regulation has this article", "引用了没有编入的条款"),
    ("not a date", "不是日期（YYYY-MM-DD）"),
    ("expected a quoted date", "日期须加引号"),
    ("does not stand after the one before it", "各值须按日期先后排列"),
    ("ends before it begins", "截止日期早于开始日期"),
    ("overlaps the one before it", "与前一个值的日期重叠"),
    ("leaves a gap after the one before it", "与前一个值的日期之间有空档"),
    ("a series has at least one value", "至少要有一个值"),
    ("an amount must be", "金额超出范围"),
    ("a ratio must be", "比例须在0到100%之间"),
    ("must ascend from above the deductible", "各段上限须从起付标准以上逐段升高"),
    ("the last band, and no other, has no upper limit", "只有最后一段不写上限"),
    ("codes must ascend", "医院类别的代码须由小到大"),
    ("must ascend", "须由小到大排列"),
    ("no value from", "政策开始时尚无此值"),
    ("stands twice", "重复出现"),
    ("stands once for each desk", "同一结算地点的同一部分重复"),
    ("a birth is one of", "没有这一分娩方式"),
    ("there is no tier", "没有这一医院类别"),
    ("there is no policy", "没有这一政策"),
    ("no sum over the year", "此项支付没有年度累计，不能按年度取整"),
    ("a variant after that for everyone never holds", "“其他人员”之后的待遇不会适用"),
    ("is above a cap of cost, and there is none", "没有年度费用限额，不能以限额以上的费用为对象"),
    ("has no words for officers", "没有对应的中文名称"),
    ("expected", "写法不符合格式"),
];

impl LawError {
    /// The line, the article near it and what is wrong, in Chinese.
    pub fn zh(&self) -> String {
        let place = if self.line > 0 { format!("第{}行", self.line) } else { "全文".to_owned() };
        let article = self.article.as_ref().map_or(String::new(), |article| format!("（{article}）"));
        let known = KINDS.iter().find(|(said, _)| self.problem.contains(said));
        match known {
            Some((_, zh)) => format!("{place}{article}：{zh}（{}）", self.problem),
            None => format!("{place}{article}：{}", self.problem),
        }
    }

    /// The same in English.
    pub fn en(&self) -> String {
        let place = if self.line > 0 { format!("line {}", self.line) } else { "the whole text".to_owned() };
        let article = self.article.as_ref().map_or(String::new(), |article| format!(" [{article}]"));
        format!("{place}{article}: {}", self.problem)
    }
}
