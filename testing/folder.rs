//! A folder of a test's own below the system's, removed with the test. For tests
//! of several crates, each of which takes this file in by its path.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

/// A folder that is removed with the value.
pub struct Folder(pub PathBuf);

impl Folder {
    /// A new empty folder whose name begins with `zhiheng-` and the given word.
    pub fn new(word: &str) -> Folder {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name = format!("zhiheng-{word}-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        // What a killed process of the same number left behind.
        drop(std::fs::remove_dir_all(&path));
        std::fs::create_dir_all(&path).expect("the folder is made");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} stays behind: {error}", self.0.display());
        }
    }
}
