//! What verification can find wrong with the trail itself: the closed list,
//! with a stable code and wording for the report of `zhiheng trail verify`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Fault;

macro_rules! fault_kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $title:literal, $title_en:literal;)*) => {
        /// What is wrong with the trail.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum TrailFaultKind {
            $($(#[$doc])* $name,)*
        }

        impl TrailFaultKind {
            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $(TrailFaultKind::$name => $code,)* }
            }

            /// What is said on the screen.
            pub fn title(self) -> &'static str {
                match self { $(TrailFaultKind::$name => $title,)* }
            }

            /// The same in English.
            pub fn title_en(self) -> &'static str {
                match self { $(TrailFaultKind::$name => $title_en,)* }
            }
        }
    };
}

fault_kinds! {
    /// The bytes are not an entry in canonical form.
    EntryUnreadable = "entry_unreadable", "留痕条目无法读取或不是规范格式", "the entry cannot be read or is not in canonical form";
    /// An entry with this number was read before.
    EntryRepeated = "entry_repeated", "留痕条目编号重复", "an entry with this number stands in the trail before";
    /// The entry is earlier than an entry before it by more than is allowed.
    TimeWentBack = "time_went_back", "条目时间早于之前的条目", "the entry is earlier than one before it";
    /// The revs of a row are not continuous; see the row.
    RowFault = "row_fault", "记录版本不连续", "the versions of a row are not continuous";
    /// The checkpoint is for another trail.
    OriginDiffers = "origin_differs", "检查点属于另一条留痕", "the checkpoint is of another trail";
    /// The checkpoint is signed by no known key.
    SignatureUnknown = "signature_unknown", "检查点没有已知密钥的签名", "the checkpoint is signed by no known key";
    /// A signature does not fit the checkpoint.
    SignatureWrong = "signature_wrong", "检查点签名无效", "a signature does not fit the checkpoint";
    /// A cosignature by a witness whose key was brought does not fit the checkpoint.
    CosignatureWrong = "cosignature_wrong", "见证签名无效", "a witness's cosignature does not fit the checkpoint";
    /// A witness whose key was brought has cosigned no checkpoint that agrees.
    CosignatureMissing = "cosignature_missing", "没有所给见证方的有效见证签名", "no checkpoint bears the cosignature of a witness whose key was given";
    /// The root at the checkpoint's size is another: an entry up to there was
    /// altered, inserted, deleted or moved.
    RootDiffers = "root_differs", "检查点之前的条目被改动", "entries before the checkpoint were altered";
    /// The checkpoint covers more entries than there are.
    TailCut = "tail_cut", "条目少于检查点记载的数量", "there are fewer entries than the checkpoint covers";
    /// The checkpoint stands after entries that it does not cover.
    CheckpointOutOfPlace = "checkpoint_out_of_place", "检查点位置不对", "the checkpoint does not stand behind its last entry";
    /// The checkpoint is earlier than the one before or than an entry it covers.
    CheckpointTooEarly = "checkpoint_too_early", "检查点时间早于其所含条目或前一检查点", "the checkpoint is earlier than what it covers";
    /// The text of a checkpoint cannot be read.
    CheckpointUnreadable = "checkpoint_unreadable", "检查点无法读取", "the checkpoint cannot be read";
    /// The file does not begin as an export does.
    HeaderUnreadable = "header_unreadable", "文件头无法读取", "the file does not begin as an export does";
    /// A line of the file is of no known kind.
    LineUnreadable = "line_unreadable", "文件中有无法识别的行", "a line of the file is of no known kind";
    /// The file stops without its last line.
    EndMissing = "end_missing", "文件不完整", "the file stops before its end";
    /// The size or root on the last line is not that of the entries.
    EndDiffers = "end_differs", "文件末行与条目不一致", "the last line does not fit the entries";
}

/// One thing wrong with the trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrailFault {
    /// What is wrong.
    pub kind: TrailFaultKind,
    /// Where: the index of the entry from 0; for checkpoints their size; for
    /// the file the number of entries before the place.
    pub index: u64,
    /// For `root_differs`: the largest size below at which a checkpoint did
    /// agree; the alteration is at or after that index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intact_to: Option<u64>,
    /// For `row_fault`: which row and what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Fault>,
    /// For what cannot be read: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl TrailFault {
    pub(crate) fn at(kind: TrailFaultKind, index: u64) -> TrailFault {
        TrailFault { kind, index, intact_to: None, row: None, reason: None }
    }

    pub(crate) fn because(kind: TrailFaultKind, index: u64, reason: impl fmt::Display) -> TrailFault {
        TrailFault { reason: Some(reason.to_string()), ..TrailFault::at(kind, index) }
    }
}

impl fmt::Display for TrailFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {}: {} ({})", self.index, self.kind.title_en(), self.kind.code())?;
        if let Some(intact_to) = self.intact_to {
            write!(f, ", intact up to entry {intact_to}")?;
        }
        if let Some(row) = &self.row {
            write!(f, ", {row}")?;
        }
        match &self.reason {
            Some(reason) => write!(f, ", {reason}"),
            None => Ok(()),
        }
    }
}
