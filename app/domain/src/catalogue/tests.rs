//! Services that may be published, and what changed in those that were.

use std::sync::Arc;

use crate::{
    Lang, Text,
    catalogue::{Aspect, Change, Dated, Of, Standing, What, check, diff, gaps, is_slug, standing, texts},
    finding::Finding,
    form::{Flaw, Kind, Meaning},
    service::Service,
};

fn meals() -> Service {
    serde_json::from_str(include_str!("../../../../migrations/seed/services/pasti-a-domicilio.json")).unwrap()
}

#[test]
fn the_services_of_the_seed_may_be_published() {
    assert_eq!(check(&meals()), Ok(()));
    assert_eq!(gaps(&meals(), Lang::It), Vec::<String>::new());
}

#[test]
fn every_mistake_names_its_place() {
    let mut service = meals();
    service.slug = "nuovo".to_owned();
    service.title = Text::italian(" ");
    service.what_you_get.clear();
    service.term_days = 0;
    service.opens = "2026-12-02".parse().ok();
    service.closes = "2026-12-01".parse().ok();
    Arc::make_mut(&mut service.form).steps[0].sections[0].questions[0].label = Text::italian("");
    let errors = check(&service).unwrap_err();
    let places: Vec<&str> = errors.iter().map(|error| error.place.as_str()).collect();
    let question = "steps[0].sections[0].questions[0]";
    assert_eq!(places, ["slug", "title", "what_you_get", "term_days", "closes", question]);
    assert!(matches!(errors[0].flaw, Flaw::Reserved(_)));
}

#[test]
fn a_slug_is_one_that_the_database_takes() {
    for good in ["pasti", "pasti-a-domicilio", "a1-2b"] {
        assert!(is_slug(good), "{good}");
    }
    for bad in ["", "-a", "a-", "a--b", "Pasti", "è", "a b", "a/b", &"a".repeat(61)] {
        assert!(!is_slug(bad), "{bad}");
    }
}

#[test]
fn a_missing_translation_is_found_where_it_is_missing() {
    let mut service = meals();
    let italian = service.form.steps[1].title.get(Lang::It).to_owned();
    Arc::make_mut(&mut service.form).steps[1].title = Text::italian(italian);
    assert_eq!(gaps(&service, Lang::En), ["steps[1].title"]);
    assert!(texts(&service).iter().any(|(place, _)| place == "steps[1].title"));
}

#[test]
fn nothing_differs_from_itself() {
    assert_eq!(diff(&meals(), &meals()), []);
}

#[test]
fn differences_are_told_by_the_names_that_people_know() {
    let before = meals();
    let mut after = meals();
    after.term_days += 1;
    let section = &mut Arc::make_mut(&mut after.form).steps[2].sections[0];
    let first = section.questions[0].label.clone();
    section.questions[0].required = !section.questions[0].required;
    section.questions[0].when = None;
    let second = section.questions[1].label.clone();
    section.questions[1].label = Text::italian("Altre parole");
    let third = section.questions.remove(2);
    let mut new = third.clone();
    new.name = "del-tutto-nuova".to_owned();
    new.label = Text::italian("Nuova");
    new.kind = Kind::YesNo;
    section.questions.push(new);
    let changes = diff(&before, &after);
    let has = |of: Of, what: What| changes.contains(&Change { of, what });
    assert!(has(Of::Service, What::Changed(Aspect::Term)));
    assert!(has(Of::Question(first), What::Changed(Aspect::Required)));
    let reworded = What::Reworded {
        aspect: Aspect::Label,
        before: second.get(Lang::It).to_owned(),
        after: "Altre parole".to_owned(),
    };
    assert!(has(Of::Question(Text::italian("Altre parole")), reworded), "{changes:?}");
    assert!(has(Of::Question(third.label), What::Removed));
    assert!(has(Of::Question(Text::italian("Nuova")), What::Added));
}

#[test]
fn what_is_seen_nowhere_on_the_page_differs_too() {
    let before = meals();
    let mut after = meals();
    after.finding = Finding::default();
    let question = &mut Arc::make_mut(&mut after.form).steps[2].sections[0].questions[0];
    question.means = Some(Meaning::TitleDocument);
    let label = question.label.clone();
    let changed = |of, aspect| Change { of, what: What::Changed(aspect) };
    assert_eq!(
        diff(&before, &after),
        [changed(Of::Service, Aspect::Catalogue), changed(Of::Question(label), Aspect::Meaning)]
    );
}

#[test]
fn a_step_that_goes_elsewhere_has_moved_and_its_questions_with_it() {
    let before = meals();
    let mut after = meals();
    Arc::make_mut(&mut after.form).steps.swap(0, 1);
    let changes = diff(&before, &after);
    assert!(!changes.is_empty());
    assert!(changes.iter().all(|change| change.what == What::Moved), "{changes:?}");
}

#[test]
fn a_service_stands_where_its_versions_put_it() {
    let at = |day: u32| format!("2026-12-{day:02}T00:00:00Z").parse().unwrap();
    let dated = |version, from, withdrawn: Option<u32>| Dated {
        version,
        from: at(from),
        withdrawn_at: withdrawn.map(at),
    };
    let now = at(10);
    let stands = |versions: &[Dated]| standing(versions, now);
    assert_eq!(stands(&[]), (Standing::Draft, None));
    let published = Standing::Published { version: 1, since: at(1) };
    assert_eq!(stands(&[dated(1, 1, None)]), (published.clone(), None));
    let waiting = [dated(1, 1, None), dated(2, 20, None)];
    assert_eq!(stands(&waiting), (published.clone(), Some((2, at(20)))));
    assert_eq!(stands(&[dated(1, 20, None)]), (Standing::Waiting { from: at(20) }, Some((1, at(20)))));
    assert_eq!(stands(&[dated(1, 1, None), dated(2, 20, Some(9))]), (published, None), "cancelled");
    assert_eq!(stands(&[dated(1, 1, Some(9))]), (Standing::Withdrawn { since: at(9) }, None));
    let again = Standing::Published { version: 2, since: at(10) };
    assert_eq!(stands(&[dated(1, 1, Some(9)), dated(2, 10, None)]), (again, None));
}
