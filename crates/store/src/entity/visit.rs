//! Table `visit`; its columns are explained in migrations/0004_claims.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `visit`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visit")]
pub struct Model {
    /// Visit id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub visit_id: i64,
    /// Null when the person paid and was reimbursed on papers.
    pub provider_id: Option<i64>,
    /// Name of the hospital, for a reimbursement.
    pub hospital: Option<String>,
    /// Tier of the hospital, for a reimbursement.
    pub hospital_tier: Option<i32>,
    /// Number of the hospital's invoice, where it told one.
    pub invoice_number: Option<String>,
    /// Person id.
    pub person_id: i64,
    /// 1 outpatient, 2 inpatient.
    pub kind: i32,
    /// What it is paid as.
    pub care: String,
    /// Its id in the policy; of a birth how the child was born; null for ordinary care.
    pub disease: Option<String>,
    /// What admission said it is paid as, where the discharge said otherwise: what
    /// holds again when the discharge is taken back.
    pub admitted_care: Option<String>,
    /// The same of its disease.
    pub admitted_disease: Option<String>,
    /// The hospital's own number of the stay.
    pub record_number: String,
    /// Admit date.
    pub admit_date: Date,
    /// Null while in hospital.
    pub discharge_date: Option<Date>,
    /// ICD-10; empty from the registration of an outpatient until the diagnosis is told.
    pub diagnosis_1: String,
    /// Diagnosis 2.
    pub diagnosis_2: Option<String>,
    /// 0 none 1 up 2 down 3 filed 4 emergency.
    pub referral: i32,
    /// Out of area.
    pub out_of_area: bool,
    /// A student at home in the holidays, by the filing in force when it was settled.
    pub student_at_home: bool,
    /// The part after 31 December of a stay settled in two parts.
    pub continued: bool,
    /// Named predecessor of a referral or continuation.
    pub prior_visit_id: Option<i64>,
    /// State.
    pub state: String,
    /// The settlement in force; null when none is.
    pub settlement_id: Option<i64>,
    /// Settlement month of that settlement; the month's claims are found by it; null for a reimbursement.
    pub month: Option<String>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(visit_id, VisitId);
