//! The line that every benchmark prints, so that `make bench` can be read, kept
//! and compared: name, size, seconds, rate, peak memory.
//!
//! ```text
//! audit: twelve rules, 20204676 lines, 2.980 s, 6780092 lines/s, peak 1340 MiB
//! ```
//!
//! Taken in by the benchmarks with `#[path]`.

/// Prints one figure. `size` counts `unit`s; `seconds` is the time they took;
/// `note` says what else is worth knowing, or nothing.
#[allow(clippy::print_stdout, clippy::float_arithmetic)] // what a benchmark is for
pub(crate) fn report(name: &str, size: u64, unit: &str, seconds: f64, note: &str) {
    let rate = size as f64 / seconds;
    let peak = peak_memory_mib();
    let separator = if note.is_empty() { "" } else { ", " };
    println!("{name}, {size} {unit}, {seconds:.3} s, {rate:.0} {unit}/s, peak {peak} MiB{separator}{note}");
}

/// The most memory this process has held so far; 0 where the system does not say.
fn peak_memory_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok()).map_or(0, |kib| kib / 1024)
}
