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

/** The place of a record in the trail. */
export interface TrailMark {
  sequence: number;
  recorded_at: string;
  verified: boolean;
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
  /** The claim whose explanation tree stands behind the amount. */
  claim_id?: string;
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
  sequence?: number;
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

export interface FindingLine {
  finding_id: string;
  line_id: string;
  service_on: string;
  item_code: string;
  item_name: string;
  quantity: string;
  amount_fen: number;
  rule: number;
  rule_title: string;
  rule_title_en: string;
  cite?: string;
  evidence: string;
  proposed_fen: number;
  decision?: 'uphold' | 'clear';
  deduct_fen?: number;
  reason?: string;
  answer?: string;
  answer_accepts?: boolean;
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
  claim_id?: string;
  statement_id?: string;
  batch_id?: string;
  facts: Fact[];
  checks: Check[];
  materials: Material[];
  timeline: TimelineEntry[];
  chain: ChainStep[];
  must_not: { person_name: string; reason: string; reason_en: string; cite?: string }[];
  actions: Action[];
  lines: FindingLine[];
  trail?: TrailMark;
}

export interface ClaimRow {
  claim_id: string;
  settled_at: string;
  person_name: string;
  provider_name: string;
  kind: string;
  admit_on: string;
  discharge_on: string;
  total_fen: number;
  fund_fen: number;
  self_fen: number;
  state: string;
  finding_count: number;
}

export interface ClaimView extends ClaimRow {
  month: string;
  person_id: string;
  facts: Fact[];
  amounts: { code: string; label: string; label_en: string; amount_fen: number }[];
  lines: {
    line_id: string;
    service_on: string;
    item_code: string;
    item_name: string;
    quantity: string;
    price_fen: number;
    amount_fen: number;
    out_of_scope_fen: number;
    preself_fen: number;
  }[];
  findings: FindingLine[];
  trail?: TrailMark;
}

export interface ExplainStep {
  label: string;
  label_en: string;
  /** Shown as it stands unless an amount is given. */
  value?: string;
  amount_fen?: number;
  formula?: string;
  formula_en?: string;
  cite?: string;
  steps: ExplainStep[];
}

export interface FindingRow {
  finding_id: string;
  case_id: string;
  provider_name: string;
  rule: number;
  rule_title: string;
  rule_title_en: string;
  claim_id: string;
  item_name: string;
  amount_fen: number;
  proposed_fen: number;
  deduct_fen?: number;
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
  claim_count: number;
  total_fen: number;
  fund_fen: number;
  deducted_fen: number;
  payable_fen: number;
  state: string;
  due_on?: string;
}

export interface StatementView extends StatementRow {
  funds: {
    fund: string;
    fund_en: string;
    claim_count: number;
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
  trail?: TrailMark;
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
  trail?: TrailMark;
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
  trail?: TrailMark;
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
  sequence: number;
  recorded_at: string;
  business_date: string;
  kind: string;
  person_name: string;
  post: string;
  subject: string;
  outcome: 'done' | 'refused';
  code?: string;
}

export interface TrailProof {
  sequence: number;
  recorded_at: string;
  /** The canonical bytes of the entry, as hexadecimal. */
  entry_hex: string;
  leaf_hash: string;
  size: number;
  root: string;
  /** RFC 6962 audit path, lowest first, hexadecimal SM3. */
  path: string[];
  /** The signed checkpoint in its text form, if one covers the entry. */
  checkpoint?: string;
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
  id: string;
  regulation: string;
  number: string;
  issued_on?: string;
  paraphrase: string;
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
  'claim/view': { params: { claim_id: string }; answer: ClaimView };
  'claim/explain': { params: { claim_id: string }; answer: ExplainStep };
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
  'trail/proof': { params: { sequence: number }; answer: TrailProof };
  'month/view': { params: { month?: string }; answer: MonthView };
  'article/view': { params: { id: string }; answer: ArticleView };
  'provider/list': { params: ListParams; answer: Page<{ provider_id: string; name: string }> };
}

export interface Commands {
  'session/sign_in': { body: { account: string; password: string }; answer: unknown };
  'session/choose_password': { body: { login: string; code: string; password: string }; answer: unknown };
  'session/sign_out': { body: Record<string, never>; answer: unknown };
  'person/reveal': { body: { person_id: string; field: string; reason: string }; answer: { value: string } };
}
