//! Questions that are often asked.

mod questions;

use domain::search::{Entry, Weight, search};
use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, HelpBlock, LinkButton,
        finding::{Question as Answered, SearchBox},
        layout::{Columns, Container, Side, Stack, Title},
    },
    discovery::{About, Discovery},
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::Route,
};
use questions::{GROUPS, Question};

/// All questions, or those that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaqPage {
    /// What was typed, if anything was.
    pub query: Option<String>,
}

impl Page for FaqPage {
    fn title(&self, t: Translator) -> String {
        match &self.query {
            Some(query) => t.with("faq-found-title", &[("query", query.into())]),
            None => t.get("common-faq"),
        }
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("faq-lead"))
    }

    fn discovery(&self, t: Translator) -> Option<Discovery> {
        let texts = || all().map(|question| (t.get(question.asked), answer(t, question))).collect();
        self.query
            .is_none()
            .then(|| Discovery::of(t.get("common-faq"), Route::Faq).about(About::Questions(texts())))
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let side = view! { <Side><HelpBlock/></Side> }.into_any();
        let typed = self.query.clone().unwrap_or_default();
        let content = match self.query {
            Some(query) => results(t, &query),
            None => groups(t),
        };
        view! {
            <Container>
                <Breadcrumb crumbs=vec![Crumb::here(t.get("common-faq"))]/>
                <Title text=t.get("common-faq") lead=t.get("faq-lead")/>
                <Columns side=side>
                    <Stack>
                        <SearchBox
                            action=Route::Faq label=t.get("faq-search") value=typed
                            example=t.get("faq-search-example") filters=None
                        />
                        {content}
                    </Stack>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("all", Self { query: None }),
            ("found", Self { query: Some("SPID".to_owned()) }),
            ("nothing found", Self { query: Some("<b>\"x\"</b>".to_owned()) }),
        ]
    }
}

fn all() -> impl Iterator<Item = &'static Question> {
    GROUPS.iter().flat_map(|group| group.questions)
}

/// The questions that words find in a language, best first. Italian words are found in every language: they
/// are what people hear at the desk.
pub fn found(t: Translator, query: &str) -> Vec<&'static str> {
    find(t, query).into_iter().map(|question| question.id).collect()
}

fn find(t: Translator, query: &str) -> Vec<&'static Question> {
    let italian = Translator::new(domain::Lang::It);
    let entries: Vec<Entry> = all()
        .map(|question| {
            [t, italian].into_iter().fold(Entry::default(), |entry, t| {
                entry
                    .with(Weight::Title, &t.get(question.asked))
                    .with(Weight::Summary, &t.get(question.answer))
            })
        })
        .collect();
    let questions: Vec<&Question> = all().collect();
    search(&entries, query).into_iter().filter_map(|place| questions.get(place).copied()).collect()
}

/// The answer, with the contacts of the organisation where it names them.
fn answer(t: Translator, question: &Question) -> String {
    let organisation = use_frame().organisation.clone();
    let values = [
        ("address", organisation.whole_address().into()),
        ("phone", organisation.phone.clone().into()),
        ("email", organisation.email.clone().into()),
    ];
    t.with(question.answer, &values)
}

fn shown(t: Translator, question: &'static Question, open: bool) -> AnyView {
    let link = question.link.as_ref().map(|(key, route)| {
        view! { <p><a href=route.href()>{t.get(key)}</a></p> }
    });
    view! {
        <Answered id=question.id question=t.get(question.asked) open=open>
            <p>{answer(t, question)}</p>
            {link}
        </Answered>
    }
    .into_any()
}

fn groups(t: Translator) -> AnyView {
    GROUPS
        .iter()
        .map(|group| {
            let heading = format!("{}-titolo", group.id);
            let questions = group.questions.iter().map(|question| shown(t, question, false)).collect_view();
            view! {
                <section id=group.id aria-labelledby=heading>
                    <h2 id=heading.clone()>{t.get(group.title)}</h2>
                    {questions}
                </section>
            }
        })
        .collect_view()
        .into_any()
}

fn results(t: Translator, query: &str) -> AnyView {
    let found = find(t, query);
    let heading = t.with("faq-found", &[("count", found.len().into()), ("query", query.into())]);
    let none = found.is_empty().then(|| view! { <p>{t.get("faq-none")}</p> });
    // The best answer is open: it is probably the one.
    let questions =
        found.into_iter().enumerate().map(|(place, question)| shown(t, question, place == 0)).collect_view();
    view! {
        <section aria-labelledby="trovati">
            <h2 id="trovati">{heading}</h2>
            {none}
            {questions}
            <p><LinkButton href=Route::Faq.href() text=t.get("faq-all")/></p>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::Lang;

    use super::*;

    #[test]
    fn every_question_has_an_anchor_of_its_own() {
        let ids: BTreeSet<&str> = all().map(|question| question.id).collect();
        assert_eq!(ids.len(), all().count());
        assert!(ids.len() >= 15);
    }

    #[test]
    fn words_find_the_question_that_is_meant() {
        for (lang, query, meant) in [
            (Lang::It, "non ho spid", "senza-spid"),
            (Lang::It, "fotto del documento", "documenti"),
            (Lang::It, "cookie", "i-cookie"),
            (Lang::It, "protocollo", "arrivata"),
            (Lang::It, "ISEE", "isee"),
            (Lang::En, "mistake", "errore"),
            (Lang::Fr, "pour une autre personne", "per-altri"),
            (Lang::Es, "retirar", "ritiro"),
            (Lang::Uk, "ISEE", "isee"),
        ] {
            let t = Translator::new(lang);
            assert!(found(t, query).iter().take(2).any(|id| *id == meant), "{query}: {:?}", found(t, query));
        }
        assert!(found(Translator::new(Lang::It), "xyzzy").is_empty());
    }
}
