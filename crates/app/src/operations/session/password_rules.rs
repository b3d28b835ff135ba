//! What a password has to be: long enough, of several kinds of signs, not the
//! account's name, no date, no common word however dressed up, and none of the
//! last ones. Checked in this order; the figures and words are in
//! regulation/security/passwords.toml.
//!
//! Article: G22239-8.1.4.1.a, G22239-8.1.4.2.b, R3d-13.

use std::collections::BTreeSet;

use base::Refusal;
use regulation::security::PasswordRules;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::IdKind;
use store::entity::{account, password_used};

use super::choose_password::{hash_secret, secret_matches};
use crate::command::{Context, Plan};
use crate::stop::Stop;

/// Plans a new password of an account that is active from now on.
pub(super) async fn plan_password<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    account: account::Model,
    password: &str,
) -> Result<(), Stop> {
    let law = &cx.house.law.security;
    check_words(cx.house.security().password, law.common_words(cx.today), password, &account.login)?;
    check_history(cx, account.account_id, password).await?;
    let password_hash = hash_secret(cx, password)?;
    plan.insert(password_used::Model {
        password_used_id: cx.house.store.id(IdKind::Object).await?,
        account_id: account.account_id,
        password_hash: password_hash.clone(),
        chosen_at: cx.now,
        rev: 1,
    });
    plan.update(account::Model {
        password_hash,
        status: "active".to_owned(),
        code_until: None,
        password_set_at: Some(cx.now),
        unused_since: cx.now,
        ..account
    });
    Ok(())
}

fn check_words(rules: PasswordRules, common: &BTreeSet<String>, password: &str, login: &str) -> Result<(), Refusal> {
    check_form(rules, password)?;
    if password.to_lowercase().contains(&login.to_lowercase()) {
        return Err(weak(
            "password_contains_account",
            "密码不得包含账号名",
            "a password does not contain the account's name",
        ));
    }
    if holds_a_date(password) {
        return Err(weak("password_contains_date", "密码不得包含日期", "a password contains no date"));
    }
    if is_common(common, password) {
        return Err(weak("password_too_common", "密码过于常见，请另选", "this password is too common; choose another"));
    }
    Ok(())
}

fn weak(code: &str, zh: &str, en: &str) -> Refusal {
    Refusal::invalid(code, "password", zh, en).citing("G22239-8.1.4.1.a")
}

fn check_form(rules: PasswordRules, password: &str) -> Result<(), Refusal> {
    let kinds: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    let used = kinds.iter().filter(|kind| password.chars().any(kind)).count();
    let signs = password.chars().count();
    let PasswordRules { signs_least, signs_most, kinds_least } = rules;
    if (signs_least as usize..=signs_most as usize).contains(&signs) && used >= kinds_least as usize {
        return Ok(());
    }
    Err(weak(
        "password_too_weak",
        &format!("密码须为 {signs_least} 至 {signs_most} 位，含大小写字母、数字、符号中的至少 {kinds_least} 类"),
        &format!(
            "a password has {signs_least} to {signs_most} signs of at least {kinds_least} kinds (small, capital, digit, other)"
        ),
    ))
}

/// Eight digits in a row that are a day of the last or this century, or six
/// that are one without its century.
fn holds_a_date(password: &str) -> bool {
    let digits: Vec<u32> = password.chars().map(|c| c.to_digit(10).unwrap_or(99)).collect();
    let number = |window: &[u32]| window.iter().fold(0, |number, digit| number * 10 + digit);
    let plain = |window: &[u32]| window.iter().all(|digit| *digit < 10);
    let is_day = |year: u32, month_and_day: &[u32]| {
        let month = u8::try_from(number(&month_and_day[..2])).ok().and_then(|month| time::Month::try_from(month).ok());
        let day = u8::try_from(number(&month_and_day[2..])).unwrap_or(0);
        month.is_some_and(|month| time::Date::from_calendar_date(year as i32, month, day).is_ok())
    };
    let eight = digits.windows(8).any(|window| {
        plain(window) && (1900..2100).contains(&number(&window[..4])) && is_day(number(&window[..4]), &window[4..])
    });
    let six = digits.windows(6).any(|window| plain(window) && is_day(2000 + number(&window[..2]), &window[2..]));
    eight || six
}

/// A common word with digits and signs around it or in place of its letters,
/// or hardly any different signs at all.
fn is_common(common: &BTreeSet<String>, password: &str) -> bool {
    let small = password.to_lowercase();
    if small.chars().collect::<BTreeSet<_>>().len() <= 3 {
        return true;
    }
    let letters = |text: &str| text.chars().filter(char::is_ascii_lowercase).collect::<String>();
    let core = small.trim_matches(|c: char| !c.is_ascii_lowercase());
    // One and the exclamation mark stand for two letters.
    let undressed = |upright: char| -> String {
        let letter = |c| match c {
            '0' => 'o',
            '1' | '!' => upright,
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            '8' => 'b',
            other => other,
        };
        core.chars().map(letter).collect()
    };
    [letters(&small), letters(&undressed('l')), letters(&undressed('i'))].iter().any(|word| common.contains(word))
}

async fn check_history(cx: &Context<'_>, account_id: i64, password: &str) -> Result<(), Stop> {
    let count = cx.house.security().history_count;
    let last = password_used::Entity::find()
        .filter(password_used::Column::AccountId.eq(account_id))
        .order_by_desc(password_used::Column::PasswordUsedId)
        .limit(u64::from(count));
    for used in cx.view.all(last).await? {
        if secret_matches(cx, Some(&used.password_hash), password) {
            return Err(weak(
                "password_used_before",
                &format!("不得使用最近 {count} 次用过的密码"),
                &format!("none of the last {count} passwords may be used again"),
            )
            .into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: PasswordRules = PasswordRules { signs_least: 10, signs_most: 128, kinds_least: 3 };

    #[test]
    fn c01_each_weakness_is_refused_by_its_name() {
        let common: BTreeSet<String> = ["password", "qwerty", "yibao", "login", "admin"].map(str::to_owned).into();
        let code = |password: &str| check_words(RULES, &common, password, "sunlh").err().map(|refusal| refusal.code);
        for (password, refused) in [
            ("Ab3-xxxxx", Some("password_too_weak")),
            ("abcdefghij", Some("password_too_weak")),
            ("abcdefgh12", Some("password_too_weak")),
            ("Xy-SunLH-7731", Some("password_contains_account")),
            ("Tulip-19790215", Some("password_contains_date")),
            ("Tulip-790215-x", Some("password_contains_date")),
            ("Password-2026!", Some("password_too_common")),
            ("P@ssw0rd!!77", Some("password_too_common")),
            ("Qwerty-12345", Some("password_too_common")),
            ("YiBao@2026##", Some("password_too_common")),
            ("Adm1n-Adm1n-99", None),
            ("1og1n-#-#-99AA", None),
            ("!!L0g1n!!9988", Some("password_too_common")),
            ("Aaaa1-aaaa1A", Some("password_too_common")),
            ("Tulip-19791315", None),
            ("Correct-Horse-9", None),
            ("青山绿水-Tulip-7", None),
        ] {
            assert_eq!(code(password).as_deref(), refused, "{password}");
        }
        assert_eq!(code(&format!("Aa1-{}", "xyz".repeat(42))).as_deref(), Some("password_too_weak"));
    }
}
