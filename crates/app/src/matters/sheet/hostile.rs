//! Files made to harm whoever reads them: bombs, archives in archives, entities,
//! paths out of the archive, links, two formats in one file, cells far away, parts
//! that lie about themselves, cuts and flipped bytes. Each is refused with a code
//! or read as the harmless table it is; none takes long or much memory, none is
//! obeyed.
//!
//! Threat O10.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::ROWS_MAX;
use super::file::read_file;

/// The most bytes of a table in these tests.
const BYTES_MAX: usize = 2 << 20;

/// What a reader that obeyed an entity or a link would show.
const CANARY: &str = "canary-4711";
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

/// The parts of a workbook with one table of two rows.
fn parts() -> BTreeMap<String, Vec<u8>> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#;
    let all = [
        ("[Content_Types].xml", format!(r#"<Types xmlns="{package}/content-types"/>"#)),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        (SHEET, table(rows)),
        (STRINGS, format!(r#"<sst xmlns="{MAIN}"><si><t>a</t></si></sst>"#)),
    ];
    all.into_iter().map(|(name, text)| (name.to_owned(), format!("{HEAD}{text}").into_bytes())).collect()
}

fn table(rows: &str) -> String {
    format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#)
}

fn packed<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8])>, how: SimpleFileOptions) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, how).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn book(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    packed(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), SimpleFileOptions::default())
}

/// The workbook with one part exchanged or added.
fn with(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<u8> {
    let mut parts = parts();
    parts.insert(name.to_owned(), bytes.into());
    book(&parts)
}

/// The workbook whose table has these rows.
fn with_rows(rows: &str) -> Vec<u8> {
    with(SHEET, table(rows))
}

/// A corpus of files, each with the family it is of.
#[derive(Default)]
struct Corpus(Vec<(String, Vec<u8>)>);

impl Corpus {
    fn add(&mut self, family: &str, which: impl std::fmt::Display, bytes: Vec<u8>) {
        self.0.push((format!("{family} {which}"), bytes));
    }
}

/// Small files that unpack to much, in every part and in parts nobody asks for.
fn bombs(corpus: &mut Corpus) {
    for name in [SHEET, STRINGS, "xl/workbook.xml", "xl/media/picture.png", "docProps/app.xml"] {
        for mebibytes in [33_usize, 40, 64, 96] {
            corpus.add("bomb", format!("{name} {mebibytes}"), with(name, vec![b' '; mebibytes << 20]));
        }
    }
    // Many parts, each of which is allowed.
    for (count, mebibytes) in [(5_usize, 8_usize), (12, 3), (40, 1), (150, 1)] {
        let mut parts = parts();
        parts.extend((0..count).map(|at| (format!("xl/media/{at}.bin"), vec![0; mebibytes << 20])));
        corpus.add("bombs", count, book(&parts));
    }
    for count in [201_usize, 400, 2_000, 20_000] {
        let mut parts = parts();
        parts.extend((0..count).map(|at| (format!("p{at}"), Vec::new())));
        corpus.add("parts", count, book(&parts));
    }
}

/// Archives in archives; only the outermost is ever opened.
fn nested(corpus: &mut Corpus) {
    let mut inner = packed([("deep.bin", vec![0_u8; 16 << 20].as_slice())], SimpleFileOptions::default());
    for depth in 1..=8 {
        corpus.add("nested beside", depth, with("xl/embeddings/more.zip", inner.clone()));
        corpus.add("nested as table", depth, with(SHEET, inner.clone()));
        inner = packed([("more.zip", inner.as_slice())], SimpleFileOptions::default());
        corpus.add("nested alone", depth, inner.clone());
    }
}

/// Names that lead out of the archive.
fn paths(corpus: &mut Corpus) {
    let names = [
        "../evil.xml",
        "../../evil.xml",
        "../../../../../../tmp/evil",
        "/etc/cron.d/evil",
        "/tmp/evil",
        "..\\evil.xml",
        "..\\..\\evil",
        "C:\\evil.exe",
        "C:/evil",
        "\\\\host\\share\\evil",
        "xl/../../evil",
        "xl/worksheets/../../../evil",
        "./evil",
        "././../evil",
        "evil/",
        "~/.ssh/authorized_keys",
        "..%2f..%2fevil",
        "\u{2025}/evil",
        "aux",
        "nul.txt",
        "con",
        "a\u{202e}lmx.exe",
        "a b c.xml ",
        " .xml",
        "...",
        "....//evil",
    ];
    for name in names {
        corpus.add("path beside", name, with(name, CANARY.as_bytes()));
        let mut parts = parts();
        let rels = String::from_utf8(parts["xl/_rels/workbook.xml.rels"].clone()).unwrap();
        let rels = rels.replace("worksheets/sheet1.xml", &name.replace('&', "&amp;"));
        parts.insert("xl/_rels/workbook.xml.rels".to_owned(), rels.into_bytes());
        corpus.add("path to the table", name, book(&parts));
    }
    let targets = [
        "file:///etc/hostname",
        "http://127.0.0.1:9/x",
        "https://169.254.169.254/latest",
        "ftp://localhost/x",
        "\\\\host\\x",
        "/etc/passwd",
    ];
    for target in targets {
        let mut parts = parts();
        let rels = String::from_utf8(parts["xl/_rels/workbook.xml.rels"].clone()).unwrap();
        let rels =
            rels.replace(r#"Target="worksheets/sheet1.xml""#, &format!(r#"TargetMode="External" Target="{target}""#));
        parts.insert("xl/_rels/workbook.xml.rels".to_owned(), rels.into_bytes());
        corpus.add("external", target, book(&parts));
    }
}

/// Links in the archive's own sense.
fn links(corpus: &mut Corpus) {
    for target in ["/etc/passwd", "../../../etc/hostname", "/dev/zero", "/proc/self/environ", "xl/workbook.xml", "."] {
        for name in [SHEET, STRINGS, "xl/worksheets", "link"] {
            let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
            for (part, bytes) in parts().iter().filter(|(part, _)| *part != name) {
                archive.start_file(part.as_str(), SimpleFileOptions::default()).unwrap();
                archive.write_all(bytes).unwrap();
            }
            archive.add_symlink(name, target, SimpleFileOptions::default()).unwrap();
            corpus.add("link", format!("{name} to {target}"), archive.finish().unwrap().into_inner());
        }
    }
}

/// Documents that define what they say: entities of every kind, in every part.
fn entities(corpus: &mut Corpus) {
    let laughs: String =
        (1..=12).map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10))).collect();
    let doctypes = [
        ("internal", format!(r#"<!DOCTYPE w [<!ENTITY x "{CANARY}">]>"#)),
        ("laughs", format!(r#"<!DOCTYPE w [<!ENTITY l0 "{CANARY}">{laughs}<!ENTITY x "&l12;">]>"#)),
        ("file", r#"<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#.to_owned()),
        ("net", r#"<!DOCTYPE w [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>"#.to_owned()),
        ("parameter", r#"<!DOCTYPE w [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;]>"#.to_owned()),
        ("outside", r#"<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">"#.to_owned()),
        ("recursive", r#"<!DOCTYPE w [<!ENTITY x "&y;"><!ENTITY y "&x;">]>"#.to_owned()),
    ];
    let rows =
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row><row r="2"><c r="A2"><v>&x;</v></c></row>"#;
    for (kind, doctype) in doctypes {
        corpus.add("entity in the table", kind, with(SHEET, format!("{HEAD}{doctype}{}", table(rows))));
        let strings = format!(r#"{HEAD}{doctype}<sst xmlns="{MAIN}"><si><t>&x;</t></si></sst>"#);
        corpus.add("entity in the strings", kind, with(STRINGS, strings));
        for name in ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"] {
            let text = String::from_utf8(parts()[name].clone()).unwrap().replace(HEAD, &format!("{HEAD}{doctype}"));
            corpus.add("entity", format!("{kind} in {name}"), with(name, text));
        }
    }
}

/// Much of what there is usually little of.
fn multitudes(corpus: &mut Corpus) {
    for count in [10_000_usize, 100_000, 1_000_000] {
        let attributes: String = (0..count).map(|at| format!(" a{at}=\"1\"")).collect();
        corpus.add(
            "attributes",
            count,
            with_rows(&format!(r#"<row r="1"{attributes}><c r="A1"><v>1</v></c></row><row r="2"/>"#)),
        );
        let spaces: String = (0..count).map(|at| format!(" xmlns:n{at}=\"u{at}\"")).collect();
        corpus.add(
            "namespaces",
            count,
            with_rows(&format!(r#"<row r="1"{spaces}><c r="A1"><v>1</v></c></row><row r="2"/>"#)),
        );
        let deep = "<x>".repeat(count) + &"</x>".repeat(count);
        corpus.add("depth", count, with_rows(&format!("<row r=\"1\">{deep}</row>")));
        corpus.add("depth unclosed", count, with(SHEET, "<x>".repeat(count)));
        let strings = format!(r#"<sst xmlns="{MAIN}">{}</sst>"#, "<si><t>a</t></si>".repeat(count));
        corpus.add("strings", count, with(STRINGS, strings));
        corpus.add("long name", count, with_rows(&format!("<{} r=\"1\"/>", "n".repeat(count))));
        corpus.add("comment", count, with_rows(&format!("<!--{}-->", "c".repeat(count))));
        corpus.add("instruction", count, with_rows(&format!("<?{}?>", "p".repeat(count))));
    }
}

/// Cells that are far away, many, nameless or not where they say.
fn cells(corpus: &mut Corpus) {
    let cell =
        |at: &str| format!(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="{at}"><v>1</v></c></row>"#);
    for at in [
        "XFD1048576",
        "A1048576",
        "XFD1",
        "ZZZ1",
        "A5002",
        "CW2",
        "A0",
        "A",
        "1",
        "",
        "A-1",
        "A99999999999999999999",
        "ZZZZZZZZ9",
        "a1",
        "R1C1",
        "A1:B2",
        "\u{ff21}1",
        "A1.5",
        "A1e9",
    ] {
        corpus.add("cell", at, with_rows(&cell(at)));
    }
    for rows in [ROWS_MAX + 2, 20_000, 60_000] {
        let many: String = (1..=rows).map(|at| format!(r#"<row r="{at}"><c r="A{at}"><v>1</v></c></row>"#)).collect();
        corpus.add("rows", rows, with_rows(&many));
    }
    for index in ["1", "99999999", "-1", "x", "1e9", "18446744073709551616"] {
        corpus.add(
            "string index",
            index,
            with_rows(&format!(
                r#"<row r="1"><c r="A1" t="s"><v>{index}</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#
            )),
        );
    }
    for number in ["NaN", "INF", "-INF", "1e400", "1e-400", "0x10", "9".repeat(4_000).as_str(), "--1", "1,5", "\u{661}"]
    {
        corpus.add(
            "number",
            number.chars().take(8).collect::<String>(),
            with_rows(&format!(
                r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>{number}</v></c></row>"#
            )),
        );
    }
    for kind in ["s", "str", "inlineStr", "b", "e", "d", "n", "zz", ""] {
        corpus.add(
            "type",
            kind,
            with_rows(&format!(
                r#"<row r="1"><c r="A1" t="{kind}"><v>{CANARY}</v></c></row><row r="2"><c r="A2" t="{kind}"/></row>"#
            ))
            .to_vec(),
        );
    }
}

/// Two formats in one file, and files that are none.
fn polyglots(corpus: &mut Corpus) {
    let whole = book(&parts());
    let fronts: [(&str, &[u8]); 9] = [
        ("pdf", b"%PDF-1.7\n"),
        ("jpeg", &[0xFF, 0xD8, 0xFF, 0xE0]),
        ("png", b"\x89PNG\r\n\x1a\n"),
        ("gif", b"GIF89a"),
        ("elf", b"\x7fELF"),
        ("exe", b"MZ"),
        ("html", b"<script>alert(1)</script>"),
        ("ole", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("shell", b"#!/bin/sh\nreboot\n"),
    ];
    for (name, front) in fronts {
        corpus.add("front", name, [front, whole.as_slice()].concat());
        corpus.add("back", name, [whole.as_slice(), front].concat());
        corpus.add("alone", name, [front, &[0; 64]].concat());
    }
    corpus.add("size", "nothing", Vec::new());
    corpus.add("size", "too much", vec![b'a'; BYTES_MAX + 1]);
    corpus.add("csv", "one cell of two MB", [b"a\n".as_slice(), &vec![b'a'; BYTES_MAX - 2]].concat());
    corpus.add("csv", "only commas", vec![b','; BYTES_MAX]);
    corpus.add("csv", "only lines", vec![b'\n'; BYTES_MAX]);
    corpus.add("csv", "an open quote", [b"a\n\"".as_slice(), &vec![b'a'; 1 << 20]].concat());
    corpus.add("csv", "no text", (0..=255).cycle().take(4_096).collect());
    corpus.add("csv", "NUL", b"a,b\n\0,1\n".to_vec());
}

/// Archives that say something else in front than in their directory.
fn lies(corpus: &mut Corpus) {
    let whole = packed(
        parts().iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())),
        SimpleFileOptions::default().compression_method(CompressionMethod::Stored),
    );
    let marks = [b"PK\x03\x04".as_slice(), b"PK\x01\x02", b"PK\x05\x06"];
    for mark in marks {
        let places: Vec<usize> = (0..whole.len() - mark.len()).filter(|at| whole[*at..].starts_with(mark)).collect();
        for (nth, place) in places.into_iter().enumerate() {
            // Flags, method, sum, sizes, counts, offsets: each field set to its highest value.
            for field in [6_usize, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 42] {
                let mut lying = whole.clone();
                for byte in lying.iter_mut().skip(place + field).take(if field < 14 { 2 } else { 4 }) {
                    *byte = 0xFF;
                }
                corpus.add("lie", format!("{mark:02x?} {nth} {field}"), lying);
            }
        }
    }
    let squeezed = book(&parts());
    for cut in (0..squeezed.len()).step_by(squeezed.len() / 60) {
        corpus.add("cut", cut, squeezed[..cut].to_vec());
    }
    for place in (0..squeezed.len()).step_by(squeezed.len() / 120) {
        let mut flipped = squeezed.clone();
        flipped[place] ^= 0xFF;
        corpus.add("flipped", place, flipped);
    }
}

#[test]
fn o10_hostile_files_are_refused_or_harmless_soon_and_small() {
    assert_eq!(
        read_file(&book(&parts()), BYTES_MAX as u32).unwrap().len(),
        2,
        "what follows differs from a good workbook where it says so"
    );
    let mut corpus = Corpus::default();
    for family in [bombs, nested, paths, links, entities, multitudes, cells, polyglots, lies] {
        family(&mut corpus);
    }
    assert!(corpus.0.len() >= 300, "{}", corpus.0.len());
    let (mut refused, mut read, mut longest) = (0, 0, (Duration::ZERO, ""));
    let mut faults = Vec::new();
    for (name, bytes) in &corpus.0 {
        let began = Instant::now();
        let answer = read_file(bytes, BYTES_MAX as u32);
        let took = began.elapsed();
        longest = longest.max((took, name.as_str()));
        if took > Duration::from_secs(5) {
            faults.push(format!("{name} took {took:?}"));
        }
        match answer {
            Ok(rows) => {
                read += 1;
                // What stands in the file itself may be read; what it points to may not.
                let points = ["entity", "external", "link", "path"].iter().any(|family| name.starts_with(family));
                let text = format!("{rows:?}");
                if points && (text.contains(CANARY) || text.contains("root:")) {
                    faults.push(format!("{name} was obeyed: {text}"));
                }
                if rows.len() > ROWS_MAX as usize + 1 || name.starts_with("bomb") || name.starts_with("parts") {
                    faults.push(format!("{name} was read: {} rows", rows.len()));
                }
            }
            Err(refusal) => {
                refused += 1;
                let bomb = name.starts_with("bomb") || name.starts_with("parts");
                let codes = ["sheet_size", "sheet_not_readable", "sheet_empty"];
                let code = refusal.code.as_str();
                if !codes.contains(&code) || (bomb && code != "sheet_size") || format!("{refusal:?}").contains(CANARY) {
                    faults.push(format!("{name} was refused otherwise: {refusal:?}"));
                }
            }
        }
    }
    let peak = peak_kibibytes() >> 10;
    println!("{} files: {refused} refused, {read} read; longest {longest:?}; {peak} MiB at the peak", corpus.0.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!((1..512).contains(&peak), "{peak} MiB at the peak, with all the files");
}

/// The most memory this process ever held.
fn peak_kibibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
