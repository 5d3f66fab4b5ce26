//! The parts of a step: certified data, questions, entries, documents.

use domain::form::{
    AttachmentRule, FieldPath, Kind, Origin, Question, Repeat, RepeatIndex, Section, SectionLink, Source,
    Step, common_origin,
};
use leptos::prelude::*;

use super::{
    StepPage,
    gates::Gates,
    pieces::{Piece, pieces},
};
use crate::{
    components::{
        Block, Certified, Control, DlEntry,
        documents::{Attachments, RefusedFile},
        gated::{Gated, Leading},
        parts::{PartAnswer, PartFields},
        questions::{Answering, Conditional, Entries, EntryCard, Fields, QuestionField},
    },
    i18n::use_translator,
    problems,
};

/// An entry of a part, and where all that it holds comes from: then no field says so again.
type Entry = (RepeatIndex, Option<Origin>);

impl StepPage {
    /// The parts of a step, for the preview of those who write the form.
    pub(crate) fn parts(&self, step: &Step) -> Vec<AnyView> {
        self.sections(step)
    }

    /// Every part that is asked, and those that an answer of this step may call for.
    pub(super) fn sections(&self, step: &Step) -> Vec<AnyView> {
        let gates = Gates::new(&self.form, &self.answers, step);
        step.sections
            .iter()
            .enumerate()
            .filter_map(|(place, section)| {
                let shown = gates.section(section)?;
                let content = self.section(&gates, place, section);
                Some(view! { <Gated gates=shown content=content/> }.into_any())
            })
            .collect()
    }

    fn section(&self, gates: &Gates<'_>, place: usize, section: &Section) -> AnyView {
        let t = use_translator();
        let hint = section.hint.as_ref().map(|hint| t.wording(hint));
        let content = match &section.repeat {
            Some(repeat) => self.entries(gates, section, repeat),
            None => self.once(gates, section),
        };
        let link = section.link.map(|SectionLink::Privacy| self.notices.privacy(t));
        view! {
            <Block id=format!("parte-{place}") title=t.wording(&section.title) hint=hint>{link}{content}</Block>
        }
        .into_any()
    }

    /// A part that is answered once: what is certified first, then what is asked.
    fn once(&self, gates: &Gates<'_>, section: &Section) -> AnyView {
        let t = use_translator();
        let (certified, asked): (Vec<_>, Vec<_>) =
            section.questions.iter().cloned().partition(|question| self.certified.locked(question).is_some());
        let facts: Vec<DlEntry> = certified.iter().filter_map(|question| self.fact(question)).collect();
        let locked = (!facts.is_empty())
            .then(|| view! { <Certified source=t.get("citizen-certified-source") entries=facts/> });
        let fields = self.pieces(gates, section, &asked, (RepeatIndex(0), None));
        let fields = (!fields.is_empty()).then(|| view! { <Fields>{fields}</Fields> });
        view! { {locked}{fields} }.into_any()
    }

    fn fact(&self, question: &Question) -> Option<DlEntry> {
        let t = use_translator();
        let (label, value) = (t.wording(&question.label), self.certified.locked(question)?);
        if question.prefill == Some(Source::BirthPlace) {
            return Some(DlEntry::new(label, problems::place_words(t, &value)));
        }
        Some(match question.kind {
            Kind::FiscalCode => DlEntry::code(label, value),
            _ => DlEntry::new(label, value),
        })
    }

    fn entries(&self, gates: &Gates<'_>, section: &Section, repeat: &Repeat) -> AnyView {
        let indexes: Vec<RepeatIndex> = self.answers.entries(repeat).collect();
        let count = indexes.len();
        let removable = count > usize::from(repeat.min);
        let cards: Vec<AnyView> = indexes
            .into_iter()
            .map(|index| {
                let origin = self.origin_of(section, index);
                let fields = self.pieces(gates, section, &section.questions, (index, origin));
                view! {
                    <EntryCard
                        item=repeat.item.clone() group=repeat.name.clone() index=index removable=removable
                        origin=origin
                    >
                        {fields}
                    </EntryCard>
                }
                .into_any()
            })
            .collect();
        view! { <Entries repeat=repeat.clone() count=count>{cards}</Entries> }.into_any()
    }

    /// Where all that an entry holds comes from, if from one place.
    fn origin_of(&self, section: &Section, index: RepeatIndex) -> Option<Origin> {
        let fields = |question: &Question| question.kind.fields(&FieldPath::of(section, index, question));
        let fields: Vec<FieldPath> = section.questions.iter().flat_map(fields).collect();
        common_origin(&fields, &self.answers, &self.origins)
    }

    fn pieces(
        &self,
        gates: &Gates<'_>,
        section: &Section,
        questions: &[Question],
        entry: Entry,
    ) -> Vec<AnyView> {
        let (index, _) = entry;
        pieces(questions)
            .into_iter()
            .filter_map(|piece| {
                let (Piece::Alone(first) | Piece::Led(first, _)) = piece;
                let shown = gates.question(section, first, index)?;
                let content = self.question(section, first, entry);
                let lead = gates.lead(first);
                let content = view! { <Leading lead=lead content=content/> }.into_any();
                let content = match piece {
                    Piece::Led(_, follow) if !follow.is_empty() => {
                        let follow: Vec<_> = follow
                            .into_iter()
                            .map(|(place, question)| {
                                let content = self.question(section, question, entry);
                                let lead = gates.lead(question);
                                (place, view! { <Leading lead=lead content=content/> }.into_any())
                            })
                            .collect();
                        view! { <Conditional lead=content follow=follow/> }.into_any()
                    }
                    Piece::Led(..) | Piece::Alone(_) => content,
                };
                Some(view! { <Gated gates=shown content=content/> }.into_any())
            })
            .collect()
    }

    /// Whether a question like this stands in the page, to be answered.
    pub(super) fn shows(&self, step: &Step, wanted: impl Fn(&Question) -> bool) -> bool {
        let gates = Gates::new(&self.form, &self.answers, step);
        step.sections.iter().filter(|section| gates.section(section).is_some()).any(|section| {
            let open: Vec<Question> = section
                .questions
                .iter()
                .filter(|question| section.repeat.is_some() || self.certified.locked(question).is_none())
                .cloned()
                .collect();
            let entries: Vec<RepeatIndex> = match &section.repeat {
                Some(repeat) => self.answers.entries(repeat).collect(),
                None => vec![RepeatIndex(0)],
            };
            let all = pieces(&open);
            entries.into_iter().any(|index| {
                all.iter().any(|piece| {
                    let (Piece::Alone(first) | Piece::Led(first, _)) = piece;
                    let follow: &[_] = match piece {
                        Piece::Led(_, follow) => follow,
                        Piece::Alone(_) => &[],
                    };
                    gates.question(section, first, index).is_some()
                        && (wanted(first) || follow.iter().any(|(_, question)| wanted(question)))
                })
            })
        })
    }

    fn question(&self, section: &Section, question: &Question, (index, told): Entry) -> AnyView {
        let t = use_translator();
        let path = FieldPath::of(section, index, question);
        let error = self
            .errors
            .iter()
            .find(|error| error.path == path)
            .map(|error| problems::message(t, &error.problem));
        if let Kind::Attachment(rule) = &question.kind {
            self.attachments(question, rule, error)
        } else if !question.kind.parts().is_empty() {
            self.of_parts(question, path, told)
        } else {
            let origin = self.origins.get(&path).copied().filter(|_| error.is_none() && told.is_none());
            let answering = Answering::new(question, path, &self.answers, error).of(origin);
            view! { <QuestionField answering=answering/> }.into_any()
        }
    }

    fn of_parts(&self, question: &Question, path: FieldPath, told: Option<Origin>) -> AnyView {
        let t = use_translator();
        let common = common_origin(&question.kind.fields(&path), &self.answers, &self.origins);
        let parts = question.kind.parts().iter().map(|part| {
            let place = path.clone().with(*part);
            let error = self.errors.iter().find(|error| error.path == place);
            PartAnswer {
                part: *part,
                value: self.answers.get(&place).to_owned(),
                error: error.map(|error| problems::message(t, &error.problem)),
                origin: self.origins.get(&place).copied().filter(|_| error.is_none() && common.is_none()),
            }
        });
        let parts: Vec<PartAnswer> = parts.collect();
        let origin = common.filter(|_| told.is_none());
        view! { <PartFields question=question.clone() path=path parts=parts origin=origin/> }.into_any()
    }

    fn attachments(&self, question: &Question, rule: &AttachmentRule, error: Option<String>) -> AnyView {
        let t = use_translator();
        let control = Control::new(question.name.as_str(), t.wording(&question.label))
            .hint_if(question.hint.as_ref().map(|hint| t.wording(hint)))
            .error(error)
            .optional(!question.required);
        let documents =
            self.documents.iter().filter(|document| document.question == question.name).cloned().collect();
        let refused: Vec<RefusedFile> =
            self.refused.iter().filter(|file| file.question == question.name).cloned().collect();
        let joined = self.notices.joined.as_ref() == Some(&question.name);
        view! {
            <Attachments
                control=control rule=rule.clone() intake=self.intake documents=documents refused=refused
                reusable=self.reusable.clone() joined=joined
                way=self.answers.get(&FieldPath::once(question.name.as_str())).to_owned()
            />
        }
        .into_any()
    }
}
