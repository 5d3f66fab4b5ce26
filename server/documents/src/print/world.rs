//! What the compiler may see while it sets one document: the template, its facts, the fonts.
//! No disk, no network, no clock.

use typst::{
    Library, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use super::fonts::Fonts;

/// The name by which a template reads its facts.
const FACTS: &str = "facts.json";

/// One document on its way to the press.
pub struct Desk<'a> {
    library: &'a LazyHash<Library>,
    fonts: &'a Fonts,
    template: Source,
    facts: Bytes,
}

impl<'a> Desk<'a> {
    /// Lays everything out.
    pub fn new(
        library: &'a LazyHash<Library>,
        fonts: &'a Fonts,
        name: &str,
        template: &str,
        facts: Bytes,
    ) -> Self {
        let template = match file_id(name) {
            Some(id) => Source::new(id, template.to_owned()),
            None => Source::detached(template),
        };
        Self { library, fonts, template, facts }
    }
}

fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id.vpath().get_without_slash() == FACTS {
            Ok(self.facts.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.face(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
