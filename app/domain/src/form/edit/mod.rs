//! Changing a form, one thing at a time. Pure: each change gives the changed form, or names the place
//! where it cannot be made. Whether the changed form makes sense is for [`check`](super::check).

mod place;

use super::{Condition, Definition, Question, QuestionName, Repeat, Section, SectionLink, Step, StepSlug};
use crate::Text;

pub use place::{NotAPlace, Place};

/// A step without its sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepHead {
    /// Last part of the address.
    pub slug: StepSlug,
    /// Short name for the stepper.
    pub name: Text,
    /// Heading of the page.
    pub title: Text,
    /// One sentence under the heading.
    pub lead: Option<Text>,
}

/// A section without its questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionHead {
    /// Heading of the part.
    pub title: Text,
    /// One sentence under it.
    pub hint: Option<Text>,
    /// A page to read first.
    pub link: Option<SectionLink>,
    /// Asked only when this holds.
    pub when: Option<Condition>,
    /// Present when the part may be answered several times.
    pub repeat: Option<Repeat>,
}

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A step.
    Step(StepHead),
    /// A section.
    Section(SectionHead),
    /// A question.
    Question(Box<Question>),
}

/// Towards the beginning or the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// One position earlier.
    Up,
    /// One position later.
    Down,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Adds at the end of a step or section; of the form, when `within` is none.
    Add {
        /// Where.
        within: Option<Place>,
        /// What.
        node: Node,
    },
    /// Puts this in place of what is there; what is within stays. When a question gets another name,
    /// the conditions that name it follow.
    Change {
        /// Where.
        at: Place,
        /// What.
        node: Node,
    },
    /// Changes places with a neighbour.
    Move {
        /// Which.
        at: Place,
        /// Where to.
        to: Direction,
    },
    /// Takes away, with all that is within.
    Remove {
        /// Which.
        at: Place,
    },
}

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditProblem {
    /// There is nothing at this place.
    #[error("nothing is at {0}")]
    NotThere(Place),
    /// Something of another sort belongs there.
    #[error("this does not belong there")]
    Sort,
    /// It is the first or the last already.
    #[error("{0} cannot be moved further")]
    AtTheEdge(Place),
    /// A condition elsewhere needs a question that would go.
    #[error("`{name}` is needed at {by}")]
    Needed {
        /// The question that would go.
        name: QuestionName,
        /// Whose condition names it.
        by: Place,
    },
}

impl Definition {
    /// What stands at this place.
    pub fn node(&self, at: Place) -> Option<Node> {
        match at {
            Place::Step(_) => self.step_at(at).map(|step| {
                Node::Step(StepHead {
                    slug: step.slug.clone(),
                    name: step.name.clone(),
                    title: step.title.clone(),
                    lead: step.lead.clone(),
                })
            }),
            Place::Section(..) => self.section_at(at).map(|section| {
                Node::Section(SectionHead {
                    title: section.title.clone(),
                    hint: section.hint.clone(),
                    link: section.link,
                    when: section.when.clone(),
                    repeat: section.repeat.clone(),
                })
            }),
            Place::Question(_, _, question) => {
                let section = self.section_at(at)?;
                section.questions.get(question).map(|question| Node::Question(Box::new(question.clone())))
            }
        }
    }

    /// The step of a place.
    pub fn step_at(&self, at: Place) -> Option<&Step> {
        self.steps.get(at.step())
    }

    /// The section of a place; none for a step.
    pub fn section_at(&self, at: Place) -> Option<&Section> {
        match at {
            Place::Step(_) => None,
            Place::Section(step, section) | Place::Question(step, section, _) => {
                self.steps.get(step)?.sections.get(section)
            }
        }
    }

    /// Where what is at a place of this form is in another one: a step by its address, a question by its
    /// name, a section by its heading, or else at the same place.
    pub fn found_again(&self, at: Place, other: &Self) -> Option<Place> {
        match at {
            Place::Step(_) => {
                let (place, _) = other.step(&self.step_at(at)?.slug)?;
                Some(Place::Step(place))
            }
            Place::Section(..) => {
                let Place::Step(step) = self.found_again(Place::Step(at.step()), other)? else { return None };
                let title = &self.section_at(at)?.title;
                let sections = &other.steps.get(step)?.sections;
                let same = sections.iter().position(|section| section.title == *title);
                let place = same.or_else(|| (at.position() < sections.len()).then_some(at.position()))?;
                Some(Place::Section(step, place))
            }
            Place::Question(_, _, question) => {
                let name = &self.section_at(at)?.questions.get(question)?.name;
                other.placed_questions().find(|(.., found)| found.name == *name).map(|(place, ..)| place)
            }
        }
    }

    /// Every question with its place, in order.
    pub fn placed_questions(&self) -> impl Iterator<Item = (Place, &Section, &Question)> {
        self.steps.iter().enumerate().flat_map(|(s, step)| {
            step.sections.iter().enumerate().flat_map(move |(p, section)| {
                let questions = section.questions.iter().enumerate();
                questions.map(move |(q, question)| (Place::Question(s, p, q), section, question))
            })
        })
    }

    /// Every condition with the place it is at, in order.
    pub fn conditions(&self) -> impl Iterator<Item = (Place, &Condition)> {
        self.steps.iter().enumerate().flat_map(|(s, step)| {
            step.sections.iter().enumerate().flat_map(move |(p, section)| {
                let own = section.when.iter().map(move |when| (Place::Section(s, p), when));
                let questions = section.questions.iter().enumerate();
                own.chain(questions.filter_map(move |(q, question)| {
                    Some((Place::Question(s, p, q), question.when.as_ref()?))
                }))
            })
        })
    }

    /// The form after a change.
    ///
    /// # Errors
    /// Why the change cannot be made, and where. The form is as it was.
    pub fn edited(&self, edit: Edit) -> Result<Self, EditProblem> {
        let mut form = self.clone();
        match edit {
            Edit::Add { within, node } => form.add(within, node)?,
            Edit::Change { at, node } => form.change(at, node)?,
            Edit::Move { at, to } => form.shift(at, to)?,
            Edit::Remove { at } => form.remove(at)?,
        }
        Ok(form)
    }

    fn section_mut(&mut self, step: usize, section: usize) -> Option<&mut Section> {
        self.steps.get_mut(step)?.sections.get_mut(section)
    }

    fn add(&mut self, within: Option<Place>, node: Node) -> Result<(), EditProblem> {
        match (within, node) {
            (None, Node::Step(head)) => self.steps.push(Step {
                slug: head.slug,
                name: head.name,
                title: head.title,
                lead: head.lead,
                sections: Vec::new(),
            }),
            (Some(at @ Place::Step(step)), Node::Section(head)) => {
                let step = self.steps.get_mut(step).ok_or(EditProblem::NotThere(at))?;
                step.sections.push(Section {
                    title: head.title,
                    hint: head.hint,
                    link: head.link,
                    when: head.when,
                    repeat: head.repeat,
                    questions: Vec::new(),
                });
            }
            (Some(at @ Place::Section(step, section)), Node::Question(question)) => {
                let section = self.section_mut(step, section).ok_or(EditProblem::NotThere(at))?;
                section.questions.push(*question);
            }
            _ => return Err(EditProblem::Sort),
        }
        Ok(())
    }

    fn change(&mut self, at: Place, node: Node) -> Result<(), EditProblem> {
        let missing = EditProblem::NotThere(at);
        match (at, node) {
            (Place::Step(step), Node::Step(head)) => {
                let step = self.steps.get_mut(step).ok_or(missing)?;
                (step.slug, step.name) = (head.slug, head.name);
                (step.title, step.lead) = (head.title, head.lead);
            }
            (Place::Section(step, section), Node::Section(head)) => {
                let section = self.section_mut(step, section).ok_or(missing)?;
                (section.title, section.hint, section.link) = (head.title, head.hint, head.link);
                (section.when, section.repeat) = (head.when, head.repeat);
            }
            (Place::Question(step, section, question), Node::Question(new)) => {
                let section = self.section_mut(step, section).ok_or(missing.clone())?;
                let old = section.questions.get_mut(question).ok_or(missing)?;
                let (before, after) = (old.name.clone(), new.name.clone());
                *old = *new;
                self.rename(&before, &after);
            }
            _ => return Err(EditProblem::Sort),
        }
        Ok(())
    }

    /// Conditions that named the question before name it still.
    fn rename(&mut self, before: &str, after: &str) {
        if before == after {
            return;
        }
        for section in self.steps.iter_mut().flat_map(|step| &mut step.sections) {
            let of_questions = section.questions.iter_mut().filter_map(|question| question.when.as_mut());
            for when in section.when.iter_mut().chain(of_questions) {
                renamed(when, before, after);
            }
        }
    }

    fn shift(&mut self, at: Place, to: Direction) -> Result<(), EditProblem> {
        let from = at.position();
        let to = match to {
            Direction::Up => from.checked_sub(1),
            Direction::Down => Some(from + 1),
        };
        let to = to.ok_or(EditProblem::AtTheEdge(at))?;
        let moved = match at {
            Place::Step(_) => swap(&mut self.steps, from, to),
            Place::Section(step, _) => {
                self.steps.get_mut(step).and_then(|step| swap(&mut step.sections, from, to))
            }
            Place::Question(step, section, _) => {
                self.section_mut(step, section).and_then(|section| swap(&mut section.questions, from, to))
            }
        };
        match moved {
            Some(()) => Ok(()),
            None if self.node(at).is_some() => Err(EditProblem::AtTheEdge(at)),
            None => Err(EditProblem::NotThere(at)),
        }
    }

    fn remove(&mut self, at: Place) -> Result<(), EditProblem> {
        if self.node(at).is_none() {
            return Err(EditProblem::NotThere(at));
        }
        let going: Vec<&QuestionName> = self
            .placed_questions()
            .filter(|(place, ..)| place.is_within(at))
            .map(|(.., question)| &question.name)
            .collect();
        let needed = self.conditions().filter(|(place, _)| !place.is_within(at)).find_map(|(by, when)| {
            let name = going.iter().find(|name| names(when, name))?;
            Some(EditProblem::Needed { name: (*name).clone(), by })
        });
        if let Some(problem) = needed {
            return Err(problem);
        }
        match at {
            Place::Step(step) => drop(self.steps.remove(step)),
            Place::Section(step, section) => {
                if let Some(step) = self.steps.get_mut(step) {
                    step.sections.remove(section);
                }
            }
            Place::Question(step, section, question) => {
                if let Some(section) = self.section_mut(step, section) {
                    section.questions.remove(question);
                }
            }
        }
        Ok(())
    }
}

fn swap<T>(list: &mut [T], one: usize, other: usize) -> Option<()> {
    (one < list.len() && other < list.len()).then(|| list.swap(one, other))
}

/// Whether a condition names this question.
pub fn names(condition: &Condition, name: &str) -> bool {
    match condition {
        Condition::Is { question, .. } | Condition::IsNot { question, .. } => question == name,
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|part| names(part, name)),
    }
}

fn renamed(condition: &mut Condition, before: &str, after: &str) {
    match condition {
        Condition::Is { question, .. } | Condition::IsNot { question, .. } => {
            if question == before {
                after.clone_into(question);
            }
        }
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                renamed(part, before, after);
            }
        }
    }
}
