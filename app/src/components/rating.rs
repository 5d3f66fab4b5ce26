//! The rating of a page, with the fixed wording of the Modello Comuni (C.SE.1.7).

use leptos::prelude::*;

use super::{CsrfField, Icon};
use crate::{i18n::use_translator, page::use_frame, routes::Route};

const STARS: [(u8, &str); 5] = [
    (1, "feedback-rate-1"),
    (2, "feedback-rate-2"),
    (3, "feedback-rate-3"),
    (4, "feedback-rate-4"),
    (5, "feedback-rate-5"),
];

const LIKED: [&str; 5] = [
    "common-rating-clear",
    "common-rating-complete",
    "common-rating-sure",
    "common-rating-no-faults",
    "common-rating-other",
];

const DISLIKED: [&str; 5] = [
    "common-rating-unclear",
    "common-rating-incomplete",
    "common-rating-unsure",
    "common-rating-faults",
    "common-rating-other",
];

/// Stars, then what was good or bad. What follows the stars opens by itself.
#[component]
pub fn Rating(
    /// The question.
    #[prop(into)]
    question: String,
) -> impl IntoView {
    let t = use_translator();
    let path = use_frame().path.clone();
    view! {
        <section class="sp-rating-band" aria-labelledby="rating-titolo">
            <div class="container">
                <form class="sp-rating" data-element="feedback" action=Route::Rating.href() method="post">
                    <CsrfField/>
                    <input type="hidden" name="pagina" value=path/>
                    <h2 class="h4" id="rating-titolo" data-element="feedback-title">{question}</h2>
                    <Stars/>
                    <Reasons good=true/>
                    <Reasons good=false/>
                    <div class="sp-rating-more sp-rating-text">
                        <div class="sp-field">
                            <label for="rating-testo">{t.get("common-rating-details")}</label>
                            <span class="sp-hint" id="rating-aiuto">{t.get("common-rating-details-hint")}</span>
                            <input
                                class="form-control" id="rating-testo" name="testo" type="text" maxlength="200"
                                aria-describedby="rating-aiuto" data-element="feedback-input-text"
                            />
                        </div>
                        <button class="btn btn-primary" type="submit">{t.get("common-rating-send")}</button>
                    </div>
                </form>
            </div>
        </section>
    }
}

#[component]
fn Stars() -> impl IntoView {
    let t = use_translator();
    let stars = STARS
        .map(|(number, element)| {
            view! {
                <label data-element=element>
                    <input type="radio" name="stelle" value=number.to_string()/>
                    <Icon name="it-star-full"/>
                    <span class="visually-hidden">{t.with("common-rating-star", &[("stars", number.into())])}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="sp-stars">
            <legend class="visually-hidden">{t.get("common-rating-stars")}</legend>
            {stars}
        </fieldset>
    }
}

#[component]
fn Reasons(good: bool) -> impl IntoView {
    let t = use_translator();
    let (class, element, name, title, keys) = if good {
        (
            "sp-rating-more sp-rating-good",
            "feedback-rating-positive",
            "rating-si",
            "common-rating-liked",
            LIKED,
        )
    } else {
        (
            "sp-rating-more sp-rating-bad",
            "feedback-rating-negative",
            "rating-no",
            "common-rating-disliked",
            DISLIKED,
        )
    };
    let lines = keys
        .into_iter()
        .enumerate()
        .map(|(place, key)| {
            let id = format!("{name}-{place}");
            view! {
                <div class="form-check">
                    <input class="form-check-input" type="radio" name=name id=id.clone() value=place.to_string()/>
                    <label class="form-check-label" for=id data-element="feedback-rating-answer">{t.get(key)}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class data-element=element>
            <legend data-element="feedback-rating-question">{t.get(title)}</legend>
            {lines}
        </fieldset>
    }
}
