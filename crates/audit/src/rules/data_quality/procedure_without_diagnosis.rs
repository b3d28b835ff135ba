//! Rule 44, procedure without a diagnosis for it 诊断编码与手术操作编码不符: no diagnosis of the visit goes with
//! the procedure: a slip, or a procedure that was not done.
//!
//! Article: R1-12.11, R4-15, L735-39.

use crate::claims::Entry;
use crate::rules::{Check, Found, Look, Needs, VisitView};
use crate::shapes::{diagnosis_set, knowledge};
use crate::{Evidence, Fact, TableName};

pub(super) const CHECK: Check = Check {
    number: 44,
    code: "procedure_without_diagnosis",
    parameters: &[],
    needs: &[Needs::Table(TableName::ProcedureDiagnoses), Needs::VisitColumn("procedure1")],
    look: Look::Visit(check),
};

fn check(at: &VisitView<'_>, found: &mut Found<'_>) {
    let table = TableName::ProcedureDiagnoses;
    for procedure in at.claims.procedures_of(at.visit) {
        let entries: Vec<Entry> =
            procedure.prefixes.iter().flat_map(|&prefix| at.claims.knows(table, prefix)).copied().collect();
        if let Some(entry) = entries.first()
            && diagnosis_set::meeting(at.claims, at.visit, &entries).is_none()
        {
            let facts = [
                ("code", Fact::Text(procedure.code.to_string())),
                diagnosis_set::diagnoses(at.claims, at.visit),
                ("visit_total", Fact::Fen(at.total_fen())),
                knowledge(at.claims, table, entry),
            ];
            found.visit(at.visit, 0, Evidence::seen(facts));
            // One finding per visit: the first procedure that has none.
            return;
        }
    }
}
