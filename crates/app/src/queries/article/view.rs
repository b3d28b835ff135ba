//! One article: its regulation, and what it says in our words.
//!
//! Article: R1-13 (the basis of acts is open).

use base::{Article, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::stop::Stop;

/// One article.
pub struct View;

/// Which article.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichArticle {
    /// Its id, such as R1-12.11.
    pub article: Article,
}

/// An article as it is shown.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArticleView {
    /// Its id.
    pub article: Article,
    /// The regulation's title.
    pub source: String,
    /// Its title in English.
    pub source_en: String,
    /// Its short name.
    pub short: String,
    /// Its number.
    pub number: String,
    /// What the article says, in our words.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "article.view", title: "法规条款", title_en: "an article", access: Access::SignedIn };
    type Input = WhichArticle;
    type Output = ArticleView;

    async fn answer(cx: &Context<'_>, input: WhichArticle) -> Result<ArticleView, Stop> {
        let sources = &cx.house.law.sources;
        let (Some(entry), Some(source)) = (sources.article(&input.article), sources.source_of(&input.article)) else {
            return Err(Refusal::unknown("条款", "article").into());
        };
        Ok(ArticleView {
            source: source.title.clone(),
            source_en: source.title_en.clone(),
            short: source.short.clone(),
            number: source.number.clone(),
            zh: entry.zh.clone(),
            en: entry.en.clone(),
            article: input.article,
        })
    }
}
