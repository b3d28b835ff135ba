//! 9101 and 9102: a file is handed in, a file is fetched. A number that is another
//! hospital's looks like none.
//!
//! Article: R3d-39.2. Threat O01.

use std::io::{Cursor, Read, Write};

use app::operations::his::keep_file::{FileKept, FileToKeep, KeepFile, file_of};
use base::Refusal;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::failed::Failed;
use super::institution::Institution;
use super::{AtDesk, Output, message_key, nodes};
use crate::answer::{beijing_time, time_text};
use crate::transactions::{t9101, t9102};

/// What a packed text may hold when it is opened, in bytes.
const OPENED_MOST: u64 = 32 * 1024 * 1024;

pub(crate) async fn upload(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let sent = t9101::read(desk.request)?;
    let kept = keep(desk, institution, sent.name.clone(), &sent.bytes).await?;
    #[derive(Serialize)]
    struct Output<'a> {
        file_qury_no: &'a str,
        filename: &'a str,
        fixmedins_code: &'a str,
        dld_endtime: String,
    }
    nodes(&Output {
        file_qury_no: &kept.file_number,
        filename: &sent.name,
        fixmedins_code: &institution.code,
        dld_endtime: time_text(beijing_time(kept.kept_until)),
    })
}

pub(crate) async fn download(desk: &AtDesk<'_>, institution: &Institution) -> Result<Vec<u8>, Failed> {
    institution.must_be_signed_in(desk).await?;
    let number = t9102::read(desk.request)?;
    fetched(desk, institution, &number, "input.fsDownloadIn.file_qury_no").await
}

/// The bytes of a file of this hospital.
pub(crate) async fn fetched(
    desk: &AtDesk<'_>,
    institution: &Institution,
    number: &str,
    path: &str,
) -> Result<Vec<u8>, Failed> {
    let house = desk.house;
    let file = file_of(house.store.view(), institution.provider_id, number, house.clock.now()).await?;
    let file = file.ok_or_else(|| {
        Refusal::invalid("file_unknown", path, "文件查询号不存在或已过期", "no such file, or no longer")
    })?;
    Ok(file.content)
}

/// Keeps a file under the number of this message.
pub(crate) async fn keep(
    desk: &AtDesk<'_>,
    institution: &Institution,
    name: String,
    bytes: &[u8],
) -> Result<FileKept, Failed> {
    let input = FileToKeep { name, content: STANDARD.encode(bytes) };
    Ok(message_key::run::<KeepFile>(desk, institution, false, input).await?.output)
}

/// The text of a file: of the one text in a ZIP, or the file itself.
pub(crate) fn text_of(bytes: &[u8], path: &str) -> Result<String, Refusal> {
    let malformed = || {
        let (zh, en) = ("文件应为 UTF-8 文本，或只含一个文本的 ZIP", "a file is a UTF-8 text, or a ZIP of one text");
        Refusal::invalid("file_malformed", path, zh, en)
    };
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes.to_vec()).map_err(|_| malformed());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| malformed())?;
    if archive.len() != 1 {
        return Err(malformed());
    }
    let mut text = String::new();
    let packed = archive.by_index(0).map_err(|_| malformed())?;
    // What is packed may claim any size; reading stops at the limit.
    packed.take(OPENED_MOST + 1).read_to_string(&mut text).map_err(|_| malformed())?;
    if text.len() as u64 > OPENED_MOST { Err(malformed()) } else { Ok(text) }
}

/// A ZIP of one text. The same text gives the same bytes.
pub(crate) fn packed(name: &str, text: &str) -> Result<Vec<u8>, Failed> {
    let failed = |error: &dyn std::fmt::Display| app::Stop::fault("packing a file", error);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, SimpleFileOptions::default()).map_err(|error| failed(&error))?;
    archive.write_all(text.as_bytes()).map_err(|error| failed(&error))?;
    Ok(archive.finish().map_err(|error| failed(&error))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_packed_and_opened_and_anything_else_is_refused() {
        let zip = packed("a.txt", "一\t二\n").unwrap();
        assert_eq!(zip, packed("a.txt", "一\t二\n").unwrap());
        assert_eq!(text_of(&zip, "x").unwrap(), "一\t二\n");
        assert_eq!(text_of("一\t二\n".as_bytes(), "x").unwrap(), "一\t二\n");
        for broken in [&zip[..zip.len() - 10], b"PK", b"\xff\xfe", b"PK\x03\x04"] {
            assert_eq!(text_of(broken, "x").unwrap_err().code, "file_malformed");
        }
        let bomb = packed("a.txt", &"0".repeat(40 << 20)).unwrap();
        assert!(bomb.len() < 1 << 20);
        assert_eq!(text_of(&bomb, "x").unwrap_err().code, "file_malformed");
    }
}
