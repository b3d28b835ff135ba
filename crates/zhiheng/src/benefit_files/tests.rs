//! Files as outsiders write them: extra columns, other widths, broken cells,
//! missing columns, repeated numbers; and the command's exit codes.

use std::process::ExitCode;

use arrow::array::{Date32Array, Int32Array, Int64Array, StringArray};
use clap::Parser;

use super::*;
use crate::benefit_command::{BenefitArgs, run};

const HEADER: &str = "stay_id,person_id,birth_date,admit_date,discharge_date,tier,out_of_area,total_fen,\
                      out_of_scope_fen,preself_fen,referral,is_cont,prior_stay_id,hardship";
const FIRST: &str = "1,7,1960-05-01,2017-03-01,2017-03-09,1,0,500000,40000,10000,0,0,0,0";

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    benefit: BenefitArgs,
}

#[allow(unreachable_pub, reason = "shared with tests of other crates")]
#[path = "../../../../testing/folder.rs"]
mod folder;

/// A folder of its own for each test, and the command on its files.
struct Files(folder::Folder);

impl Files {
    fn new(name: &str) -> Files {
        Files(folder::Folder::new(name))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.0.join(name)
    }

    fn written(&self, name: &str, text: &str) -> PathBuf {
        std::fs::write(self.file(name), text).unwrap();
        self.file(name)
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.file(name)).unwrap()
    }

    /// Runs `benefit run` from one file here to another.
    fn run(&self, input: &str, output: &str, more: &[&str]) -> ExitCode {
        let (input, output) = (self.file(input), self.file(output));
        let mut words = vec!["zhiheng", "run", "--policy", "henan-resident-2017", "--input"];
        words.extend([input.to_str().unwrap(), "--output", output.to_str().unwrap()]);
        words.extend(more);
        run(Cli::parse_from(words).benefit).unwrap()
    }
}

fn read(path: &Path) -> anyhow::Result<(Stays, Vec<Refused>)> {
    read_stays(path, NonZeroUsize::MIN.saturating_add(1))
}

#[test]
fn a_file_is_settled_and_what_cannot_be_goes_to_the_rejected() {
    let folder = Files::new("settled");
    let negative = FIRST.replace("1,7,", "2,8,").replace("500000", "-1");
    let broken = FIRST.replace("1,7,", "3,9,").replace("1960-05-01", "1960-13-01");
    folder.written("in.csv", &format!("{HEADER}\n{FIRST}\n{negative}\n{broken}\n"));
    assert_eq!(
        folder.run("in.csv", "out.csv", &["--explain", folder.file("why").to_str().unwrap()]),
        ExitCode::from(1)
    );
    let expected = "stay_id,in_scope,ded_std,ded,ratio_cut,basic,ci,hs,self_in_scope,review\n\
                    1,450000,40000,40000,0,318300,0,0,131700,0\n";
    assert_eq!(folder.text("out.csv"), expected);
    let rejected = folder.text("out.csv.rejected.csv");
    let lines: Vec<&str> = rejected.lines().collect();
    assert_eq!((lines[0], lines.len()), ("stay_id,code,reason,field,reason_en", 3));
    assert!(lines[1].starts_with("2,amount_negative,") && lines[1].contains(",total_fen,"), "{rejected}");
    assert!(lines[2].starts_with("3,cell_not_readable,第 4 行 birth_date 列"), "{rejected}");
    assert!(!rejected.contains("1960"), "a message repeats a cell: {rejected}");
    let explained: benefit::Explanation = serde_json::from_str(folder.text("why").trim()).unwrap();
    assert_eq!(explained.settled.basic, base::Fen(318_300));

    // The next run has nothing to reject and leaves no outdated list behind.
    folder.written("in.csv", &format!("{HEADER}\n{FIRST}\n"));
    assert_eq!(folder.run("in.csv", "out.csv", &[]), ExitCode::SUCCESS);
    assert!(!folder.file("out.csv.rejected.csv").exists() && !folder.file("out.csv.partial").exists());
}

#[test]
fn columns_may_stand_in_any_order_beside_others() {
    let folder = Files::new("order");
    let plain = folder.written("plain.csv", &format!("{HEADER}\n{FIRST}\n"));
    let turned = folder.written("turned.csv", &format!("\u{feff}name,{HEADER}\nsomebody,{FIRST}\n"));
    assert_eq!(read(&plain).unwrap(), read(&turned).unwrap());
}

#[test]
fn a_malformed_file_is_wrong_use() {
    let folder = Files::new("malformed");
    for (name, text, said) in [
        ("short.csv", format!("{HEADER}\n1,7\n"), "line: 2"),
        ("missing.csv", format!("{}\n{FIRST}\n", HEADER.replace("tier", "level")), "no column \"tier\""),
        ("empty.csv", String::new(), "no column \"stay_id\""),
        ("not.parquet", "PAR1".to_owned(), "not.parquet"),
        ("other.xlsx", String::new(), ".parquet or .csv"),
    ] {
        let error = read(&folder.written(name, &text)).unwrap_err();
        assert!(error.is::<WrongFile>() && error.to_string().contains(said), "{error}");
        assert_eq!(folder.run(name, "out.csv", &[]), ExitCode::from(2), "{name}");
        assert!(!folder.file("out.csv").exists());
    }
    assert_eq!(folder.run("none.csv", "out.csv", &[]), ExitCode::from(2));
    folder.written("in.csv", &format!("{HEADER}\n{FIRST}\n"));
    assert_eq!(folder.run("in.csv", "out.txt", &[]), ExitCode::from(2));
}

#[test]
fn repeated_numbers_are_rejected_all_of_them() {
    let folder = Files::new("repeated");
    let other = FIRST.replace("1,7,", "2,8,");
    folder.written("in.csv", &format!("{HEADER}\n{FIRST}\n{other}\n{}\n", FIRST.replace("1,7,", "1,9,")));
    assert_eq!(folder.run("in.csv", "out.csv", &[]), ExitCode::from(1));
    assert_eq!(folder.text("out.csv").lines().skip(1).map(|line| &line[..2]).collect::<Vec<_>>(), ["2,"]);
    assert_eq!(folder.text("out.csv.rejected.csv").matches("1,stay_id_repeated").count(), 2);
}

/// One row group for each number of rows; the tier is wider than needed, the
/// person narrower, the birthday a text.
fn write_wide(path: &Path, tiers: &[Option<i64>]) {
    let rows = tiers.len();
    let numbers = |value: i64| Arc::new(Int64Array::from(vec![value; rows])) as ArrayRef;
    let days = |day: i32| Arc::new(Date32Array::from(vec![day; rows])) as ArrayRef;
    let ids = Arc::new(Int64Array::from((1..=rows as i64).collect::<Vec<_>>())) as ArrayRef;
    let arrays: [ArrayRef; 14] = [
        ids,
        Arc::new(Int32Array::from((1..=rows as i32).collect::<Vec<_>>())),
        Arc::new(StringArray::from(vec!["1960-05-01"; rows])),
        days(17_226),
        days(17_234),
        Arc::new(Int64Array::from(tiers.to_vec())),
        numbers(0),
        numbers(500_000),
        numbers(40_000),
        numbers(10_000),
        numbers(0),
        numbers(0),
        numbers(0),
        numbers(0),
    ];
    let batch = RecordBatch::try_from_iter_with_nullable(COLUMNS.into_iter().zip(arrays).map(|(n, a)| (n, a, true)));
    let batch = batch.unwrap();
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(2)).build();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

#[test]
fn parquet_of_other_widths_is_read_and_bad_cells_are_rejected() {
    let folder = Files::new("parquet");
    write_wide(&folder.file("in.parquet"), &[Some(1), Some(1), None, Some(300), Some(7), Some(1)]);
    let (stays, refused) = read(&folder.file("in.parquet")).unwrap();
    assert_eq!((stays.stay_id.as_slice(), stays.tier.as_slice()), ([1, 2, 5, 6].as_slice(), [1, 1, 7, 1].as_slice()));
    let refused: Vec<_> = refused.iter().map(|r| (r.stay_id, r.field.as_str(), r.reason_en.as_str())).collect();
    assert_eq!(refused[0], (Some(3), "tier", "line 3, column tier: expected a whole number from 0 to 255"));
    assert_eq!((refused[1].0, refused.len()), (Some(4), 2));

    assert_eq!(folder.run("in.parquet", "out.parquet", &["--threads", "3", "--json"]), ExitCode::from(1));
    assert_eq!(folder.text("out.parquet.rejected.csv").lines().count(), 4);
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(folder.file("out.parquet")).unwrap()).unwrap();
    let names: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names, RESULT);
    let batch = builder.build().unwrap().next().unwrap().unwrap();
    assert_eq!(batch.column(5).as_primitive::<Int64Type>().values(), &[318_300, 318_300, 318_300]);
}

#[test]
fn one_stay_is_explained_or_said_not_to_be_there() {
    let folder = Files::new("explain");
    let input = folder.written(
        "in.csv",
        &format!("{HEADER}\n{FIRST}\n{}\n", FIRST.replace("1,7,", "2,7,").replace(",1,0,5", ",9,0,5")),
    );
    for (policy, stay, code) in [
        ("henan-resident-2017", "1", 0),
        ("henan-resident-2017", "2", 1),
        ("henan-resident-2017", "3", 1),
        ("none", "1", 2),
    ] {
        let words = ["zhiheng", "explain", "--policy", policy, "--input", input.to_str().unwrap(), "--stay", stay];
        assert_eq!(run(Cli::parse_from(words).benefit).unwrap(), ExitCode::from(code), "{policy} {stay}");
    }
}
