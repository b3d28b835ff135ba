//! The instruction file of a released batch, byte for byte as it was released.
//! It is written anew from the rows and compared with the digest kept then: rows
//! that were altered meanwhile give no file.
//!
//! Article: R1-20, R3d-27.

use base::Refusal;
use schemars::JsonSchema;
use serde::Serialize;
use store::entity::payment_batch;

use super::view::{OfBatch, payables_of};
use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::payment::take_receipt::not_released;
use crate::operations::payment::{instructions_of, opened, write};
use crate::stop::Stop;
use regulation::duties::Duty;

/// The instruction file.
pub struct InstructionFile;

/// The file.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FileShown {
    /// Its name.
    pub file_name: String,
    /// Its text, UTF-8.
    pub content: String,
    /// SM3 of its bytes, hex.
    pub sm3: String,
}

impl Query for InstructionFile {
    const SPEC: QuerySpec = QuerySpec {
        name: "payment.instruction_file",
        title: "支付指令文件",
        title_en: "the instruction file",
        access: Access::Duty(&[Duty::PayMake, Duty::PayRelease, Duty::ReceiptMatch]),
    };
    type Input = OfBatch;
    type Output = FileShown;

    async fn answer(cx: &Context<'_>, OfBatch { batch_id }: OfBatch) -> Result<FileShown, Stop> {
        let batch = cx.view.by_key::<payment_batch::Model>(batch_id.0).await?;
        let batch = batch.ok_or_else(|| Refusal::unknown("支付批次", "payment batch"))?;
        let released = batch.file_digest.clone().ok_or_else(not_released)?;
        let instructions = instructions_of(cx, batch_id.0).await?;
        let payables = payables_of(cx, &instructions).await?;
        let file = write(&batch, &opened(cx, &instructions)?, &payables)?;
        if file.file_digest != released {
            return Err(Refusal::conflict(
                "instruction_file_altered",
                "支付指令与放行时的摘要不符，文件不予提供，请核查",
                "the instructions are not those that were released; no file is given",
            )
            .citing("R1-20")
            .into());
        }
        Ok(FileShown { file_name: format!("{}.csv", batch.serial), content: file.text, sm3: released })
    }
}
