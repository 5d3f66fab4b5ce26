//! The messages of all requests: one conversation for each.

use domain::{
    format,
    intake::{Page as Rows, ThreadRow},
    message::{Author, Correspondence},
};
use leptos::prelude::*;

use super::address;
use crate::{
    components::{
        HelpBlock, TagKind,
        area::{AreaLine, AreaLines, OlderNewest},
        layout::{Columns, Container, Side},
        request::{AreaHead, Part},
        state_key, state_look,
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
    wording::Wording,
};

/// Conversations of the citizen with the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessagesPage {
    /// One page of them, the one written to last first.
    pub threads: Rows<ThreadRow>,
    /// Whether others are on an earlier page.
    pub is_later_page: bool,
    /// Messages that wait to be read.
    pub unread: u32,
}

impl Page for MessagesPage {
    fn title(&self, t: Translator) -> String {
        t.get("citizen-messages")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let side = view! { <Side><HelpBlock/></Side> }.into_any();
        let newest = self.is_later_page.then(|| address::messages(None));
        let older = self.threads.next.as_deref().map(|key| address::messages(Some(key)));
        let lines: Vec<AreaLine> = self.threads.rows.iter().map(|row| line(t, row)).collect();
        let list = if lines.is_empty() {
            view! { <p>{t.get("citizen-threads-empty")}</p> }.into_any()
        } else {
            view! { <p>{t.get("citizen-threads-lead")}</p><AreaLines lines=lines/> }.into_any()
        };
        view! {
            <AreaHead title=t.get("citizen-messages") unread=self.unread/>
            <Container>
                <Columns side=side>
                    <Part id="conversazioni" title=t.get("citizen-threads")>
                        {list}
                        <OlderNewest newest=newest older=older/>
                    </Part>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::messages()
    }
}

fn line(t: Translator, row: &ThreadRow) -> AreaLine {
    let href = Route::request(row.protocollo).anchor("messaggi");
    let tag = if row.unread > 0 {
        let words = t.with("citizen-unread-count", &[("count", row.unread.into())]);
        (TagKind::Hand, "it-mail", words)
    } else {
        let (kind, icon) = state_look(row.tag);
        (kind, icon, t.get(state_key(row.tag)))
    };
    let (who, quote) = match row.author {
        Author::Desk => ("citizen-thread-desk", Wording::italian(t, row.beginning.as_str())),
        Author::Citizen => ("citizen-thread-you", row.beginning.clone().into()),
    };
    let act = if Correspondence::in_state(row.tag).is_open() {
        "citizen-thread-reply"
    } else {
        "citizen-thread-read"
    };
    AreaLine {
        tag,
        title: t.wording(&row.service_title),
        quote: Some(quote),
        text: vec![
            t.with(who, &[("date", format::date_time(row.at).into())]),
            t.with("citizen-number", &[("number", row.protocollo.to_string().into())]),
        ],
        act: Some((t.get(act), href.clone())),
        href,
    }
}
