//! What people think of the services of a desk, and of the page of the desks.

mod samples;

use domain::{
    actor::DeskRef,
    counting::{Period, Shown, Threshold},
    format,
    mask::Group,
    rating::{About, Aspect, Ratings, Remark, Score, Tally},
};
use leptos::prelude::*;

use super::numbers::{PeriodError, PeriodForm, day_fields, desk_field, of_period, problems};
use crate::{
    components::{
        ErrorSummary,
        console::{
            Bar, BarFigure, Empty, Figures, FilterFrame, MaskBar, Masked, PageHead, Section, SmallKind,
            SmallLink,
        },
        layout::{Small, StackList, Written},
        rating_answer,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// What people think.
#[derive(Debug, Clone)]
pub struct RatingsPage {
    /// Name of the desk.
    pub desk: String,
    /// So many ratings after a request there must be in a quarter to be shown.
    pub threshold: Threshold,
    /// Most texts of one page and quarter.
    pub most: u16,
    /// The days that were asked for.
    pub form: PeriodForm,
    /// The period and what was rated in it, or what must be corrected.
    pub found: Result<(Period, Ratings), Vec<PeriodError>>,
    /// The desks to choose from.
    pub desks: Vec<DeskRef>,
}

impl Page for RatingsPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-ratings-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        self.found.is_err()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let sub = match &self.found {
            Ok((period, _)) => of_period(&self.desk, *period, t),
            Err(_) => self.desk.clone(),
        };
        let chosen = chosen(&self, t);
        let lead = t.with("console-ratings-lead", &[("n", self.threshold.people().into())]);
        let (found, errors) = match self.found {
            Ok((_, ratings)) => (Some(shown(ratings, self.most, t)), Vec::new()),
            Err(errors) => (None, errors),
        };
        let problems = problems(&errors, t);
        let numbers = Route::ConsoleNumbers.href();
        view! {
            <ErrorSummary problems=problems/>
            <PageHead title=t.get("console-ratings-title") sub=sub>
                <SmallLink kind=SmallKind::Secondary href=numbers text=t.get("console-numbers-title")/>
            </PageHead>
            {chosen}
            <p>{lead}</p>
            {found}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::ratings()
    }
}

/// The desk, where there are several, and the days.
fn chosen(page: &RatingsPage, t: Translator) -> AnyView {
    let desks = desk_field(&page.desks, &page.form.desk, t);
    let days = day_fields(&page.form, page.found.as_ref().err().map(Vec::as_slice).unwrap_or_default(), t);
    view! {
        <FilterFrame list=Route::ConsoleRatings open=true narrowed=true>
            {desks}
            {days}
        </FilterFrame>
    }
    .into_any()
}

fn shown(ratings: Ratings, most: u16, t: Translator) -> AnyView {
    if ratings.rated.is_empty() {
        return view! { <Empty title=t.get("console-ratings-none") why=t.get("console-ratings-none-why")/> }
            .into_any();
    }
    let (mut figures, mut texts) = (Vec::new(), Vec::new());
    for (place, rated) in ratings.rated.into_iter().enumerate() {
        let name = name(&rated.about, t);
        figures.push(stars(place, &name, rated.tally.as_ref(), t));
        figures.extend(rated.tally.and_then(|tally| answers(place, &name, &tally, t)));
        texts.extend(remarks(place, &name, rated.remarks, most, t));
    }
    let (figures, texts) = (figures.into_iter().collect_view(), texts.into_iter().collect_view());
    view! {
        <MaskBar groups=ratings.hidden.into_iter().collect()/>
        <Figures>{figures}</Figures>
        {texts}
        {ratings.hidden.map(|group| hidden(group, t))}
    }
    .into_any()
}

/// That people's own words are hidden, and how to ask for them.
fn hidden(group: Group, t: Translator) -> AnyView {
    let title = t.get("console-ratings-all-words");
    view! {
        <Section id="parole" title=title.clone()>
            <Masked group=group id="parole-nascoste" what=title/>
        </Section>
    }
    .into_any()
}

fn name(about: &About, t: Translator) -> String {
    match about {
        About::Desks => t.get("console-ratings-of-desks"),
        About::Service(title) => t.with("console-ratings-of-page", &[("service", t.text(title).into())]),
        About::Sent(title) => t.with("console-ratings-of-service", &[("service", t.text(title).into())]),
    }
}

/// How many gave how many stars, and the mean.
fn stars(place: usize, name: &str, tally: Option<&Tally>, t: Translator) -> AnyView {
    let bar = |tally: &Tally, score: Score| {
        let (value, stars) = (tally.of(score), score.number().into());
        Bar {
            name: t.with("common-rating-star", &[("stars", stars)]),
            value: Shown::Number(value),
            words: format::number(value),
        }
    };
    let total = tally.map_or(0, Tally::total);
    let sub = match tally.and_then(Tally::mean_in_tenths) {
        Some(tenths) => {
            let mean = format::tenths(t.lang(), tenths);
            t.with("console-ratings-mean", &[("level", mean.into()), ("n", total.into())])
        }
        None => t.get("console-ratings-untold-why"),
    };
    let bars = tally.map(|tally| Vec::from(Score::ALL.map(|score| bar(tally, score)))).unwrap_or_default();
    view! {
        <BarFigure
            id=format!("giudizi-{place}") title=name.to_owned() sub=sub
            heads=(t.get("console-ratings-stars"), t.get("console-ratings-count")) bars=bars
            total=format::number(total) none=t.get("console-numbers-untold")
        />
    }
    .into_any()
}

/// What was good and what was difficult; nothing where nobody said.
fn answers(place: usize, name: &str, tally: &Tally, t: Translator) -> Option<AnyView> {
    let all: Vec<(bool, Aspect, u64)> = [true, false]
        .into_iter()
        .flat_map(|good| Aspect::ALL.map(|aspect| (good, aspect, tally.answered(good, aspect))))
        .filter(|(_, _, number)| *number > 0)
        .collect();
    let total: u64 = all.iter().map(|(_, _, number)| number).sum();
    let bars: Vec<Bar> = all
        .into_iter()
        .map(|(good, aspect, number)| {
            let key = if good { "console-ratings-liked" } else { "console-ratings-disliked" };
            Bar {
                name: t.with(key, &[("text", t.get(rating_answer(good, aspect)).into())]),
                value: Shown::Number(number),
                words: format::number(number),
            }
        })
        .collect();
    (!bars.is_empty()).then(|| {
        let title = t.with("console-ratings-answers", &[("name", name.to_owned().into())]);
        view! {
            <BarFigure
                id=format!("risposte-{place}") title=title sub=t.get("console-ratings-answers-sub")
                heads=(t.get("console-ratings-answer"), t.get("console-ratings-count")) bars=bars
                total=format::number(total) none=String::new()
            />
        }
        .into_any()
    })
}

/// In people's own words; nothing where nobody wrote any.
fn remarks(place: usize, name: &str, remarks: Vec<Remark>, most: u16, t: Translator) -> Option<AnyView> {
    (!remarks.is_empty()).then(|| {
        let lines = remarks
            .into_iter()
            .map(|remark| {
                let stars = t.with("common-rating-star", &[("stars", remark.score.number().into())]);
                let month = remark.month.map(|month| month.format("%m/%Y").to_string());
                let head = [Some(stars), month].into_iter().flatten().collect::<Vec<_>>();
                view! { <li><Small>{t.list(&head)}</Small><Written>{remark.words}</Written></li> }
            })
            .collect_view();
        let title = t.with("console-ratings-words", &[("name", name.to_owned().into())]);
        let sub = t.with("console-ratings-words-sub", &[("n", most.into())]);
        view! {
            <Section id=format!("parole-{place}") title=title>
                <Small>{sub}</Small>
                <StackList>{lines}</StackList>
            </Section>
        }
        .into_any()
    })
}
