//! Sets a document: template and data go in, the bytes of a PDF/A file come
//! out. The same input gives the same bytes.
//!
//! Typst sees a world of four files that live in memory: the template, the
//! house style it imports, `data.json`, nothing else. There are no packages,
//! no folders, no clock in it.

use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::template::HOUSE_STYLE;
use crate::{DocumentProblem, Template};

/// Sets documents. Holds the fonts; see [`crate::Fonts::press`].
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Press {
    pub(crate) fn new(fonts: Vec<Font>) -> Press {
        let book = FontBook::from_fonts(&fonts);
        Press { library: LazyHash::new(Library::default()), book: LazyHash::new(book), fonts }
    }

    /// The PDF of a document. The data are those of [`crate::Statement::data`],
    /// [`crate::FindingsNotice::data`], [`crate::PaymentList::data`] or
    /// [`crate::PolicyTest::data`]; texts in them are printed as they are, never read as layout.
    ///
    /// # Errors
    /// [`DocumentProblem::NotSet`] when a field is missing or the template is wrong.
    pub fn render(&self, template: Template, data: &Value) -> Result<Vec<u8>, DocumentProblem> {
        self.set((template.file(), template.text()), HOUSE_STYLE.1, data)
    }

    /// The PDF of an official document in the layout and house style it was issued
    /// in, so that it is the same paper after either has changed.
    ///
    /// # Errors
    /// As [`Press::render`].
    pub fn render_as_issued(&self, layout: &str, house_style: &str, data: &Value) -> Result<Vec<u8>, DocumentProblem> {
        self.set(("official.typ", layout), house_style, data)
    }

    fn set(&self, layout: (&'static str, &str), style: &str, data: &Value) -> Result<Vec<u8>, DocumentProblem> {
        let pages = Pages {
            press: self,
            main: Source::new(file_id(layout.0), layout.1.to_owned()),
            style: Source::new(file_id(HOUSE_STYLE.0), style.to_owned()),
            data: (file_id("data.json"), Bytes::from_string(data.to_string())),
        };
        let pdf = typst::compile(&pages)
            .output
            .and_then(|document| typst_pdf::pdf(&document, &pdf_options()))
            .map_err(|problems| not_set(layout.0, &pages, &problems));
        // Typst remembers what it computed; our documents share nothing worth
        // the memory, and what it remembers holds personal data.
        typst::comemo::evict(0);
        pdf
    }
}

/// PDF/A-2b: readable in decades, all fonts inside.
fn pdf_options() -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some("Zhiheng".to_owned())),
        standards: PdfStandards::new(&[PdfStandard::A_2b]).expect("PDF/A-2b stands alone"),
        ..PdfOptions::default()
    }
}

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(format!("/{name}")).expect("file names of templates are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn not_set(template: &'static str, pages: &Pages<'_>, problems: &EcoVec<SourceDiagnostic>) -> DocumentProblem {
    use typst::WorldExt;
    let place = |problem: &SourceDiagnostic| {
        let id = problem.span.id()?;
        let source = pages.source(id).ok()?;
        let line = source.lines().byte_to_line(pages.range(problem.span)?.start)? + 1;
        Some(format!("{}:{line}: ", id.get().vpath().get_without_slash()))
    };
    let messages = problems.iter().map(|p| format!("{}{}", place(p).unwrap_or_default(), p.message)).collect();
    DocumentProblem::NotSet { template, messages }
}

/// The little world of one document.
struct Pages<'a> {
    press: &'a Press,
    main: Source,
    style: Source,
    data: (FileId, Bytes),
}

impl World for Pages<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let known = [&self.main, &self.style].into_iter().find(|source| source.id() == id);
        known.cloned().ok_or_else(|| no_such_file(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(no_such_file(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// No clock: a document says its date in its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn no_such_file(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
