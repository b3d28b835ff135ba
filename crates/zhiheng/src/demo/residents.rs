//! The insured persons of the demonstration county: names, ages and sexes as a
//! county has them, identity numbers that pass their check and belong to nobody
//! known.
//!
//! Article: R1-12.1, R2-12.

use std::collections::BTreeMap;

use anyhow::Context;
use app::operations::person::enrol::NewPerson;
use base::identity_numbers::CitizenId;
use base::{Date, PersonId, date_text};
use time::macros::date;
use time::{Duration, Month};

use super::dice::Dice;

/// A person as the year of claims sees him.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resident {
    /// The id given at enrolment.
    pub(crate) person_id: PersonId,
    /// Male 1, female 2.
    pub(crate) sex: u8,
    /// Born on.
    pub(crate) born: Date,
}

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
const MALE: &str = "建国志强文明军伟勇刚磊涛鹏飞浩宇博海波东辉峰杰亮斌超平宏庆林森凯俊豪晨轩";
const FEMALE: &str = "秀英桂兰玉梅丽娟敏静芳燕霞红艳玲婷雪琳慧颖洁倩莉萍凤珍淑华云蓉欣怡佳琪雨涵";

/// Years of birth of the county, with how many in a thousand.
const AGES: [(i32, i32, usize); 7] = [
    (2020, 2025, 50),
    (2008, 2019, 150),
    (1990, 2007, 190),
    (1970, 1989, 270),
    (1955, 1969, 200),
    (1940, 1954, 115),
    (1930, 1939, 25),
];

/// A person to be enrolled.
pub(crate) struct NewResident {
    /// What is registered.
    pub(crate) new: NewPerson,
    /// On the civil-affairs authority's list of persons in hardship.
    pub(crate) hardship: bool,
}

/// So many persons to be enrolled.
pub(crate) fn newcomers(count: usize, dice: &mut Dice) -> anyhow::Result<Vec<NewResident>> {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let given: [Vec<char>; 2] = [MALE.chars().collect(), FEMALE.chars().collect()];
    let mut born_so_far: BTreeMap<(Date, u8), u16> = BTreeMap::new();
    let mut all = Vec::with_capacity(count);
    while all.len() < count {
        let (born, sex) = (birth_date(dice), 1 + dice.below(2) as u8);
        let number = born_so_far.entry((born, sex)).or_default();
        // The 17th digit is odd for men; three digits number the births of a day.
        let order = 200 + 2 * *number + u16::from(sex == 1);
        if order > 999 {
            continue;
        }
        *number += 1;
        let body = format!("411025{:04}{:02}{:02}{order:03}", born.year(), u8::from(born.month()), born.day());
        let identity = CitizenId::from_body(&body).context("an identity number of the demonstration")?;
        let signs = &given[usize::from(sex) - 1];
        let mut name = dice.pick(&surnames).to_string();
        for _ in 0..=dice.below(2) {
            name.push(*dice.pick(signs));
        }
        let new = NewPerson {
            name,
            identity_number: identity.as_str().to_owned(),
            from_date: date_text(born.max(date!(2025 - 01 - 01))),
        };
        all.push(NewResident { new, hardship: dice.permille(60) });
    }
    Ok(all)
}

/// The persons with the ids they were given.
pub(crate) fn residents(newcomers: &[NewResident], ids: &[PersonId]) -> anyhow::Result<Vec<Resident>> {
    let resident = |(newcomer, id): (&NewResident, &PersonId)| {
        let identity =
            CitizenId::check(&newcomer.new.identity_number).context("an identity number of the demonstration")?;
        Ok(Resident { person_id: *id, sex: identity.sex().code() as u8, born: identity.birth_date() })
    };
    newcomers.iter().zip(ids).map(resident).collect()
}

fn birth_date(dice: &mut Dice) -> Date {
    let mut place = dice.below(AGES.iter().map(|(.., share)| share).sum());
    let mut years = (1970, 1989);
    for (from, until, share) in AGES {
        if place < share {
            years = (from, until);
            break;
        }
        place -= share;
    }
    let year = dice.between(i64::from(years.0), i64::from(years.1)) as i32;
    let first = Date::from_calendar_date(year, Month::January, 1).expect("a year of the last century or this one");
    // Nobody is born after the middle of 2025, so that everyone is covered all the year that is played.
    (first + Duration::days(dice.between(0, 364))).min(date!(2025 - 06 - 30))
}
