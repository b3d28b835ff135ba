//! How schemes stand in `regulation/assessment/`, and the checks on them:
//! numbered without gaps, levels that do not rise, shares that make a whole.
//!
//! Article: R1-31, R4-B4.

use std::collections::BTreeMap;

use base::Article;
use serde::Deserialize;
use toml::Spanned;

use super::{Grade, Item, Points, Rule, Scheme, Shares, Worth};
use crate::{Articles, Reader};

const FOLDER: &str = "assessment";
const FILE: &str = "assessment/schemes.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSchemes {
    scheme: Vec<WrittenScheme>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenScheme {
    id: Spanned<String>,
    zh: String,
    en: String,
    rule: WrittenRule,
    items: String,
    first_item: Article,
    first_special: Option<Article>,
    article: Article,
    converted_points: i64,
    #[serde(default)]
    grade: Vec<WrittenGrade>,
    shares: Option<WrittenShares>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum WrittenRule {
    Levels,
    Points,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenGrade {
    code: String,
    zh: String,
    en: String,
    at_least_points: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenShares {
    self_percent: i64,
    province_percent: i64,
    county_percent: i64,
    city_percent: i64,
    article: Articles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelItem {
    no: u32,
    area: String,
    topic: String,
    criterion: String,
    good: String,
    fairly_good: String,
    fair: String,
    poor: String,
    pts_good: String,
    pts_fairly_good: String,
    pts_fair: String,
    pts_poor: String,
    risk_points: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PointItem {
    no: u32,
    group: String,
    topic: String,
    criterion: String,
    max_points: String,
    rule: String,
    points: String,
}

/// Reads the schemes, by id.
pub(crate) fn load(reader: &mut Reader<'_>) -> Option<BTreeMap<String, Scheme>> {
    let written: WrittenSchemes = reader.toml(FILE)?;
    let mut schemes = BTreeMap::new();
    for scheme in written.scheme {
        let span = scheme.id.span();
        let Some(scheme) = scheme_of(reader, scheme) else { continue };
        if schemes.insert(scheme.id.clone(), scheme).is_some() {
            reader.problem(FILE, Some(span), "a scheme of this id stands above");
        }
    }
    reader.is_clean().then_some(schemes)
}

fn scheme_of(reader: &mut Reader<'_>, written: WrittenScheme) -> Option<Scheme> {
    let span = written.id.span();
    let path = format!("{FOLDER}/{}", written.items);
    let items = match written.rule {
        WrittenRule::Levels => level_items(reader, &path, &under(&written.first_item)),
        WrittenRule::Points => {
            point_items(reader, &path, &under(&written.first_item), written.first_special.as_ref().map(under))
        }
    };
    let in_order = items.iter().enumerate().all(|(n, item)| item.no as usize == n + 1);
    if !in_order || items.is_empty() {
        reader.problem_on_line(&path, 0, "items are numbered 1, 2, 3 … without a gap");
    }
    let rule = rule(written.rule, written.grade, written.shares);
    if rule.is_none() {
        let problem = "levels have falling grades down to zero, points have shares of 100 percent each";
        reader.problem(FILE, Some(span), problem);
    }
    Some(Scheme {
        id: written.id.into_inner(),
        zh: written.zh,
        en: written.en,
        article: written.article,
        converted: Points::whole(written.converted_points),
        items,
        rule: rule?,
    })
}

/// What the articles of all items begin with: `R1-A2.` of `R1-A2.1`.
fn under(first: &Article) -> String {
    first.as_str().trim_end_matches('1').to_owned()
}

fn rule(kind: WrittenRule, grades: Vec<WrittenGrade>, shares: Option<WrittenShares>) -> Option<Rule> {
    match (kind, shares) {
        (WrittenRule::Levels, None) => {
            let falling = grades.windows(2).all(|two| two[0].at_least_points > two[1].at_least_points);
            let grade = |g: WrittenGrade| Grade {
                code: g.code,
                zh: g.zh,
                en: g.en,
                at_least: Points::whole(g.at_least_points),
            };
            let sound = falling && grades.last()?.at_least_points == 0;
            sound.then(|| Rule::Levels { grades: grades.into_iter().map(grade).collect() })
        }
        (WrittenRule::Points, Some(shares)) if grades.is_empty() => {
            let all = [shares.self_percent, shares.province_percent, shares.county_percent, shares.city_percent];
            let whole = all[0] + all[1] == 100 && all[2] + all[3] == 100 && all.iter().all(|share| *share > 0);
            whole.then_some(Rule::Points {
                shares: Shares {
                    self_percent: shares.self_percent,
                    province_percent: shares.province_percent,
                    county_percent: shares.county_percent,
                    city_percent: shares.city_percent,
                    article: shares.article,
                },
            })
        }
        _ => None,
    }
}

fn level_items(reader: &mut Reader<'_>, path: &str, under: &str) -> Vec<Item> {
    let mut items = Vec::new();
    for row in reader.csv::<LevelItem>(path) {
        let item = row.value;
        let told = [
            (item.good, item.pts_good),
            (item.fairly_good, item.pts_fairly_good),
            (item.fair, item.pts_fair),
            (item.poor, item.pts_poor),
        ];
        let levels = told.map(|(label, text)| (label, text.parse::<Points>().unwrap_or(Points(-1))));
        if levels.iter().any(|(_, points)| points.0 < 0) || levels.windows(2).any(|two| two[0].1 < two[1].1) {
            reader.problem_on_line(path, row.line, "points of the levels fall from good to poor, none below zero");
        }
        let risk_points: Option<Vec<u32>> = item.risk_points.split(';').map(|no| no.parse().ok()).collect();
        if risk_points.is_none() {
            reader.problem_on_line(path, row.line, "risk_points are numbers separated by ;");
        }
        items.push(Item {
            no: item.no,
            article: format!("{under}{}", item.no),
            area: item.area,
            topic: item.topic,
            criterion: item.criterion,
            how: String::new(),
            risk_points: risk_points.unwrap_or_default(),
            worth: Worth::Levels(levels),
        });
    }
    items
}

fn point_items(reader: &mut Reader<'_>, path: &str, under: &str, special_under: Option<String>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut specials = 0;
    for row in reader.csv::<PointItem>(path) {
        let item = row.value;
        let limit = item.max_points.parse::<Points>().unwrap_or_default();
        let (least, most, special) = match item.rule.as_str() {
            "bonus" => (Points(0), limit, true),
            "penalty" => (limit, Points(0), true),
            "checklist" | "tiers" | "deduction" | "all_or_none" => (Points(0), limit, false),
            other => {
                reader.problem_on_line(path, row.line, format!("no such rule: {other:?}"));
                continue;
            }
        };
        if least >= most {
            reader.problem_on_line(path, row.line, "max_points is above zero, for a penalty below");
        }
        specials += u32::from(special);
        let article = match &special_under {
            Some(under) if special => format!("{under}{specials}"),
            _ => format!("{under}{}", item.no),
        };
        items.push(Item {
            no: item.no,
            article,
            area: item.group,
            topic: item.topic,
            criterion: item.criterion,
            how: item.points,
            risk_points: Vec::new(),
            worth: Worth::Points { least, most, special },
        });
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    fn read(path: &str, from: &str, to: &str) -> Result<BTreeMap<String, Scheme>, crate::LawErrors> {
        let embedded = LawFiles::embedded();
        let paths = [FILE, "assessment/assessment-nhsa-2025.csv", "assessment/assessment-hubei.csv"];
        let texts = paths.map(|file| {
            let text = embedded.text(file).expect("the file is there");
            assert!(file != path || text.contains(from), "{from}");
            (file, if file == path { text.replacen(from, to, 1) } else { text.to_owned() })
        });
        let files = LawFiles::of(texts.iter().map(|(file, text)| (*file, text.as_str())));
        let mut reader = Reader::over(&files);
        let schemes = load(&mut reader);
        reader.finish(|| schemes)
    }

    #[test]
    fn both_schemes_are_read_with_their_full_scores_and_articles() {
        let schemes = read("", "", "").unwrap();
        let (nhsa, hubei) = (&schemes["nhsa-2025"], &schemes["hubei"]);
        assert_eq!((nhsa.items.len(), nhsa.full()), (37, Points::whole(200)));
        assert_eq!((hubei.items.len(), hubei.full()), (47, Points::whole(100)));
        assert_eq!((nhsa.items[36].article.as_str(), hubei.items[46].article.as_str()), ("R1-A2.37", "R4-S4"));
        let sources = crate::sources::load(&mut Reader::over(&LawFiles::embedded())).unwrap();
        for item in nhsa.items.iter().chain(&hubei.items) {
            let article = item.article.parse().unwrap();
            assert!(sources.article(&article).is_some(), "{}", item.article);
        }
    }

    #[test]
    fn planted_defects_are_named() {
        let hubei = "assessment/assessment-hubei.csv";
        for (path, from, to, problem) in [
            (FILE, "self_percent = 40", "self_percent = 50", "shares of 100"),
            (FILE, "at_least_points = 70", "at_least_points = 95", "falling grades"),
            (FILE, "id = \"hubei\"", "id = \"nhsa-2025\"", "stands above"),
            (hubei, "checklist", "check", "no such rule"),
            (hubei, "\n2,", "\n3,", "without a gap"),
            (hubei, ",4,tiers", ",-4,tiers", "max_points"),
            ("assessment/assessment-nhsa-2025.csv", ",5,3,2,0,", ",5,3,4,0,", "fall from good to poor"),
        ] {
            let errors = read(path, from, to).expect_err(from);
            assert!(errors.0.iter().any(|error| error.problem.contains(problem)), "{from}: {errors}");
        }
    }
}
