/**
 * What the pages ask of the server, by hand, until `web/openapi.json` is there:
 * then `npm run generate` writes these types and this file goes.
 *
 * Queries are `GET /api/v1/{name}` with flat parameters; commands are
 * `POST /api/v1/{name}` with a JSON body. Money is integer fen, days are
 * `YYYY-MM-DD`, instants RFC 3339, months `YYYY-MM`, ids opaque text.
 */

export interface Refusal {
  code: string;
  kind: 'invalid' | 'unauthenticated' | 'forbidden' | 'unknown' | 'conflict' | 'too_many' | 'unavailable';
  title: string;
  title_en: string;
  fields?: { path: string; message: string; message_en: string }[];
  cite?: string;
}

export interface ListParams {
  page?: number;
  page_size?: number;
  sort?: string;
  descending?: boolean;
  [filter: string]: string | number | boolean | undefined;
}

export interface Page<Row> {
  rows: Row[];
  total: number;
  page: number;
  page_size: number;
}

export interface Me {
  account: string;
  staff_name: string;
  staff_id?: string;
  provider?: { id: string; name: string };
  /** The agency's name. */
  agency: string;
  posts: string[];
  duties: string[];
  /** Names `area.verb` of the commands this person may use. */
  commands: string[];
  /** Names `area.noun` of the queries this person may ask. */
  queries: string[];
  csrf: string;
  demo_clock: boolean;
  now: string;
  menu?: string[];
}

export type CaseKind = 'audit' | 'sample' | 'statement' | 'payment' | 'voucher';

export interface Task {
  kind: CaseKind | 'answer';
  /** What is waited for: a duty (`first_review`, `approve`, `pay_release` …) or `with_provider`. */
  stage: string;
  count: number;
  overdue_count: number;
}

export interface Blocker {
  code: string;
  title: string;
  title_en: string;
  count: number;
  /** Which list shows exactly these. */
  list?: 'review' | 'findings' | 'statements' | 'payments' | 'vouchers' | 'reconciliation';
  filter?: Record<string, string>;
}

export interface Workbench {
  month?: string;
  tasks: Task[];
  blockers: Blocker[];
}

export interface QueueRow {
  case_id: string;
  kind: CaseKind;
  stage: string;
  subject: string;
  provider_name: string;
  amount_fen: number;
  failed_checks: number;
  received_on: string;
  due_on?: string;
  overdue: boolean;
  handler_name?: string;
  /** False with the reason when this person must not act on it. */
  may_act: boolean;
  why_not?: string;
  why_not_en?: string;
}

export interface Fact {
  label: string;
  label_en: string;
  value?: string;
  amount_fen?: number;
  /** The inpatient claim whose explanation tree stands behind the amount. */
  visit_id?: string;
  /** Set when the value is masked and may be revealed with a reason. */
  reveal?: { person_id: string; field: string };
}

export interface Check {
  code: string;
  passed: boolean;
  title: string;
  title_en: string;
  detail?: string;
  detail_en?: string;
  cite?: string;
}

export interface Material {
  id: string;
  name: string;
  media_type: string;
  href: string;
  opened: boolean;
}

export interface TimelineEntry {
  at: string;
  person_name: string;
  post: string;
  action: string;
  action_en: string;
  comment?: string;
  /** The entry of the trail. */
  entry_id?: string;
}

export interface ChainStep {
  stage: string;
  title: string;
  title_en: string;
  state: 'done' | 'acting' | 'waiting' | 'returned';
  person_name?: string;
  at?: string;
  cite?: string;
}

export interface Action {
  /** The command to send: `statement.approve`. */
  command: string;
  effect: 'approve' | 'return' | 'ask_provider' | 'reject' | 'other';
  title: string;
  title_en: string;
  allowed: boolean;
  why_not?: string;
  why_not_en?: string;
  cite?: string;
}

/** A finding of a case on its way through review. Amounts are of the medical cost. */
export interface FindingLine {
  finding_id: string;
  visit_id: string;
  line_id?: string;
  service_date?: string;
  item_name?: string;
  quantity?: string;
  rule: number;
  rule_title: string;
  rule_title_en: string;
  cite?: string;
  evidence: string;
  /** In question. */
  amount_fen: number;
  /** Proposed by first review; 0 clears it. */
  first_fen?: number;
  first_reason?: string;
  /** The provider's, in writing; absent when not contested. */
  answer?: string;
  /** Decided by second review; 0 clears it. */
  final_fen?: number;
  final_reason?: string;
}

/** A claim of a sample case. */
export interface SampleItem {
  settlement_id: string;
  visit_id: string;
  person_name: string;
  admit_date: string;
  discharge_date?: string;
  total_fen: number;
  fund_fen: number;
  result?: 'passed' | 'problem';
  deduct_fen?: number;
  comment?: string;
}

export interface CaseView {
  case_id: string;
  kind: CaseKind;
  stage: string;
  month?: string;
  subject: string;
  provider_name: string;
  amount_fen: number;
  received_on: string;
  due_on?: string;
  overdue: boolean;
  statement_id?: string;
  batch_id?: string;
  voucher_id?: string;
  facts: Fact[];
  checks: Check[];
  materials: Material[];
  timeline: TimelineEntry[];
  chain: ChainStep[];
  must_not: { person_name: string; reason: string; reason_en: string; cite?: string }[];
  actions: Action[];
  lines: FindingLine[];
  items: SampleItem[];
}

export interface ClaimRow {
  visit_id: string;
  settlement_id?: string | null;
  /** The hospital's own number. */
  record_number: string;
  provider_id: string;
  provider_name: string;
  /** Masked. */
  person_name: string;
  kind: 'outpatient' | 'inpatient';
  admit_date: string;
  discharge_date?: string | null;
  diagnosis_1: string;
  /** `admitted`, `discharged`, `settled`, `cancelled`. */
  state: string;
  month?: string | null;
  total_fen: number;
  basic_fen: number;
  critical_illness_fen: number;
  hardship_fen: number;
  /** Left to the person. */
  own_fen: number;
}

export interface PersonShown {
  person_id: string;
  name: string;
  identity_number: string;
  sex: number;
  birth_date: string;
  death_date?: string | null;
  hardship: boolean;
}

export interface ClaimView {
  claim: ClaimRow;
  person: PersonShown;
  /** 0 none, 1 referred up, 2 referred down, 3 filed, 4 emergency. */
  referral: number;
  out_of_area: boolean;
  lines: {
    line_id: string;
    line_number: string;
    service_date: string;
    item_code: string;
    item_name: string;
    /** Hundredths of a unit. */
    quantity: number;
    price_fen: number;
    amount_fen: number;
    out_of_scope_fen: number;
    preself_fen: number;
    voided: boolean;
  }[];
  settlements: {
    settlement_id: string;
    /** `settle`, `reverse`, `adjust`. */
    kind: string;
    answers_id?: string | null;
    month: string;
    policy: string;
    total_fen: number;
    in_scope_fen: number;
    deductible_fen: number;
    basic_fen: number;
    critical_illness_fen: number;
    hardship_fen: number;
    self_in_scope_fen: number;
  }[];
  findings: {
    finding_id: string;
    rule: number;
    line_id?: string | null;
    amount_fen: number;
    state: string;
    final_fen?: number | null;
  }[];
}

/** One step of a computation. */
export interface ExplainStep {
  code: string;
  title: string;
  title_en: string;
  formula: string;
  formula_en: string;
  value_fen?: number;
  rate_permyriad?: number;
  article?: string;
  children?: ExplainStep[];
}

export interface ClaimExplained {
  explanation: { policy: string; root: ExplainStep };
  /** Whether the tree's amounts are those in force. */
  agrees: boolean;
}

export interface FindingRow {
  finding_id: string;
  case_id: string;
  visit_id: string;
  provider_name: string;
  rule: number;
  rule_title: string;
  rule_title_en: string;
  item_name?: string;
  amount_fen: number;
  first_fen?: number;
  final_fen?: number;
  /** `open`, `upheld`, `cleared`. */
  state: string;
  answered: boolean;
}

export interface StatementRow {
  statement_id: string;
  case_id?: string;
  serial?: string;
  month: string;
  provider_id: string;
  provider_name: string;
  claims_count: number;
  total_fen: number;
  fund_fen: number;
  deducted_fen: number;
  payable_fen: number;
  /** `in_review`, `approved`, `returned`, `in_payment`, `paid`. */
  state: string;
  declared_on: string;
  pay_by: string;
}

export interface StatementView extends StatementRow {
  funds: {
    fund: string;
    fund_en: string;
    fund_fen: number;
    deducted_fen: number;
    payable_fen: number;
  }[];
  bank_name?: string;
  bank_account?: string;
  chain: ChainStep[];
  timeline: TimelineEntry[];
  check_code?: string;
  document?: string;
}

export interface BatchRow {
  batch_id: string;
  serial?: string;
  case_id?: string;
  month: string;
  payment_count: number;
  amount_fen: number;
  state: string;
  made_by?: string;
  released_by?: string;
}

export interface PaymentLine {
  payment_id: string;
  statement_id: string;
  statement_serial: string;
  provider_name: string;
  account_name: string;
  bank_account: string;
  approved_fen: number;
  amount_fen: number;
  result: 'none' | 'done' | 'refused' | 'unknown';
  result_note?: string;
}

export interface BatchView extends BatchRow {
  lines: PaymentLine[];
  checks: Check[];
  chain: ChainStep[];
  timeline: TimelineEntry[];
  actions: Action[];
  instruction_file?: string;
  instruction_digest?: string;
}

export interface ReconciliationView {
  month: string;
  sides: { fund: string; fund_en: string; business_fen: number; ledger_fen: number; bank_fen: number }[];
  differences: {
    difference_id: string;
    kind: string;
    title: string;
    title_en: string;
    reference: string;
    business_fen?: number;
    ledger_fen?: number;
    bank_fen?: number;
    explained_by?: string;
    explanation?: string;
  }[];
}

export interface VoucherRow {
  voucher_id: string;
  serial?: string;
  month: string;
  booked_on: string;
  fund: string;
  summary: string;
  amount_fen: number;
  state: string;
  made_by?: string;
  reviewed_by?: string;
  posted_by?: string;
}

export interface VoucherView extends VoucherRow {
  lines: { account_code: string; account_name: string; summary: string; debit_fen: number; credit_fen: number }[];
  reverses?: string;
  reversed_by?: string;
  source?: string;
  actions: Action[];
}

export interface TrialBalance {
  month: string;
  fund: string;
  rows: {
    account_code: string;
    account_name: string;
    opening_debit_fen: number;
    opening_credit_fen: number;
    debit_fen: number;
    credit_fen: number;
    closing_debit_fen: number;
    closing_credit_fen: number;
  }[];
  totals: {
    opening_debit_fen: number;
    opening_credit_fen: number;
    debit_fen: number;
    credit_fen: number;
    closing_debit_fen: number;
    closing_credit_fen: number;
  };
  balanced: boolean;
}

export interface TrailRow {
  entry_id: string;
  at: string;
  command: string;
  staff_id?: string | null;
  staff_name?: string | null;
  outcome: string;
  /** Its place in the tree; none until integrated, within a second. */
  leaf_index?: number | null;
}

export interface EntryProven {
  entry_id: string;
  /** The canonical bytes, which are UTF-8 JSON. */
  entry: string;
  /** Hexadecimal, as all hashes here. */
  leaf_hash: string;
  leaf_index?: number | null;
  tree_size: number;
  root: string;
  /** RFC 6962 audit path, lowest first. */
  path: string[];
  /** What the server found; the browser finds for itself. */
  verified: boolean;
  checkpoint?: string | null;
}

export interface MonthStep {
  step: string;
  title: string;
  title_en: string;
  state: 'waiting' | 'ready' | 'running' | 'done' | 'blocked';
  done: number;
  total: number;
  finished_at?: string;
  person_name?: string;
  blockers: Blocker[];
  actions: Action[];
}

export interface MonthView {
  month: string;
  months: string[];
  state: string;
  steps: MonthStep[];
  figures: {
    code: string;
    title: string;
    title_en: string;
    count?: number;
    amount_fen?: number;
    list?: string;
    filter?: Record<string, string>;
  }[];
  findings_by_rule: { rule: number; title: string; title_en: string; count: number; amount_fen: number }[];
  root?: string;
  size?: number;
}

export interface ArticleView {
  article: string;
  source: string;
  source_en: string;
  short: string;
  number: string;
  zh: string;
  en: string;
}

export interface Option {
  value: string;
  label: string;
  label_en?: string;
}

export interface Queries {
  'session/me': { params: Record<string, never>; answer: Me };
  'workbench/mine': { params: Record<string, never>; answer: Workbench };
  'case/queue': { params: ListParams; answer: Page<QueueRow> };
  'case/view': { params: { case_id: string }; answer: CaseView };
  'claim/list': { params: ListParams; answer: Page<ClaimRow> };
  'claim/view': { params: { visit_id: string }; answer: ClaimView };
  'claim/explain': { params: { visit_id: string }; answer: ClaimExplained };
  'finding/list': { params: ListParams; answer: Page<FindingRow> };
  'statement/list': { params: ListParams; answer: Page<StatementRow> };
  'statement/view': { params: { statement_id: string }; answer: StatementView };
  'payment/list': { params: ListParams; answer: Page<BatchRow> };
  'payment/view': { params: { batch_id: string }; answer: BatchView };
  'reconciliation/view': { params: { month?: string }; answer: ReconciliationView };
  'voucher/list': { params: ListParams; answer: Page<VoucherRow> };
  'voucher/view': { params: { voucher_id: string }; answer: VoucherView };
  'ledger/trial_balance': { params: { month?: string; fund?: string }; answer: TrialBalance };
  'ledger/accounts': { params: { fund?: string }; answer: { rows: Option[] } };
  'ledger/funds': { params: Record<string, never>; answer: { rows: Option[] } };
  'trail/list': { params: ListParams; answer: Page<TrailRow> };
  'trail/entry': { params: { entry_id: string }; answer: EntryProven };
  'month/view': { params: { month?: string }; answer: MonthView };
  'article/view': { params: { article: string }; answer: ArticleView };
  'provider/list': { params: ListParams; answer: Page<{ provider_id: string; name: string }> };
}

export interface Commands {
  'session/sign_in': { body: { account: string; password: string }; answer: unknown };
  'session/choose_password': { body: { login: string; code: string; password: string }; answer: unknown };
  'session/sign_out': { body: Record<string, never>; answer: unknown };
  'person/reveal': { body: { person_id: string; field: string; reason: string }; answer: { value: string } };
}
