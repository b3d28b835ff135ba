/**
 * The contract in the words of the pages: every name and shape comes from the
 * types that `npm run generate` makes of the server's document. Money is integer
 * fen, days are `YYYY-MM-DD`, instants RFC 3339, months `YYYY-MM`, ids opaque text.
 */
import type { components, paths } from './generated/schema';

type Shapes = components['schemas'];
type Name<Path> = Path extends `/api/v1/${infer N}` ? N : never;
type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : unknown;
type Answered<Operation> = Operation extends { responses: { 200: infer Ok } } ? Json<Ok> : unknown;
type Asked<Operation> = Operation extends { parameters: { query?: infer Query } } ? Exclude<Query, undefined> : never;

/** `GET /api/v1/{name}` with flat parameters. */
export type Queries = {
  [Path in keyof paths as paths[Path] extends { get: object } ? Name<Path> : never]: paths[Path] extends {
    get: infer Operation;
  }
    ? { params: Asked<Operation> extends never ? Record<string, never> : Asked<Operation>; answer: Answered<Operation> }
    : never;
};

/** `POST /api/v1/{name}` with a JSON body. */
export type Commands = {
  [Path in keyof paths as paths[Path] extends { post: object } ? Name<Path> : never]: paths[Path] extends {
    post: infer Operation;
  }
    ? { body: Operation extends { requestBody: infer Body } ? Json<Body> : never; answer: Answered<Operation> }
    : never;
};

export type Refusal = Shapes['Refusal'];
export type Me = Queries['session/me']['answer'];

export interface Page<Row> {
  rows: Row[];
  total: number;
  page: number;
  page_size: number;
}
type RowOf<N extends keyof Queries> = Queries[N]['answer'] extends Page<infer Row> ? Row : never;

export type Workbench = Queries['workbench/mine']['answer'];
export type Task = Workbench['tasks'][number];
export type Blocker = Workbench['blockers'][number];

export type CaseRow = RowOf<'case/queue'>;
export type CaseView = Queries['case/view']['answer'];
export type FindingShown = CaseView['lines'][number];
export type SampleItem = CaseView['items'][number];
export type Check = Pick<Shapes['Check'], 'code' | 'passed' | 'title' | 'title_en'> & { cite?: string | null };
export type Action = Omit<Shapes['Action'], 'effect'> & { effect: string };
export type ChainStep = Pick<Shapes['ChainStep'], 'stage' | 'title' | 'title_en' | 'person_name' | 'may_act'> & {
  state: string;
  cite?: string | null;
};
export type TimelineEntry = Pick<
  Shapes['TimelineEntry'],
  'at' | 'person_name' | 'on_behalf_of' | 'post' | 'action' | 'action_en'
> & {
  comment?: string | null;
};
export type MustNot = Shapes['MustNot'];

export type ClaimRow = RowOf<'claim/list'>;
export type ClaimView = Queries['claim/view']['answer'];
export type ExplainStep = Shapes['Step'];
export type Due = Shapes['Due'];

export type StatementRow = RowOf<'statement/list'>;
export type StatementView = Queries['statement/view']['answer'];
export type BatchRow = RowOf<'payment/list'>;
export type BatchView = Queries['payment/view']['answer'];
export type PaymentLine = BatchView['lines'][number];
export type ReconciliationView = Queries['reconciliation/view']['answer'];
export type VoucherRow = RowOf<'voucher/list'>;
export type VoucherView = Queries['voucher/view']['answer'];
export type TrialBalance = Queries['ledger/trial_balance']['answer'];
export type TrailRow = RowOf<'trail/list'>;
export type CheckpointRow = RowOf<'trail/checkpoints'>;
export type EntryProven = Queries['trail/entry']['answer'];
export type MonthView = Queries['month/view']['answer'];
export type MonthStep = MonthView['steps'][number];
