//! A new service: from nothing, from another one, or out of a file.

use domain::{Text, actor::DeskRef};
use leptos::prelude::*;

use super::{Mistake, Typed, control, in_langs, problems, samples};
use crate::{
    components::{
        ErrorSummary, Pick, SelectField, TextField,
        console::{
            Backbar, EditForm, FileForm, FormFoot, LangFields, LinkLines, PageHead, Room, Section,
            SmallButton, SmallKind, SmallLink,
        },
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// The beginning of a service.
#[derive(Debug, Clone)]
pub struct NewServicePage {
    /// Desks that may receive the requests.
    pub desks: Vec<DeskRef>,
    /// Services to begin from: slug and title.
    pub models: Vec<(String, Text)>,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
}

impl Page for NewServicePage {
    fn title(&self, t: Translator) -> String {
        t.get("console-services-new")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = Route::ConsoleServices.href();
        let title = in_langs(&self.typed, "title", &self.mistakes, t);
        let slug = control("slug", "console-services-slug", &self.mistakes, t)
            .hint(t.get("console-services-slug-hint"))
            .optional(true);
        let models =
            self.models.iter().map(|(slug, title)| Pick::new(slug.clone(), t.wording(title))).collect();
        let model = control("modello", "console-services-model", &self.mistakes, t)
            .hint(t.get("console-services-model-hint"))
            .optional(true);
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <Backbar href=back.clone() text=t.get("console-services-list")/>
            <PageHead title=t.get("console-services-new") sub=t.get("console-services-new-lead")/>
            <EditForm action=Route::ConsoleServiceNew.href() version=0>
                <LangFields
                    name="title" label=t.get("console-services-title")
                    hint=Some(t.get("console-services-title-hint")) values=title room=Room::Line
                />
                <TextField control=slug value=self.typed.get("slug")/>
                {desk(&self.desks, &self.typed, &self.mistakes, t)}
                <SelectField
                    control=model options=models value=self.typed.get("modello")
                    empty=t.get("console-services-model-none")
                />
                <FormFoot>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-services-create")/>
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </FormFoot>
            </EditForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::new_services()
    }
}

fn desk(desks: &[DeskRef], typed: &Typed, mistakes: &[Mistake], t: Translator) -> AnyView {
    let options = desks.iter().map(|desk| Pick::new(desk.id.to_string(), desk.name.clone())).collect();
    let control = control("sportello", "console-services-desk", mistakes, t);
    let value = typed.get("sportello");
    view! { <SelectField control=control options=options value=value empty=t.get("console-choose")/> }
        .into_any()
}

/// A service out of a file.
#[derive(Debug, Clone)]
pub struct ImportPage {
    /// Desks that may receive the requests of a new service.
    pub desks: Vec<DeskRef>,
    /// What was chosen.
    pub typed: Typed,
    /// What must be corrected here.
    pub mistakes: Vec<Mistake>,
    /// What must be corrected in the file: place and words.
    pub in_file: Vec<(String, String)>,
}

impl Page for ImportPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-services-import")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let file = control("file", "console-services-file", &self.mistakes, t)
            .hint(t.get("console-services-file-hint"));
        let lines: Vec<_> =
            self.in_file.into_iter().map(|(place, words)| (None, format!("{place}: {words}"))).collect();
        let in_file = (!lines.is_empty()).then(|| {
            view! {
                <Section id="nel-file" title=t.get("console-services-in-file")><LinkLines lines=lines/></Section>
            }
        });
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <Backbar href=Route::ConsoleServices.href() text=t.get("console-services-list")/>
            <PageHead title=t.get("console-services-import") sub=t.get("console-services-import-lead")/>
            {in_file}
            <FileForm action=Route::ConsoleServiceImport.href() control=file>
                {desk(&self.desks, &self.typed, &self.mistakes, t)}
            </FileForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::imports()
    }
}
