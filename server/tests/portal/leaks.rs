//! The walk by the list of all addresses: none of them tells a desk what its mask hides, or a stranger anything.
//!
//! A new address is in the list (`routes.rs` sees to that) and so in this walk, which stops where it does not know what
//! a part of an address stands for.

use std::collections::BTreeSet;

use app::routes::pattern::CONSOLE_TAKE_UP;
use axum::http::Method;
use domain::{actor::Operator, mask::Group};
use server::testing::Browser;

use super::{
    list::{LIST, Line, Says},
    masks::{Secret, mask, planted},
    routes::{Names, ask, said, scene},
    search::Search,
    support::{GIULIA, House},
};

/// Profiles of the desks of Chiara, Anna and Paolo, and of Karim.
const PROFILES: [&str; 2] = ["Segretariato sociale", "Sportello immigrazione"];

/// What is looked at, of all addresses, and the lists that are taken away by a form.
fn reads(line: &Line) -> bool {
    line.method == Method::GET || line.form.starts_with("formato=")
}

fn of_desks() -> impl Iterator<Item = &'static Line> {
    let is_theirs = |line: &&Line| ["/console", "/api/console"].iter().any(|it| line.pattern.starts_with(it));
    LIST.iter().filter(|line| reads(line)).filter(is_theirs)
}

/// Everything of the scene, and a secret of every group that a desk writes down.
async fn world(house: &House) -> (Operator, Names, Vec<Secret>) {
    let names = scene(house).await;
    let chiara = house.operator("chiara.moretti").await;
    let mut secrets = vec![(Some(Group::Identity), GIULIA.to_owned())];
    planted(house, &chiara, (names.id("card"), names.id("person")), &mut secrets).await;
    (chiara, names, secrets)
}

/// What these addresses tell, and which of them.
async fn walk<'s>(
    browser: &Browser<'_>,
    lines: impl Iterator<Item = &'static Line>,
    names: &Names,
    secrets: &'s [Secret],
) -> Vec<(&'static str, &'s Secret)> {
    let (mut told, search) = (Vec::new(), Search::new(secrets));
    for line in lines {
        let path = names.path(line);
        assert!(!path.contains('{'), "{path}: say in routes.rs what its parts stand for");
        let answer = ask(browser, line, names).await;
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
        told.extend(search.betrayed(&answer).into_iter().map(|secret| (line.pattern, secret)));
    }
    told
}

/// The groups of these secrets that somebody may see.
fn shown<'s>(who: &Operator, secrets: impl Iterator<Item = &'s Secret>) -> BTreeSet<Group> {
    secrets.filter_map(|(group, _)| *group).filter(|group| !who.mask.hides(*group)).collect()
}

#[tokio::test]
async fn no_address_of_the_list_tells_a_desk_what_its_profile_hides() {
    let house = House::open().await;
    let (chiara, names, secrets) = world(&house).await;
    let browser = house.desk_of("chiara.moretti").await;
    // Some pages are there for requests that were taken up only.
    let take_up = LIST.iter().find(|line| line.pattern == CONSOLE_TAKE_UP).unwrap();
    assert_eq!(said(&ask(&browser, take_up, &names).await), Says::On);
    for line in of_desks().filter(|line| line.says[4] == Says::Is(200)) {
        assert_ne!(said(&ask(&browser, line, &names).await), Says::Is(404), "{}", line.pattern);
    }
    let told = walk(&browser, of_desks(), &names, &secrets).await;
    let seen = shown(&chiara, told.iter().map(|(_, secret)| *secret));
    assert_eq!(seen, shown(&chiara, secrets.iter()), "the walk sees every group that may be seen");
    for profile in PROFILES {
        mask(&house, profile, &Group::ALL).await;
    }
    for who in ["chiara.moretti", "anna.bruni", "paolo.neri", "karim.haddad"] {
        let told = walk(&house.desk_of(who).await, of_desks(), &names, &secrets).await;
        let hidden: Vec<_> = told.iter().filter(|(_, (group, _))| group.is_some()).collect();
        assert!(hidden.is_empty(), "{who}: {hidden:?}");
    }
}

#[tokio::test]
async fn no_address_of_the_list_tells_strangers_anything() {
    let house = House::open().await;
    let (_, names, secrets) = world(&house).await;
    let carlo = house.carlo().await;
    for browser in [house.app.browser(), house.browser_of(&carlo).await] {
        let told = walk(&browser, LIST.iter().filter(|line| reads(line)), &names, &secrets).await;
        assert!(told.is_empty(), "{told:?}");
    }
}
