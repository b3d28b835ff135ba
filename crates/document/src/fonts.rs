//! The Chinese fonts: found once at the start by their names, read only while
//! documents are made, because one weight of a Chinese font holds 20 to 27 MB.
//!
//! Text is set in Noto Serif CJK SC, heads in Noto Sans CJK SC bold; Debian
//! ships both as fonts-noto-cjk.

use std::fs;
use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::Font;

use crate::{DocumentProblem, Press};

/// Family, whether bold, and how a missing one is called.
const WANTED: [(&str, bool, &str); 2] =
    [("Noto Serif CJK SC", false, "Noto Serif CJK SC"), ("Noto Sans CJK SC", true, "Noto Sans CJK SC Bold")];

/// How deep font folders lie inside each other.
const FOLDER_DEPTH_MAX: usize = 6;

/// The usual folders of fonts on a Linux machine.
pub fn usual_font_folders() -> Vec<PathBuf> {
    ["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from).to_vec()
}

/// Where the fonts are. Small; keep it as long as the program runs.
#[derive(Debug, Clone)]
pub struct Fonts(Vec<Place>);

/// One face in one file.
#[derive(Debug, Clone)]
struct Place {
    path: PathBuf,
    index: u32,
}

impl Fonts {
    /// Looks for the fonts below some folders.
    ///
    /// # Errors
    /// [`DocumentProblem::FontMissing`] with the name of the first that is not there.
    pub fn find(folders: &[PathBuf]) -> Result<Fonts, DocumentProblem> {
        let mut files = Vec::new();
        for folder in folders {
            collect_files(folder, FOLDER_DEPTH_MAX, &mut files);
        }
        files.sort();
        let places = WANTED.map(|(family, bold, called)| {
            let found = files.iter().find_map(|path| face_in(path, family, bold));
            found.ok_or_else(|| DocumentProblem::FontMissing { family: called, folders: folders.to_vec() })
        });
        places.into_iter().collect::<Result<_, _>>().map(Fonts)
    }

    /// Reads the fonts and makes ready to set documents. Holds some 50 MB; drop
    /// it when the batch is done.
    ///
    /// # Errors
    /// When a file is gone or has changed since the start.
    pub fn press(&self) -> Result<Press, DocumentProblem> {
        self.0.iter().map(read_face).collect::<Result<_, _>>().map(Press::new)
    }
}

fn read_face(place: &Place) -> Result<Font, DocumentProblem> {
    let unreadable = |source| DocumentProblem::FontUnreadable { path: place.path.clone(), source };
    let data = fs::read(&place.path).map_err(unreadable)?;
    Font::new(Bytes::new(data), place.index).ok_or_else(|| DocumentProblem::FontChanged { path: place.path.clone() })
}

/// The files whose names say that they hold a Noto CJK font; others are not opened.
fn collect_files(folder: &Path, depth_left: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            if depth_left > 0 {
                collect_files(&path, depth_left - 1, files);
            }
        } else if is_noto_cjk(&path) {
            files.push(path);
        }
    }
}

fn is_noto_cjk(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    letters.starts_with("noto") && letters.contains("cjk")
}

/// The face of a family in a file, in the wanted weight.
fn face_in(path: &Path, family: &str, bold: bool) -> Option<Place> {
    let data = Bytes::new(fs::read(path).ok()?);
    let weight = if bold { 700 } else { 400 };
    let face = Font::iter(data).find(|face| {
        let info = face.info();
        info.family == family && info.variant.weight.to_number() == weight
    })?;
    Some(Place { path: path.to_owned(), index: face.index() })
}
