//! The opinion of a visitor, as it was typed; and the page that asks once more for what cannot be read.

use domain::rating::{Aspect, Kind, MAX_WORDS, Opinion, Score};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    components::{
        ErrorSummary, FieldProblem, Rating,
        layout::{Container, Title},
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// What was typed into the form under a page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct RatingForm {
    /// Path of the page.
    #[serde(rename = "pagina")]
    pub page: String,
    /// How many stars.
    #[serde(rename = "stelle")]
    pub stars: String,
    /// Number of what was good.
    #[serde(rename = "rating-si")]
    pub liked: String,
    /// Number of what was difficult.
    #[serde(rename = "rating-no")]
    pub disliked: String,
    /// Details.
    #[serde(rename = "testo")]
    pub words: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatingError {
    /// No stars were chosen, or so many as there are not.
    Stars,
    /// What was good is none of the answers.
    Liked,
    /// What was difficult is none of the answers.
    Disliked,
    /// The details are too long.
    Words,
}

impl RatingError {
    /// The `id` of the control, and the key of the message.
    pub const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Stars => ("rating-stelle-1", "public-rating-error-stars"),
            Self::Liked => ("rating-si-0", "public-rating-error-reason"),
            Self::Disliked => ("rating-no-0", "public-rating-error-reason"),
            Self::Words => ("rating-testo", "public-rating-error-words"),
        }
    }
}

impl RatingForm {
    /// Last part of the address of the service that the page is about; none of other pages.
    pub fn service(&self) -> Option<&str> {
        let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let (_, rest) = self.page.split_once("/servizi/").filter(|_| self.page.len() <= 200)?;
        rest.split('/').next().filter(|slug| !slug.is_empty() && slug.chars().all(is_slug))
    }

    /// Which question the page asks; none where it asks none.
    pub fn kind(&self) -> Option<Kind> {
        if self.page == Route::Desks.href() {
            return Some(Kind::Desks);
        }
        let slug = self.service()?;
        if self.page == Route::service(slug).href() {
            Some(Kind::Service)
        } else {
            let sent = Route::Confirmation { service: slug.to_owned() };
            (self.page == sent.href()).then_some(Kind::Sent)
        }
    }

    /// The opinion. Only what belongs to the stars is read: who changes from two to five has perhaps left an answer to
    /// the other question.
    ///
    /// # Errors
    /// Everything that will not do.
    pub fn check(&self) -> Result<Opinion, Vec<RatingError>> {
        let score = number(&self.stars).and_then(Score::from_number).ok_or(RatingError::Stars);
        let aspect = score.map_or(Ok(None), |score| {
            let (typed, wrong) = if score.is_good() {
                (&self.liked, RatingError::Liked)
            } else {
                (&self.disliked, RatingError::Disliked)
            };
            if typed.trim().is_empty() {
                return Ok(None);
            }
            number(typed).and_then(Aspect::from_number).map(Some).ok_or(wrong)
        });
        let words: String = self.words.trim().chars().filter(|c| !c.is_control()).collect();
        let fits = words.chars().count() <= usize::from(MAX_WORDS);
        let words = if fits { Ok(words) } else { Err(RatingError::Words) };
        match (score, aspect, words) {
            (Ok(score), Ok(aspect), Ok(words)) => {
                Ok(Opinion { page: self.page.clone(), score, aspect, words })
            }
            (score, aspect, words) => {
                Err([score.err(), aspect.err(), words.err()].into_iter().flatten().collect())
            }
        }
    }
}

fn number(typed: &str) -> Option<i16> {
    typed.trim().parse().ok()
}

/// The opinion could not be read: the form again, with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingPage {
    /// Which question the page asked.
    pub kind: Kind,
    /// What was typed.
    pub form: RatingForm,
    /// What must be corrected.
    pub errors: Vec<RatingError>,
}

impl Page for RatingPage {
    fn title(&self, t: Translator) -> String {
        t.get("public-rating-title")
    }

    fn has_errors(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems = self.errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect();
        let question = t.get(match self.kind {
            Kind::Desks | Kind::Service => "common-rating-page",
            Kind::Sent => "common-rating-service",
        });
        view! {
            <Container>
                <ErrorSummary problems=problems/>
                <Title text=t.get("public-rating-title")/>
            </Container>
            <Rating question=question typed=self.form errors=self.errors/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let form = |stars: &str, words: &str| RatingForm {
            page: "/sportelli".to_owned(),
            stars: stars.to_owned(),
            words: words.to_owned(),
            ..RatingForm::default()
        };
        let page = |kind, form: RatingForm| {
            let errors = form.check().err().unwrap_or_default();
            Self { kind, form, errors }
        };
        vec![
            ("nothing chosen", page(Kind::Desks, form("", ""))),
            (
                "an unknown answer",
                page(Kind::Sent, RatingForm { disliked: "7".to_owned(), ..form("2", "Poco") }),
            ),
            ("everything", page(Kind::Service, form("9", &"<b>\"d’Angelo\"</b> ".repeat(12)))),
            (
                "words",
                page(Kind::Service, RatingForm { liked: "4".to_owned(), ..form("5", &"a".repeat(201)) }),
            ),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(stars: &str, liked: &str, disliked: &str, words: &str) -> RatingForm {
        RatingForm {
            page: "/servizi/pasti-a-domicilio".to_owned(),
            stars: stars.to_owned(),
            liked: liked.to_owned(),
            disliked: disliked.to_owned(),
            words: words.to_owned(),
        }
    }

    #[test]
    fn only_what_the_question_of_the_stars_offers_is_an_answer() {
        let read = |stars, liked, disliked| form(stars, liked, disliked, "").check();
        assert_eq!(read("5", "4", "").unwrap().aspect, Some(Aspect::Other));
        assert_eq!(read("2", "", "0").unwrap().aspect, Some(Aspect::Clarity));
        assert_eq!(read("4", "", "").unwrap().aspect, None, "nobody must answer");
        assert_eq!(read("5", "1", "9").unwrap().aspect, Some(Aspect::Completeness), "left from before");
        for wrong in ["5", "9", "-1", "256", "uno"] {
            assert_eq!(read("4", wrong, ""), Err(vec![RatingError::Liked]), "{wrong}");
            assert_eq!(read("3", "", wrong), Err(vec![RatingError::Disliked]), "{wrong}");
        }
        for wrong in ["", "0", "6", "cinque"] {
            assert_eq!(read(wrong, "", ""), Err(vec![RatingError::Stars]), "{wrong}");
        }
    }

    #[test]
    fn details_are_as_long_as_the_form_says() {
        assert_eq!(form("5", "", "", &format!(" {} ", "è".repeat(200))).check().unwrap().words.len(), 400);
        assert_eq!(form("5", "", "", "a\0b").check().unwrap().words, "ab");
        let long = "è".repeat(201);
        assert_eq!(form("5", "", "", &long).check(), Err(vec![RatingError::Words]));
        assert_eq!(form("", "", "", &long).check(), Err(vec![RatingError::Stars, RatingError::Words]));
    }

    #[test]
    fn only_pages_that_ask_are_rated() {
        let kind = |page: &str| RatingForm { page: page.to_owned(), ..RatingForm::default() }.kind();
        assert_eq!(kind("/sportelli"), Some(Kind::Desks));
        assert_eq!(kind("/servizi/pasti-a-domicilio"), Some(Kind::Service));
        assert_eq!(kind("/servizi/pasti-a-domicilio/domanda/conferma"), Some(Kind::Sent));
        let long = format!("/servizi/{}", "a".repeat(200));
        for other in [
            "",
            "/",
            "/servizi",
            "/servizi/",
            "/servizi/A",
            "/servizi/a/domanda/casa",
            "//x.it/servizi/a",
            "/sportelli/",
            "https://example.org/servizi/a",
            "/area-personale/istanze/2026-1",
            long.as_str(),
        ] {
            assert_eq!(kind(other), None, "{other}");
        }
    }
}
