//! `zhiheng keys` and the key file, as an administrator meets them: nothing of the
//! demonstration is readable without the file, the program does not begin without
//! its keys, and keys are changed, also over a kill.
//!
//! Article: R1-24, R3d-34, G22239-8.1.4.8. Threats I10, C05.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::print_stderr, reason = "a test")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use store::entity::{person, provider};
use store::sea_orm::{ConnectionTrait, Database, EntityTrait, Statement};
use store::{KeyRing, Store};

#[path = "../../../testing/folder.rs"]
mod folder;
#[path = "../../../testing/postgres.rs"]
mod postgres;

use folder::Folder;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn c05_the_keys_of_a_county_are_changed_and_guarded_on_sqlite() {
    let folder = Folder::new("keys");
    let url = format!("sqlite://{}", folder.0.join("demo.sqlite").display());
    the_keys_are_changed(&folder.0, &url, &folder.0.join("demo.sqlite.key")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn c05_the_keys_of_a_county_are_changed_and_guarded_on_postgres() {
    let folder = Folder::new("keys");
    let url = postgres::fresh("keys").await;
    let name = url.split('?').next().unwrap().rsplit('/').next().unwrap().to_owned();
    the_keys_are_changed(&folder.0, &url, &folder.0.join("data").join(format!("{name}.key"))).await;
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_zhiheng"));
    program.current_dir(folder).env("RUST_LOG", "warn").env_remove("ZHIHENG_KEY_FILE").args(arguments);
    program
}

fn zhiheng(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().expect("the program runs")
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = zhiheng(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What the program says when it refuses to begin.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let mut begun = program(folder, arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    // A server that does not refuse goes on for ever.
    for _ in 0..300 {
        if begun.try_wait().unwrap().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    begun.kill().expect("kill -9, or it has ended");
    let output = begun.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {output:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// Identity numbers of persons and accounts of institutions, read with the key file.
async fn in_clear(url: &str, key_file: &Path) -> Vec<String> {
    let path: PathBuf = key_file.to_owned();
    let keys = move || std::fs::read_to_string(&path).map_err(|error| error.to_string());
    let store = Store::open(url).await.unwrap().with_keys(keys);
    let mut values = Vec::new();
    for row in store.view().all(person::Entity::find()).await.unwrap() {
        values.push(store.vault().open::<person::IdentityNumber>(&row).unwrap());
    }
    for row in store.view().all(provider::Entity::find()).await.unwrap() {
        values.push(store.vault().open::<provider::PayeeAccount>(&row).unwrap());
    }
    values.sort();
    values
}

/// The whole database as text.
async fn text_of(url: &str) -> String {
    if let Some(path) = url.strip_prefix("sqlite://") {
        let read = |ending: &str| std::fs::read(format!("{path}{ending}")).unwrap_or_default();
        return String::from_utf8_lossy(&[read(""), read("-wal")].concat()).into_owned();
    }
    let db = Database::connect(url).await.unwrap();
    let ask = |sql: String| db.query_all_raw(Statement::from_string(db.get_database_backend(), sql));
    let columns = "SELECT table_name::text AS t, column_name::text AS c, data_type::text AS k \
        FROM information_schema.columns WHERE table_schema = 'public'";
    let mut all = String::new();
    for column in ask(columns.to_owned()).await.unwrap() {
        let [table, name, kind]: [String; 3] = ["t", "c", "k"].map(|one| column.try_get("", one).unwrap());
        let text = if kind == "bytea" { format!("encode({name}, 'escape')") } else { format!("{name}::text") };
        for value in ask(format!("SELECT {text} AS v FROM {table} WHERE {name} IS NOT NULL")).await.unwrap() {
            all += &value.try_get::<String>("", "v").unwrap();
            all.push('\n');
        }
    }
    all
}

/// Every column of bytes of a PostgreSQL database, and the names of the commands.
async fn binary_of(url: &str) -> Vec<u8> {
    let db = Database::connect(url).await.unwrap();
    let ask = |sql: String| db.query_all_raw(Statement::from_string(db.get_database_backend(), sql));
    let columns = "SELECT table_name::text AS t, column_name::text AS c \
        FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea'";
    let mut all = Vec::new();
    for column in ask(columns.to_owned()).await.unwrap() {
        let [table, name]: [String; 2] = ["t", "c"].map(|one| column.try_get("", one).unwrap());
        for value in ask(format!("SELECT {name} AS v FROM {table} WHERE {name} IS NOT NULL")).await.unwrap() {
            all.extend(value.try_get::<Vec<u8>>("", "v").unwrap());
        }
    }
    all
}

fn names(key_file: &Path) -> Vec<String> {
    let ring = KeyRing::parse(&std::fs::read_to_string(key_file).unwrap()).unwrap();
    ring.names().map(str::to_owned).collect()
}

async fn the_keys_are_changed(folder: &Path, url: &str, key_file: &Path) {
    done(folder, &["demo", "--persons", "300", "--leave-month", "--db", url]);
    let mode = std::fs::metadata(key_file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "the program made the file for its account alone");
    let values = in_clear(url, key_file).await;
    assert!(values.len() > 300);
    let text = text_of(url).await;
    let readable = values.iter().filter(|value| text.contains(value.as_str())).count();
    assert_eq!(readable, 0, "of {} values", values.len());
    assert!(text.contains("house.found"), "what is not sealed is found, so the search works");
    no_key_is_in_the_database(url, key_file).await;

    let first = names(key_file).remove(0);
    let listed = done(folder, &["keys", "list", "--db", url]);
    assert!(
        listed.contains(&format!("{first}  current")) && listed.contains("person.identity_number: 300"),
        "{listed}"
    );
    assert!(refused(folder, &["keys", "retire", &first, "--db", url]).contains("sealing.retire_key"));

    let lock = std::fs::File::create(format!("{}.lock", key_file.display())).unwrap();
    lock.lock().unwrap();
    assert!(refused(folder, &["keys", "rotate", "--db", url]).contains("another process"));
    drop(lock);
    assert_eq!(names(key_file), std::slice::from_ref(&first));

    // Killed at whatever it is doing; begun again it comes to its end.
    for milliseconds in [20, 60, 110, 170, 240] {
        let mut rotation = program(folder, &["keys", "rotate", "--db", url]);
        let mut rotation = rotation.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        rotation.kill().expect("kill -9, or it has ended");
        rotation.wait().unwrap();
        assert_eq!(in_clear(url, key_file).await, values);
    }
    let rotated = done(folder, &["keys", "rotate", "--db", url]);
    let last = names(key_file).pop().unwrap();
    assert!(rotated.contains(&format!("{last}  current")), "{rotated}");
    assert_ne!(last, first);
    assert_eq!(in_clear(url, key_file).await, values);
    for former in names(key_file).into_iter().filter(|name| *name != last) {
        let listed = done(folder, &["keys", "retire", &former, "--db", url]);
        assert!(listed.contains(&format!("{former}  retired")), "{listed}");
    }
    assert_eq!(names(key_file), std::slice::from_ref(&last));
    assert_eq!(in_clear(url, key_file).await, values);
    done(folder, &["trail", "verify", "--db", url]);

    // The program does not begin without its keys, and says what is wrong.
    let serve = ["serve", "--db", url, "--listen", "127.0.0.1:0"];
    let kept = std::fs::read_to_string(key_file).unwrap();
    std::fs::set_permissions(key_file, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(refused(folder, &serve).contains("chmod 600"));
    std::fs::set_permissions(key_file, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::write(key_file, kept.replace("sealing ", "sealing 0")).unwrap();
    assert!(refused(folder, &serve).contains("is no key"));
    let digest = kept.lines().find(|line| line.starts_with("digest")).unwrap();
    std::fs::write(key_file, format!("{digest}\nsealing {}\n", "05".repeat(16))).unwrap();
    assert!(refused(folder, &serve).contains(&format!("does not hold the key {last}")));
    for kind in ["digest", "row", "signing"] {
        let line = kept.lines().find(|line| line.starts_with(kind)).unwrap();
        std::fs::write(key_file, kept.replace(line, &format!("{kind} {}", "05".repeat(32)))).unwrap();
        assert!(refused(folder, &serve).contains(&format!("{kind} key")), "{kind}");
    }
    std::fs::remove_file(key_file).unwrap();
    let told = refused(folder, &serve);
    assert!(told.contains("there is no key file") && told.contains("ZHIHENG_KEY_FILE"), "{told}");
    the_row_key_verifies(folder, url, key_file, &kept);
}

/// Neither as signs nor as bytes, wherever they may stand.
async fn no_key_is_in_the_database(url: &str, key_file: &Path) {
    let text = text_of(url).await;
    let bytes = match url.strip_prefix("sqlite://") {
        Some(path) => ["", "-wal"].map(|end| std::fs::read(format!("{path}{end}")).unwrap_or_default()).concat(),
        None => binary_of(url).await,
    };
    assert!(bytes.windows(11).any(|at| at == b"house.found"), "what is there is found");
    let keys = std::fs::read_to_string(key_file).unwrap();
    let keys = keys.lines().filter_map(|line| line.split_once(' ').filter(|(kind, _)| *kind != "#"));
    let mut kinds = Vec::new();
    for (kind, key) in keys {
        let raw = hex::decode(key).unwrap();
        assert!(!bytes.windows(raw.len()).any(|at| at == raw), "the {kind} key lies in the database");
        assert!(!text.to_lowercase().contains(key), "the {kind} key lies in the database");
        kinds.push(kind.to_owned());
    }
    assert_eq!(kinds, ["digest", "row", "signing", "sealing"]);
}

/// Whoever verifies is given the row key and the verifying key: enough for every
/// row and every checkpoint, and for nothing else.
fn the_row_key_verifies(folder: &Path, url: &str, key_file: &Path, kept: &str) {
    let verify = ["trail", "verify", "--db", url];
    let guarded = |text: &str| {
        std::fs::write(key_file, text).unwrap();
        std::fs::set_permissions(key_file, std::fs::Permissions::from_mode(0o600)).unwrap();
    };
    guarded(kept);
    done(folder, &verify);
    let verifier = done(folder, &["trail", "key", "--db", url]);
    let row = kept.lines().find(|line| line.starts_with("row")).unwrap();
    guarded(&format!("{row}\n"));
    assert!(refused(folder, &verify).contains("no signing key"));
    done(folder, &["trail", "verify", "--db", url, "--key", verifier.trim()]);
    assert!(refused(folder, &["keys", "list", "--db", url]).contains("no digest key"));
    guarded(&format!("row {}\n", "05".repeat(32)));
    let faults = zhiheng(folder, &["trail", "verify", "--db", url, "--key", verifier.trim()]);
    assert_eq!(faults.status.code(), Some(1), "under another row key every row is another: {faults:?}");
}
