//! Invoices and list: every amount is added up again. Checked in this order: how
//! many invoices; each one's number, day and amount, each once; each line by the
//! catalogue, its day within the stay, its invoice; each invoice equals its lines;
//! the total equals the invoices.
//!
//! Article: R1-12.6, R2-48. Threat I24.

use std::collections::BTreeSet;

use base::{Date, Fen, Refusal};
use store::entity::fee_line;

use super::form::{InvoiceOnPaper, ReimbursementForm};
use crate::command::Context;
use crate::operations::catalogue::held::ChargedAt;
use crate::operations::claim::{NewLine, checked_line, date_of, known_items};
use crate::stop::Stop;

/// An invoice that holds.
#[derive(Debug, Clone)]
pub(super) struct Invoice {
    /// As compared with all others.
    pub(super) key: String,
    pub(super) code: String,
    pub(super) number: String,
    pub(super) issued_on: Date,
    pub(super) total: Fen,
}

/// The invoices of a form, in its order.
pub(super) fn invoices(cx: &Context<'_>, form: &ReimbursementForm, admitted: Date) -> Result<Vec<Invoice>, Refusal> {
    if form.invoices.is_empty() || form.invoices.len() > 50 {
        return Err(Refusal::invalid("count_out_of_range", "form.invoices", "票据须为 1 至 50 张", "1 to 50 invoices"));
    }
    let mut keys = BTreeSet::new();
    let mut all = Vec::with_capacity(form.invoices.len());
    for (place, paper) in form.invoices.iter().enumerate() {
        let invoice = invoice(cx, paper, place, admitted)?;
        if !keys.insert(invoice.key.clone()) {
            return Err(at(place, "number", "invoice_repeated", "同一张票据重复填写", "an invoice occurs twice"));
        }
        all.push(invoice);
    }
    Ok(all)
}

fn at(place: usize, field: &str, code: &str, zh: &str, en: &str) -> Refusal {
    Refusal::invalid(code, format!("form.invoices[{place}].{field}"), zh, en).citing("R1-12.6")
}

fn invoice(cx: &Context<'_>, paper: &InvoiceOnPaper, place: usize, admitted: Date) -> Result<Invoice, Refusal> {
    let plain = |text: &str, signs_max: usize| {
        text.chars().count() <= signs_max && text.chars().all(|sign| sign.is_alphanumeric() || " -　".contains(sign))
    };
    let key = invoice_key(&paper.code, &paper.number);
    if !plain(&paper.code, 20) || !plain(&paper.number, 30) || key.ends_with('/') {
        return Err(at(
            place,
            "number",
            "invoice_malformed",
            "票据代码或号码格式不正确",
            "code or number is malformed",
        ));
    }
    let issued_on = date_of(&paper.issued_on, &format!("form.invoices[{place}].issued_on"))?;
    if issued_on < admitted || issued_on > cx.today {
        return Err(at(
            place,
            "issued_on",
            "invoice_date_wrong",
            "开票日期早于入院或晚于今日",
            "issued before the admission or after today",
        ));
    }
    if paper.total_fen <= Fen::ZERO {
        return Err(at(place, "total_fen", "invoice_total_wrong", "票据金额须大于零", "an invoice is above zero"));
    }
    let (code, number) = (paper.code.trim().to_owned(), paper.number.trim().to_owned());
    Ok(Invoice { key, code, number, issued_on, total: paper.total_fen })
}

/// Code and number as they are compared: half-width, capital, without blanks,
/// hyphens and leading zeros; O and 0, I, L and 1 are the same, so that a slip of
/// the pen makes no second invoice.
pub(crate) fn invoice_key(code: &str, number: &str) -> String {
    let plain = |text: &str| {
        let signs = text.chars().map(|sign| match sign {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
            _ => sign,
        });
        let signs = signs.filter(|sign| sign.is_alphanumeric()).flat_map(char::to_uppercase).map(|sign| match sign {
            'O' => '0',
            'I' | 'L' => '1',
            _ => sign,
        });
        signs.collect::<String>().trim_start_matches('0').to_owned()
    };
    format!("{}/{}", plain(code), plain(number))
}

/// The lines of a form as they would be kept.
pub(super) async fn lines(
    cx: &Context<'_>,
    form: &ReimbursementForm,
    invoices: &[Invoice],
    (stay, charged_at): ((Date, Date), &ChargedAt),
    ids: std::ops::Range<i64>,
    visit_id: i64,
) -> Result<Vec<fee_line::Model>, Stop> {
    if form.lines.is_empty() || form.lines.len() > 500 {
        let refusal =
            Refusal::invalid("count_out_of_range", "form.lines", "费用明细须为 1 至 500 条", "1 to 500 lines");
        return Err(refusal.into());
    }
    let codes: Vec<&str> = form.lines.iter().map(|line| line.item_code.as_str()).collect();
    let items = known_items(cx, &codes).await?;
    let mut sums = vec![Fen::ZERO; invoices.len()];
    let mut rows = Vec::with_capacity(form.lines.len());
    for ((place, line), id) in form.lines.iter().enumerate().zip(ids) {
        let field = format!("form.lines[{place}]");
        let new = NewLine {
            line_number: (place + 1).to_string(),
            service_date: line.service_date.clone(),
            item_code: line.item_code.clone(),
            own_code: None,
            quantity: line.quantity,
            price_fen: line.price_fen,
            amount_fen: line.amount_fen,
            batch: None,
        };
        let row = checked_line(&new, &field, &items, charged_at, id, visit_id)?;
        if row.service_date < stay.0 || row.service_date > stay.1 {
            let field = format!("{field}.service_date");
            let refusal =
                Refusal::invalid("line_outside_stay", field, "费用日期不在就医期间", "the day lies outside the stay");
            return Err(refusal.citing("R1-12.6").into());
        }
        let sum = usize::try_from(line.invoice).ok().and_then(|number| sums.get_mut(number.checked_sub(1)?));
        let Some(sum) = sum else {
            let field = format!("{field}.invoice");
            let refusal = Refusal::invalid("invoice_place_wrong", field, "没有这张票据", "there is no such invoice");
            return Err(refusal.into());
        };
        *sum = sum.plus(line.amount_fen)?;
        rows.push(row);
    }
    for (place, (invoice, sum)) in invoices.iter().zip(&sums).enumerate() {
        if invoice.total != *sum {
            return Err(differs(&format!("form.invoices[{place}].total_fen"), *sum).into());
        }
    }
    let total = Fen::total(sums)?;
    if total != form.total_fen {
        return Err(differs("form.total_fen", total).into());
    }
    Ok(rows)
}

fn differs(field: &str, sum: Fen) -> Refusal {
    Refusal::conflict(
        "amounts_do_not_agree",
        format!("金额与明细合计不一致：明细合计 {sum} 元"),
        format!("the amount does not agree with the lines, which add up to {sum} yuan"),
    )
    .at(field, "与明细合计不一致", "differs from the lines")
    .citing("R1-12.6")
}

#[cfg(test)]
mod tests {
    use super::invoice_key;

    #[test]
    fn i24_near_copies_of_a_number_are_the_same_number() {
        let key = invoice_key("041060", "00123450");
        for (code, number) in [
            ("41060", "123450"),
            (" 041060 ", "0012 3450"),
            ("０４１０６０", "００１２３４５０"),
            ("O41O60", "OOl2345o"),
            ("0410-60", "00-I2345-0"),
        ] {
            assert_eq!(invoice_key(code, number), key, "{code} {number}");
        }
        assert_ne!(invoice_key("041060", "00123451"), key);
        assert_ne!(invoice_key("0410600", "0123450"), key, "code and number do not run together");
    }
}
