//! The rating of a page, with the fixed wording of the Modello Comuni (C.SE.1.7).

use domain::rating::{Aspect, MAX_WORDS};
use leptos::prelude::*;

use super::{CsrfField, FieldError, Icon};
use crate::{
    i18n::use_translator,
    page::use_frame,
    public::{RatingError, RatingForm},
    routes::Route,
};

const STARS: [(u8, &str); 5] = [
    (1, "feedback-rate-1"),
    (2, "feedback-rate-2"),
    (3, "feedback-rate-3"),
    (4, "feedback-rate-4"),
    (5, "feedback-rate-5"),
];

/// The key of an answer: that something was good, or difficult.
pub(crate) const fn answer(good: bool, aspect: Aspect) -> &'static str {
    match (aspect, good) {
        (Aspect::Clarity, true) => "common-rating-clear",
        (Aspect::Clarity, false) => "common-rating-unclear",
        (Aspect::Completeness, true) => "common-rating-complete",
        (Aspect::Completeness, false) => "common-rating-incomplete",
        (Aspect::Certainty, true) => "common-rating-sure",
        (Aspect::Certainty, false) => "common-rating-unsure",
        (Aspect::Technique, true) => "common-rating-no-faults",
        (Aspect::Technique, false) => "common-rating-faults",
        (Aspect::Other, _) => "common-rating-other",
    }
}

/// Stars, then what was good or bad. What follows the stars opens by itself.
#[component]
pub fn Rating(
    /// The question.
    #[prop(into)]
    question: String,
    /// What was typed, where something must be corrected: with the page that is rated, which otherwise is this one.
    #[prop(optional)]
    typed: RatingForm,
    /// What must be corrected.
    #[prop(optional)]
    errors: Vec<RatingError>,
) -> impl IntoView {
    let t = use_translator();
    let path = if typed.page.is_empty() { use_frame().path.clone() } else { typed.page };
    let wrong = |error| errors.contains(&error).then_some(error);
    let class = if errors.is_empty() { "sp-rating" } else { "sp-rating is-invalid" };
    let words = wrong(RatingError::Words);
    let described = if words.is_some() { "rating-aiuto rating-testo-errore" } else { "rating-aiuto" };
    view! {
        <section class="sp-rating-band" aria-labelledby="rating-titolo">
            <div class="container">
                <form class=class data-element="feedback" action=Route::Rating.href() method="post">
                    <CsrfField/>
                    <input type="hidden" name="pagina" value=path/>
                    <h2 class="h4" id="rating-titolo" data-element="feedback-title">{question}</h2>
                    <Stars chosen=typed.stars wrong=wrong(RatingError::Stars)/>
                    <Reasons good=true chosen=typed.liked wrong=wrong(RatingError::Liked)/>
                    <Reasons good=false chosen=typed.disliked wrong=wrong(RatingError::Disliked)/>
                    <div class="sp-rating-more sp-rating-text">
                        <div class="sp-field">
                            <label for="rating-testo">{t.get("common-rating-details")}</label>
                            <span class="sp-hint" id="rating-aiuto">{t.get("common-rating-details-hint")}</span>
                            {said(words, "rating-testo-errore")}
                            <input
                                class="form-control" id="rating-testo" name="testo" type="text" maxlength=MAX_WORDS
                                value=typed.words aria-invalid=words.map(|_| "true") aria-describedby=described
                                data-element="feedback-input-text"
                            />
                        </div>
                        <button class="btn btn-primary" type="submit">{t.get("common-rating-send")}</button>
                    </div>
                </form>
            </div>
        </section>
    }
}

/// Instead of the questions, where they were answered.
#[component]
pub fn Rated() -> impl IntoView {
    let t = use_translator();
    view! {
        <section class="sp-rating-band" aria-labelledby="rating-titolo">
            <div class="container">
                <div class="sp-rating">
                    <h2 class="h4" id="rating-titolo">{t.get("public-rated-title")}</h2>
                    <p>{t.get("public-rated-before")}</p>
                </div>
            </div>
        </section>
    }
}

/// What must be corrected, beside its controls.
fn said(error: Option<RatingError>, id: &str) -> Option<AnyView> {
    let (_, key) = error?.place();
    Some(view! { <FieldError id=id.to_owned() message=use_translator().get(key)/> }.into_any())
}

#[component]
fn Stars(chosen: String, wrong: Option<RatingError>) -> impl IntoView {
    let t = use_translator();
    let described = wrong.map(|_| "rating-stelle-errore");
    let stars = STARS
        .map(|(number, element)| {
            let value = number.to_string();
            let checked = chosen.trim() == value;
            view! {
                <label data-element=element>
                    <input
                        type="radio" name="stelle" id=format!("rating-stelle-{number}") value=value checked=checked
                        aria-invalid=wrong.map(|_| "true")
                    />
                    <Icon name="it-star-full"/>
                    <span class="visually-hidden">{t.with("common-rating-star", &[("stars", number.into())])}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        {said(wrong, "rating-stelle-errore")}
        <fieldset class="sp-stars" aria-describedby=described>
            <legend class="visually-hidden">{t.get("common-rating-stars")}</legend>
            {stars}
        </fieldset>
    }
}

#[component]
fn Reasons(good: bool, chosen: String, wrong: Option<RatingError>) -> impl IntoView {
    let t = use_translator();
    let (class, element, name, title) = if good {
        ("sp-rating-more sp-rating-good", "feedback-rating-positive", "rating-si", "common-rating-liked")
    } else {
        ("sp-rating-more sp-rating-bad", "feedback-rating-negative", "rating-no", "common-rating-disliked")
    };
    let described = wrong.map(|_| format!("{name}-errore"));
    let error = described.as_deref().and_then(|id| said(wrong, id));
    let lines = Aspect::ALL
        .map(|aspect| {
            let value = aspect.number().to_string();
            let (id, checked) = (format!("{name}-{value}"), chosen.trim() == value);
            let words = t.get(answer(good, aspect));
            view! {
                <div class="form-check">
                    <input
                        class="form-check-input" type="radio" name=name id=id.clone() value=value checked=checked
                        aria-invalid=wrong.map(|_| "true")
                    />
                    <label class="form-check-label" for=id data-element="feedback-rating-answer">{words}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class data-element=element aria-describedby=described>
            <legend data-element="feedback-rating-question">{t.get(title)}</legend>
            {error}
            {lines}
        </fieldset>
    }
}
