//! Which alerts an operator wants, and how: in the console, by mail at once, or in the mail of the morning.

use std::collections::BTreeMap;

use domain::{
    alert::{Kind, Wish},
    contact::EmailAddress,
};
use leptos::prelude::*;

use super::alerts::words;
use crate::{
    components::{
        Control, ErrorSummary, FieldProblem, Note, Pick, SelectField,
        console::{Backbar, PageHead, PartForm, SmallButton, SmallKind},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, Tasks},
};

/// What an operator is told of, and where mails go.
#[derive(Debug, Clone)]
pub struct AlertWishesPage {
    /// The wish about every kind.
    pub wishes: BTreeMap<Kind, Wish>,
    /// Where mails go; nowhere, where the provider vouched for no address.
    pub address: Option<EmailAddress>,
    /// Kinds for which mails were wanted now, and there is no address.
    pub refused: Vec<Kind>,
}

/// The field of a kind.
fn field(kind: Kind) -> String {
    format!("avviso-{}", kind.code())
}

/// The wish that a field tells: nothing chosen is the console.
fn told(value: &str) -> Option<Wish> {
    if value.is_empty() { Some(Wish::Console) } else { Wish::from_code(value) }
}

impl AlertWishesPage {
    /// The wishes that a form told; of what it does not tell, or tells in a way that nobody knows, there is none.
    pub fn posted(posted: &[(String, String)]) -> BTreeMap<Kind, Wish> {
        let wish = |kind: Kind| {
            let name = field(kind);
            let (_, value) = posted.iter().find(|(found, _)| *found == name)?;
            told(value).filter(|wish| kind.allows(*wish)).map(|wish| (kind, wish))
        };
        Kind::ALL.into_iter().filter_map(wish).collect()
    }

    /// The page with what was wanted now, and the kinds that cannot go by mail because there is no address. What was
    /// wanted before may stay: it rests until there is one.
    #[must_use]
    pub fn wanting(mut self, wanted: &BTreeMap<Kind, Wish>) -> Self {
        let nowhere = self.address.is_none();
        self.refused = wanted
            .iter()
            .filter(|(kind, wish)| nowhere && wish.is_by_mail() && self.wishes.get(*kind) != Some(*wish))
            .map(|(kind, _)| *kind)
            .collect();
        self.wishes.extend(wanted);
        self
    }

    /// Words of a wish; of one that cannot be had, why.
    fn option(&self, wish: Wish, t: Translator) -> Pick {
        let nowhere = self.address.is_none();
        let key = match wish {
            Wish::Console => "console-alert-wish-console",
            Wish::AtOnce if nowhere => "console-alert-wish-at-once-not",
            Wish::AtOnce => "console-alert-wish-at-once",
            Wish::Digest if nowhere => "console-alert-wish-digest-not",
            Wish::Digest => "console-alert-wish-digest",
            Wish::Nothing => "console-alert-wish-nothing",
        };
        Pick::new(wish.code(), t.get(key))
    }

    /// What is wrong about a kind.
    fn problem(&self, kind: Kind, t: Translator) -> Option<String> {
        let facts = [("what", t.get(words(kind)).into())];
        self.refused.contains(&kind).then(|| t.with("console-alert-mail-refused", &facts))
    }

    /// The choice about a kind; the empty one is the console.
    fn choice(&self, kind: Kind, wish: Wish, t: Translator) -> AnyView {
        let control = Control::new(field(kind), t.get(words(kind))).error(self.problem(kind, t)).half();
        let others = kind.wishes().filter(|one| *one != Wish::Console);
        let options: Vec<Pick> = others.map(|one| self.option(one, t)).collect();
        let value = if wish == Wish::Console { "" } else { wish.code() };
        view! {
            <SelectField
                control=control options=options value=value empty=t.get("console-alert-wish-console")
            />
        }
        .into_any()
    }

    /// Where mails go, or why there are none.
    fn whereto(&self, t: Translator) -> AnyView {
        match &self.address {
            Some(address) => {
                let said = t.with("console-alert-mail-to", &[("address", address.as_str().into())]);
                view! { <Note icon="it-mail">{said}</Note> }.into_any()
            }
            None => view! { <Note icon="sp-alert">{t.get("console-alert-mail-nowhere")}</Note> }.into_any(),
        }
    }
}

impl Page for AlertWishesPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-alert-wishes")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.refused.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problem = |kind: &Kind| {
            let message = self.problem(*kind, t)?;
            Some(FieldProblem { id: field(*kind), message })
        };
        let problems: Vec<FieldProblem> = self.refused.iter().filter_map(problem).collect();
        let choices = self.wishes.iter().map(|(kind, wish)| self.choice(*kind, *wish, t)).collect_view();
        let action = Route::ConsoleTasks(Tasks::Wishes).href();
        view! {
            <ErrorSummary problems=problems/>
            <Backbar
                href=Route::ConsoleTasks(Tasks::Alerts { after: None }).href() text=t.get("console-alert-title")
            />
            <PageHead title=t.get("console-alert-wishes") sub=t.get("console-alert-wishes-lead")/>
            {self.whereto(t)}
            <p>{t.get("console-alert-wanted-hint")}</p>
            <PartForm action=action version=None>
                {choices}
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-save")/></p>
            </PartForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let all = |wish| Kind::ALL.into_iter().map(|kind| (kind, wish)).collect::<BTreeMap<_, _>>();
        let mixed = Kind::ALL.into_iter().filter_map(|kind| kind.wishes().last().map(|wish| (kind, wish)));
        let address = "chiara.moretti@comune.pontelaro.example".parse().ok();
        let page = |wishes, address| Self { wishes, address, refused: Vec::new() };
        vec![
            ("mail", page(mixed.collect(), address)),
            ("nowhere", page(all(Wish::Console), None)),
            ("refused", page(all(Wish::Console), None).wanting(&all(Wish::Digest))),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(pairs: &[(&str, &str)]) -> BTreeMap<Kind, Wish> {
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        AlertWishesPage::posted(&pairs)
    }

    fn page(address: Option<&str>) -> AlertWishesPage {
        AlertWishesPage {
            wishes: Kind::ALL.into_iter().map(|kind| (kind, Wish::Console)).collect(),
            address: address.map(|address| address.parse().unwrap()),
            refused: Vec::new(),
        }
    }

    #[test]
    fn what_is_told_is_wanted_and_nothing_else() {
        let wanted = posted(&[
            ("avviso-message", "digest"),
            ("avviso-referral", ""),
            ("avviso-proposal", "boh"),
            ("avviso-new_device", "nothing"),
            ("altro", "digest"),
        ]);
        let expected = [(Kind::Message, Wish::Digest), (Kind::Referral, Wish::Console)];
        assert_eq!(wanted.into_iter().collect::<Vec<_>>(), expected, "what is of security is always told");
    }

    #[test]
    fn without_an_address_no_mail_can_be_wanted_anew() {
        let wanted = posted(&[("avviso-message", "digest"), ("avviso-referral", "nothing")]);
        assert!(page(Some("chiara@comune.example")).wanting(&wanted).refused.is_empty());
        let refused = page(None).wanting(&wanted);
        assert_eq!(refused.refused, [Kind::Message]);
        assert_eq!(refused.wishes[&Kind::Referral], Wish::Nothing, "what was chosen is kept");
        let before = AlertWishesPage { wishes: wanted.clone(), ..page(None) };
        assert!(before.wanting(&wanted).refused.is_empty(), "it rests");
    }
}
