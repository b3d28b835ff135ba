//! Writes `docs/trace.md` anew: `cargo run -p regulation --example trace`.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let trace = regulation::trace::Trace::of_tree(&root)?;
    std::fs::write(root.join("docs/trace.md"), trace.to_markdown())?;
    Ok(())
}
