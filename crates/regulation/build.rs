//! Builds the crate anew when a file of the law data is added or removed: a
//! release build carries them inside, and the compiler alone watches only those
//! it already knows. A debug build reads the folder itself and needs nothing.

#[allow(clippy::print_stdout)] // this is how a build script speaks to cargo
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=../../regulation");
    }
}
