/** Every page drawn from the sample county, in both languages; and the decision of a case, walked once. */
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App, ConfigProvider } from 'antd';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me } from '../src/api/contract';
import { CHECK_PAPER } from '../src/app/CheckPaper';
import { entriesFor, MANIFESTS } from '../src/app/menu';
import { newQueries, Root } from '../src/app/Root';
import { makeRouter } from '../src/app/router';
import { SessionGate } from '../src/app/session';
import { SpeechProvider } from '../src/app/words';
import { en } from '../src/app/words/en';
import { zh } from '../src/app/words/zh';
import { violations } from './contract';
import { answers, hospitalMe, me } from './county';
import { changeForm } from './organisation';
import { refusal, type Sent, serve as serveAll } from './stage';

const drawn = vi.hoisted(() => ({ chart: vi.fn(() => () => undefined) }));
vi.mock('../src/kit/chartCore', () => ({ drawBars: drawn.chart }));

/** Every request of every page is held against the server's own document. */
let refused: string[] = [];
const serve: typeof serveAll = (reply) =>
  serveAll((sent) => {
    refused.push(...violations(sent));
    return reply(sent);
  });

afterEach(() => expect(refused).toEqual([]));

beforeEach(() => {
  refused = [];
  // happy-dom has no canvas, which the watermark draws on.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

const conclude = (log: Sent[]) => log.filter((sent) => sent.method === 'POST');

function county(given: { me?: Me; onCommand?: (sent: Sent) => { status?: number; body?: unknown } } = {}) {
  return serve((sent) => {
    if (sent.method === 'POST') return given.onCommand?.(sent) ?? { body: {} };
    if (sent.path === 'session/me') return { body: given.me ?? me };
    const ofChange = sent.path === 'matter/form' && sent.search.kind === 'organisation_change';
    const body = ofChange ? changeForm : (answers as Record<string, unknown>)[sent.path];
    return body ? { body } : { status: 404, body: refusal('not_found', { kind: 'unknown' }) };
  });
}

function open(at: string, language: 'zh' | 'en' = 'zh') {
  const router = makeRouter(createMemoryHistory({ initialEntries: [at] }));
  render(
    <SpeechProvider start={language}>
      <ConfigProvider theme={{ token: { motion: false }, zeroRuntime: true }} button={{ autoInsertSpace: false }}>
        <App>
          <QueryClientProvider client={newQueries()}>
            <SessionGate>
              <RouterProvider router={router as never} />
            </SessionGate>
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </SpeechProvider>,
  );
  return router;
}

const PAGES: [string, string, string][] = [
  ['/', zh.workbench.title, en.workbench.title],
  ['/review', zh.queue.title, en.queue.title],
  ['/cases/C18', `${zh.kind.audit} C18`, `${en.kind.audit} C18`],
  ['/claims', zh.claim.title, en.claim.title],
  ['/claims/V18', zh.claim.one('V18'), en.claim.one('V18')],
  ['/findings', zh.finding.title, en.finding.title],
  ['/policies', zh.policy.title, en.policy.title],
  ['/policies/compare', zh.policy.compare, en.policy.compare],
  ['/policies/henan-resident-2018', '河南城乡居民医保（2018）', 'Henan residents 2018'],
  ['/policy-bench', zh.policy.bench, en.policy.bench],
  ['/what-if', zh.policy.whatIf, en.policy.whatIf],
  ['/catalogue', zh.catalogue.title, en.catalogue.title],
  ['/catalogue/X18', zh.catalogue.one('X18'), en.catalogue.one('X18')],
  ['/catalogue-changes/C18', zh.catalogue.changeOf('C18'), en.catalogue.changeOf('C18')],
  ['/catalogue-touched/C18', zh.catalogue.touchedBy('C18'), en.catalogue.touchedBy('C18')],
  ['/audit-rules', zh.audit.rules, en.audit.rules],
  ['/audit-rules/18', zh.audit.one('18'), en.audit.one('18')],
  ['/knowledge', zh.audit.tables, en.audit.tables],
  ['/knowledge/child_items', zh.audit.oneTable('儿童专用项目'), en.audit.oneTable('items for children')],
  ['/knowledge-draft/child_items', zh.audit.draft, en.audit.draft],
  ['/knowledge-changes/C18', zh.audit.changeOf('C18'), en.audit.changeOf('C18')],
  ['/knowledge-trials/C18', zh.audit.trialOf('C18'), en.audit.trialOf('C18')],
  ['/knowledge-touched/C18', zh.audit.touchedBy('C18'), en.audit.touchedBy('C18')],
  ['/mappings', zh.mapping.list, en.mapping.list],
  ['/mapping-hospitals', zh.mapping.hospitals, en.mapping.hospitals],
  ['/mapping-review/H18', zh.mapping.review('示范县人民医院'), en.mapping.review('示范县人民医院')],
  ['/mapping-cases/C18', zh.mapping.review('示范县人民医院'), en.mapping.review('示范县人民医院')],
  ['/mapping-import', zh.mapping.import, en.mapping.import],
  ['/match-rate', zh.mapping.rate, en.mapping.rate],
  ['/unmatched', zh.mapping.unmatched, en.mapping.unmatched],
  ['/statements', zh.statement.title, en.statement.title],
  ['/statements/M18', zh.statement.one('结2025-01-0001'), en.statement.one('结2025-01-0001')],
  ['/print/statements/M18', zh.statement.paper, en.statement.paper],
  ['/payments', zh.payment.title, en.payment.title],
  ['/payments/B18', zh.payment.one('付2025-02-0001'), en.payment.one('付2025-02-0001')],
  ['/reimbursements', zh.reimbursement.title, en.reimbursement.title],
  ['/reimbursements/reconciliation', zh.reimbursement.reconcile, en.reimbursement.reconcile],
  ['/reconciliation', zh.reconciliation.title, en.reconciliation.title],
  ['/vouchers', zh.voucher.title, en.voucher.title],
  ['/vouchers/new', zh.voucher.makeOther, en.voucher.makeOther],
  ['/close-month', zh.balance.close, en.balance.close],
  ['/journal', zh.menu.journal, en.menu.journal],
  ['/vouchers/K18', zh.voucher.one('记-2025-01-0007'), en.voucher.one('记-2025-01-0007')],
  ['/books-months', zh.booksMonths.title, en.booksMonths.title],
  ['/trial-balance', zh.balance.title, en.balance.title],
  ['/trail', zh.trail.title, en.trail.title],
  ['/checkpoints', zh.checkpoints.title, en.checkpoints.title],
  ['/reads', zh.reads.title, en.reads.title],
  ['/data-fields', zh.dataFields.title, en.dataFields.title],
  ['/data-exports', zh.dataExports.title, en.dataExports.title],
  ['/data-repairs', zh.dataRepairs.title, en.dataRepairs.title],
  ['/abnormal', zh.abnormal.title, en.abnormal.title],
  ['/interface', zh.his.traffic, en.his.traffic],
  ['/interface/messages', zh.his.messageList, en.his.messageList],
  ['/interface/certification', zh.his.certification, en.his.certification],
  ['/interface/keys', zh.his.keys, en.his.keys],
  ['/rights', `${zh.rights.title} 2025-Q1`, `${en.rights.title} 2025-Q1`],
  ['/month', zh.month.title, en.month.title],
  ['/intake', zh.intake.title, en.intake.title],
  ['/intake/referral', '转诊转院和异地就医备案', 'referral and out-of-area filing'],
  ['/filings', zh.filings.title, en.filings.title],
  ['/filings/BA18', `${zh.filings.one} BA18`, `${en.filings.one} BA18`],
  ['/standings', zh.standings.title, en.standings.title],
  ['/enrolment', zh.enrolment.title, en.enrolment.title],
  ['/corrections/C18', `${zh.correction.title} C18`, `${en.correction.title} C18`],
  ['/late', zh.late.title, en.late.title],
  ['/documents', zh.documents.title, en.documents.title],
  ['/compare-document', zh.documents.compare, en.documents.compare],
  ['/sample', zh.sample.title, en.sample.title],
  ['/inspections', zh.inspections.title, en.inspections.title],
  ['/inspections/new', zh.inspections.open, en.inspections.open],
  ['/inspections/JC18', `${zh.inspections.one} JC18`, `${en.inspections.one} JC18`],
  ['/spot-checks', zh.spotChecks.title, en.spotChecks.title],
  ['/spot-check-draws', zh.spotChecks.draws, en.spotChecks.draws],
  ['/practice', zh.practice.title, en.practice.title],
  ['/meetings', zh.meetings.title, en.meetings.title],
  ['/meetings/C18', `${zh.meetings.title} C18`, `${en.meetings.title} C18`],
  ['/duties', zh.duties.title, en.duties.title],
  ['/simulate', zh.duties.simulate, en.duties.simulate],
  ['/account', zh.menu.myAccount, en.menu.myAccount],
  ['/accounts', zh.menu.accounts, en.menu.accounts],
  ['/account-resets', zh.menu.resets, en.menu.resets],
  ['/account-alerts', zh.menu.alerts, en.menu.alerts],
  ['/organisation/chart', zh.org.chart, en.org.chart],
  ['/organisation/posts', zh.org.posts, en.org.posts],
  ['/organisation/people', zh.org.people, en.org.people],
  ['/organisation/people/W34', '周复审（W34）', '周复审（W34）'],
  ['/organisation/delegations', zh.org.delegations, en.org.delegations],
  ['/organisation/rotations', zh.org.rotations, en.org.rotations],
  ['/organisation/handovers', zh.org.handovers, en.org.handovers],
  ['/organisation/handovers/HO18', `${zh.org.handover} 会计制单岗`, `${en.org.handover} 会计制单岗`],
  ['/print/handovers/HO18', zh.org.paper, en.org.paper],
  ['/organisation/platforms', zh.org.platforms, en.org.platforms],
  ['/organisation/platforms/SP18', 'SP-411025-001 城关镇便民服务中心', 'SP-411025-001 城关镇便民服务中心'],
  ['/organisation/changes/new', zh.org.change, en.org.change],
  ['/hospital/statements', zh.hospital.statements, en.hospital.statements],
  ['/hospital/findings', zh.hospital.findings, en.hospital.findings],
  ['/hospital/findings/C18', `${zh.hospital.findings} C18`, `${en.hospital.findings} C18`],
];

/** They ask for nothing but choices. */
const FORMS = ['/enrolment', '/vouchers/new', '/close-month', '/compare-document', '/knowledge-trials/C18'];

describe('every page', () => {
  it('is walked here', () => {
    const paths = MANIFESTS.flatMap((manifest) => manifest.pages.map((page) => page.path));
    const walked = PAGES.map(([path]) =>
      path.replace(/\/([A-Z]*\d+|referral|child_items|henan-resident-\d+)$/, '/$id'),
    );
    expect(walked.sort()).toEqual(paths.sort());
  });

  it.each(PAGES)('%s has one heading, in both languages', async (path, chinese, english) => {
    county();
    for (const [language, title] of [
      ['zh', chinese],
      ['en', english],
    ] as const) {
      open(path, language);
      const heading = await screen.findByRole('heading', { level: 1, name: title }, { timeout: 8000 });
      expect(heading).toBeTruthy();
      await waitFor(() => expect(document.body.textContent).not.toContain(zh.kit.loading));
      expect(screen.queryByRole('alert')).toBeNull();
      expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
      document.body.innerHTML = '';
    }
  });

  it.each(PAGES.filter(([path]) => !FORMS.includes(path)))('%s says so when it is refused', async (path) => {
    serve((sent) =>
      sent.path === 'session/me'
        ? { body: me }
        : { status: 403, body: refusal('not_permitted', { kind: 'forbidden', title: '岗位无此权限' }) },
    );
    open(path);
    expect((await screen.findAllByText('岗位无此权限', {}, { timeout: 8000 })).length).toBeGreaterThan(0);
  });
});

describe('the views of a list', () => {
  const LISTS = [
    '/review',
    '/claims',
    '/policies',
    '/findings',
    '/statements',
    '/payments',
    '/vouchers',
    '/journal',
    '/trail',
    '/meetings',
    '/documents',
    '/spot-checks',
    '/accounts',
    '/account-resets',
    '/account-alerts',
    '/hospital/findings',
  ];

  it.each(LISTS)('%s asks only what the server takes, in every view and order', async (path) => {
    const log = county();
    open(path);
    const user = userEvent.setup();
    await screen.findByRole('heading', { level: 1 });
    const views = () => document.querySelectorAll<HTMLElement>('nav.views a');
    for (let at = 0; at < views().length; at += 1) await user.click(views()[at] as HTMLElement);
    const heads = () => document.querySelectorAll<HTMLElement>('th.ant-table-column-has-sorters');
    for (let at = 0; at < heads().length; at += 1) await user.click(heads()[at] as HTMLElement);
    await waitFor(() => expect(log.length).toBeGreaterThan(views().length));
  });
});

describe('sign-in', () => {
  it('comes first, and leads to the page that was asked for', async () => {
    let signedIn = false;
    const log = serve((sent) => {
      if (sent.path === 'session/sign_in') {
        signedIn = true;
        return { body: {} };
      }
      if (!signedIn) return { status: 401, body: refusal('not_signed_in', { kind: 'unauthenticated' }) };
      return { body: sent.path === 'session/me' ? me : (answers as Record<string, unknown>)[sent.path] };
    });
    open('/trail');
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('账号'), 'zhou.shu');
    await user.type(screen.getByLabelText('密码'), 'correct horse{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: zh.trail.title }, { timeout: 8000 })).toBeTruthy();
    expect(log.find((sent) => sent.path === 'session/sign_in')?.body).toEqual({
      account: 'zhou.shu',
      password: 'correct horse',
    });
  });
});

describe('a session that ends', () => {
  it('is renewed over the page: the form keeps its words and the command goes out once more, with its key', async () => {
    let ended = true;
    const log = serve((sent) => {
      if (sent.path === 'session/sign_in') ended = false;
      if (sent.path === 'voucher/make_opening' && ended) {
        return { status: 401, body: refusal('session_ended', { kind: 'unauthenticated' }) };
      }
      if (sent.method === 'POST') return { body: { voucher_id: 'K18' } };
      return { body: (answers as Record<string, unknown>)[sent.path] };
    });
    const router = open('/vouchers/new');
    const user = userEvent.setup();
    await pick(user, await screen.findByLabelText(zh.fields.fund), '城乡居民基本医疗保险基金');
    await user.type(screen.getByLabelText(zh.fields.month), '2025-01{Enter}');
    await pick(user, screen.getByLabelText(zh.fields.event), zh.choices.special_to_expenditure);
    await user.type(screen.getByLabelText(zh.fields.amount_fen), '1,000.50');
    await user.click(screen.getByRole('button', { name: zh.kit.submit }));

    const dialog = await screen.findByRole('dialog', { name: zh.signIn.again });
    expect((screen.getByLabelText(zh.fields.amount_fen) as HTMLInputElement).value).toBe('1,000.50');
    await user.type(within(dialog).getByLabelText('密码'), 'correct horse{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/vouchers/K18'));
    const sent = log.filter((one) => one.path === 'voucher/make_opening');
    expect(sent).toHaveLength(2);
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sent[1]?.headers.get('idempotency-key'));
    expect(sent[1]?.body).toEqual({
      fund: 'resident',
      month: '2025-01',
      lines: [{ event: 'special_to_expenditure', amount_fen: 100050 }],
    });
  });
});

describe('a new account', () => {
  it('is opened with its code and a password typed twice', async () => {
    const log = serve((sent) =>
      sent.method === 'POST'
        ? { body: {} }
        : { status: 401, body: refusal('not_signed_in', { kind: 'unauthenticated' }) },
    );
    open('/');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: zh.signIn.first }));
    await user.type(screen.getByLabelText(zh.signIn.account), 'wang');
    await user.type(screen.getByLabelText(zh.signIn.code), '1234-5678');
    await user.type(screen.getByLabelText(zh.signIn.newPassword), 'Blue-Kite-7');
    await user.type(screen.getByLabelText(zh.signIn.repeat), 'Blue-Kite-8');
    await user.click(screen.getByRole('button', { name: zh.signIn.enable }));
    expect(await screen.findByText(zh.signIn.different)).toBeTruthy();
    expect(log.some((sent) => sent.method === 'POST')).toBe(false);
    await user.type(screen.getByLabelText(zh.signIn.repeat), '{Backspace}7{Enter}');
    expect(await screen.findByText(zh.signIn.enabled)).toBeTruthy();
    expect(log.find((sent) => sent.method === 'POST')?.body).toEqual({
      login: 'wang',
      code: '1234-5678',
      password: 'Blue-Kite-7',
    });
  });
});

describe('the menu', () => {
  it('shows a hospital only its own', () => {
    expect(entriesFor(hospitalMe).map((entry) => entry.to)).toEqual([
      '/',
      '/hospital/statements',
      '/hospital/findings',
      '/account',
    ]);
    expect(entriesFor(me).some((entry) => entry.hospital)).toBe(false);
  });

  it('shows only what this person may ask', () => {
    expect(entriesFor({ ...me, commands: [], queries: ['trail.list'] }).map((entry) => entry.key)).toEqual([
      'workbench',
      'myAccount',
      'trail',
    ]);
  });
});

describe('reviewing mappings', () => {
  it('decides row by row with the keyboard and sends what was decided as one case', async () => {
    const clerk: Me = { ...me, duties: ['catalogue_entry'], commands: [...me.commands, 'matter.accept'] };
    const log = county({ me: clerk, onCommand: () => ({ body: { case_id: 'C18', state: 'submitted' } }) });
    const router = open('/mapping-review/H18');
    await screen.findByRole('heading', { level: 1, name: zh.mapping.review('示范县人民医院') });
    expect(screen.getByRole('button', { name: zh.mapping.submit(0) })).toHaveProperty('disabled', true);

    // The first by the second reason, the next agreed to, opened again, agreed to with all that are clear.
    fireEvent.keyDown(document.body, { key: '2' });
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(screen.getByText(zh.mapping.decided(1, 1, 0))).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'u' });
    expect(screen.getByText(zh.mapping.decided(0, 1, 1))).toBeTruthy();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: zh.mapping.agreeClear }));
    await user.click(screen.getByRole('button', { name: zh.mapping.submit(2) }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/cases/C18'));
    const sent = log.filter((one) => one.path === 'matter/accept');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({
      matter: 'item_mapping',
      form: {
        provider_id: 'H18',
        rows: [
          { mapping_id: 'MP18', agree: false, reason_code: 'wrong_item' },
          { mapping_id: 'MP26', agree: true },
        ],
      },
    });
  });

  it('is not decided by whoever has no such duty', async () => {
    county();
    open('/mapping-review/H18');
    await screen.findByRole('heading', { level: 1, name: zh.mapping.review('示范县人民医院') });
    expect(screen.queryByRole('button', { name: zh.mapping.agreeClear })).toBeNull();
  });
});

describe('deciding a case', () => {
  it('asks for every line, then for a comment, then states the amount, then sends once', async () => {
    const log = county();
    const router = open('/cases/C18');
    const user = userEvent.setup();
    await screen.findByRole('heading', { level: 1, name: '疑点审核 C18' });
    expect(screen.getByText(/复审与审批不得为同一人/)).toBeTruthy();

    fireEvent.keyDown(document.body, { key: 'a' });
    expect(await screen.findByText(zh.caseView.decideAll)).toBeTruthy();

    // Only the line that the provider did not contest takes what first review proposed.
    await user.click(screen.getByRole('button', { name: zh.caseView.adoptUncontested }));
    expect(screen.getByText(zh.caseView.totals(1, 0, 2))).toBeTruthy();

    const nursing = () => within(row('级别护理费'));
    await user.click(nursing().getByRole('radio', { name: zh.caseView.uphold }));
    const deduct = nursing().getByRole('textbox', { name: /扣减金额/ });
    for (const wrong of ['30.005', '60.01', '0']) {
      await user.clear(deduct);
      await user.type(deduct, wrong);
      expect(nursing().getByText(zh.caseView.deductOver)).toBeTruthy();
    }
    await user.clear(deduct);
    await user.type(deduct, '30');
    expect(nursing().getByText(zh.kit.missing(zh.caseView.lineReason))).toBeTruthy();
    await user.type(nursing().getByRole('textbox', { name: /理由/ }), '两科记录支持一次');
    await user.click(within(row('肌钙蛋白')).getByRole('radio', { name: zh.caseView.clear }));
    await user.type(within(row('肌钙蛋白')).getByRole('textbox', { name: /理由/ }), '急诊抢救');
    expect(screen.getByText(zh.caseView.totals(2, 1, 0))).toBeTruthy();

    await user.click(screen.getByRole('button', { name: '复审通过' }));
    expect(await screen.findByText(zh.caseView.reasonMissing)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: zh.caseView.reason }));
    await user.type(screen.getByRole('textbox', { name: zh.caseView.reason }), '逾期未答复按规则认定');
    await user.click(screen.getByRole('button', { name: '复审通过' }));

    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('98.20');
    expect(dialog.textContent).toContain(zh.caseView.unopenedAsk(2));
    expect(conclude(log)).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: '复审通过' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/review'));
    expect(conclude(log)).toHaveLength(1);
    expect(conclude(log)[0]).toMatchObject({
      path: 'audit_case/second_review',
      body: {
        case_id: 'C18',
        comment: '逾期未答复按规则认定',
        lines: [
          { finding_id: 'F18', final_fen: 6820, reason: '' },
          { finding_id: 'F26', final_fen: 3000, reason: '两科记录支持一次' },
          { finding_id: 'F34', final_fen: 0, reason: '急诊抢救' },
        ],
      },
    });
  });

  it('shows a refusal in the dialog and keeps what was typed', async () => {
    const log = county({
      onCommand: () => ({
        status: 403,
        body: refusal('reviewer_same_as_handler', {
          kind: 'forbidden',
          title: '复审与经办不得为同一人',
          cite: 'R1-35',
        }),
      }),
    });
    open('/cases/C18');
    await screen.findByRole('heading', { level: 1, name: '疑点审核 C18' });
    const user = userEvent.setup();
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    expect(await screen.findByText(zh.caseView.reasonMissing)).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: zh.caseView.reason }), '材料不全');
    fireEvent.keyDown(screen.getByRole('textbox', { name: zh.caseView.reason }), { key: 'Enter', ctrlKey: true });
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '退回' }));
    expect(await within(dialog).findByText(zh.kit.chooseOne(zh.caseView.returnReason))).toBeTruthy();
    expect(conclude(log)).toHaveLength(0);
    await pick(
      user,
      within(dialog).getByLabelText(zh.caseView.returnReason),
      zh.caseView.returnReasons.evidence_missing,
    );
    await user.click(within(dialog).getByRole('button', { name: '退回' }));
    expect(await within(dialog).findByText('复审与经办不得为同一人')).toBeTruthy();
    expect(within(dialog).getByText('reviewer_same_as_handler')).toBeTruthy();
    expect(conclude(log)[0]).toMatchObject({
      path: 'audit_case/return',
      body: { case_id: 'C18', reason: 'evidence_missing', comment: '材料不全' },
    });
    await user.click(within(dialog).getByRole('button', { name: zh.kit.cancel }));
    expect((screen.getByRole('textbox', { name: zh.caseView.reason }) as HTMLTextAreaElement).value).toBe('材料不全');
  });
});

async function pick(user: ReturnType<typeof userEvent.setup>, box: HTMLElement, label: string) {
  await user.click(box);
  const options = await screen.findAllByTitle(label);
  await user.click(options.at(-1) as HTMLElement);
}

describe('a hospital', () => {
  it('answers finding by finding; what is left empty is not contested', async () => {
    const view = { ...answers['case/view'], stage: 'with_provider' };
    const log = serve((sent) => {
      if (sent.method === 'POST') return { body: {} };
      if (sent.path === 'session/me') return { body: hospitalMe };
      return { body: sent.path === 'case/view' ? view : (answers as Record<string, unknown>)[sent.path] };
    });
    const router = open('/hospital/findings/C18');
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText(`${zh.finding.answer} F26`), ' 两科均有记录 ');
    await user.click(screen.getByRole('button', { name: zh.hospital.answer }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain(zh.hospital.answerAsk(1, 2));
    await user.click(within(dialog).getByRole('button', { name: zh.hospital.answer }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/hospital/findings'));
    expect(log.find((sent) => sent.method === 'POST')).toMatchObject({
      path: 'audit_case/answer',
      body: { case_id: 'C18', lines: [{ finding_id: 'F26', answer: '两科均有记录' }], comment: '' },
    });
  });
});

describe('making a batch', () => {
  it('takes approved statements only and states count, sum and names', async () => {
    const log = county({ onCommand: () => ({ body: { batch_id: 'B18' } }) });
    open('/statements');
    const user = userEvent.setup();
    await screen.findByRole('link', { name: '结2025-01-0001' });
    const box = (text: string) => within(row(text)).getByRole('checkbox');
    await user.click(box('结2025-01-0001'));
    await user.click(box('结2025-01-0002'));
    expect(await screen.findByText(zh.payment.onlyApproved)).toBeTruthy();
    expect((screen.getByRole('button', { name: zh.payment.make }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(box('结2025-01-0002'));
    await user.click(screen.getByRole('button', { name: zh.payment.make }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('1,700,000.67');
    await user.click(within(dialog).getByRole('button', { name: zh.payment.make }));
    await waitFor(() =>
      expect(conclude(log)[0]).toMatchObject({
        path: 'payment/make',
        body: { month: '2025-01', statement_ids: ['M18'] },
      }),
    );
  });
});

function row(text: string): HTMLElement {
  const found = screen.getAllByRole('row').find((one) => one.textContent?.includes(text));
  if (!found) throw new Error(`no row with ${text}`);
  return found;
}

describe('many applications from a table', () => {
  const entry = (number: string, more: object) => ({
    number,
    first_row: Number(number) + 1,
    request_key: `sheet-0123456789-${number}`,
    problems: [],
    ...more,
  });
  const problem = {
    row: 3,
    column: '票据·金额（元）',
    column_en: 'invoices · total (yuan)',
    code: 'cell_not_money',
    message: '须为金额（元），至多两位小数',
    message_en: 'an amount in yuan with at most two decimals',
  };

  it('shows row and column of what is wrong, and accepts only what is good, each under its own key', async () => {
    const log = county({
      onCommand: (sent) =>
        sent.path === 'matter/read_sheet'
          ? {
              body: {
                file_digest: '01',
                good: 1,
                refused: 1,
                entries: [entry('1', { form: { to_region: '411000' } }), entry('2', { problems: [problem] })],
              },
            }
          : { body: { case_id: 'C26', state: 'draft', due_on: null } },
    });
    open('/intake/referral');
    const user = userEvent.setup();
    const input = await screen.findByLabelText(zh.sheet.upload, { selector: 'input' }, { timeout: 8000 });
    await user.upload(input, new File(['序号'], '申请.csv', { type: 'text/csv' }));
    expect(await screen.findByText(zh.sheet.counts(1, 1))).toBeTruthy();
    expect(row('票据·金额（元）').textContent).toContain('3');
    expect(conclude(log).map((sent) => sent.path)).toEqual(['matter/read_sheet']);
    await user.click(screen.getByRole('button', { name: zh.sheet.accept(1) }));
    expect(await screen.findByText(zh.sheet.ended(1, 1))).toBeTruthy();
    const accepted = conclude(log).filter((sent) => sent.path === 'matter/accept');
    expect(accepted.map((sent) => sent.headers.get('idempotency-key'))).toEqual(['sheet-0123456789-1']);
    expect(accepted[0]?.body).toMatchObject({ form: { to_region: '411000' }, notify_missing: true });
    expect(screen.getByRole('link', { name: 'C26' })).toBeTruthy();
  });
});

describe('checking a document', () => {
  it('says whether number and code belong together', async () => {
    county();
    open('/compare-document');
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText(zh.documents.serial, {}, { timeout: 8000 }), 'SL-2025-00001');
    await user.type(screen.getByLabelText(zh.documents.code), '4F1C-09AB-0000-1111{Enter}');
    expect(await screen.findByText(zh.documents.genuine)).toBeTruthy();
    expect(screen.getByText('示范县医疗保障经办中心')).toBeTruthy();
  });
});

describe('a paper checked by anybody', () => {
  it('is told genuine, withdrawn or not known without signing in', async () => {
    const log = serve((sent) => {
      if (sent.path !== 'document/verify') return { status: 401, body: refusal('not_signed_in') };
      const [withdrawn, genuine] = [sent.search.code === 'B', sent.search.code !== 'C'];
      const told = { title: '办理结果决定书', agency: '示范县医疗保障经办中心', issued_on: '2025-02-21', withdrawn };
      return { body: genuine ? { genuine, paper: told } : { genuine } };
    });
    window.history.replaceState(null, '', `${CHECK_PAPER}#JD-2025-00001/A`);
    render(<Root />);
    expect(await screen.findByText(zh.documents.genuinePaper)).toBeTruthy();
    expect(screen.getByText('办理结果决定书')).toBeTruthy();
    const user = userEvent.setup();
    const code = screen.getByLabelText(zh.documents.code);
    await user.clear(code);
    await user.type(code, 'B{Enter}');
    expect(await screen.findByText(zh.documents.genuineVoid)).toBeTruthy();
    await user.clear(code);
    await user.type(code, 'C{Enter}');
    expect(await screen.findByText(zh.documents.notGenuine)).toBeTruthy();
    expect(screen.queryByText('办理结果决定书')).toBeNull();
    expect(new Set(log.map((sent) => sent.path))).toEqual(new Set(['document/verify']));
    window.history.replaceState(null, '', '/');
  });
});

describe('an inspection', () => {
  it('is signed by a second inspector and closed, each by an act of its own', async () => {
    const log = county({ onCommand: () => ({ body: {} }) });
    open('/inspections/JC18');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: `${zh.inspections.sign} 1` }, { timeout: 8000 }));
    await user.click(screen.getByRole('button', { name: zh.inspections.close }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), '未发现违规');
    await user.click(within(dialog).getByRole('button', { name: zh.inspections.close }));
    await waitFor(() => expect(conclude(log)).toHaveLength(2));
    expect(conclude(log).map((sent) => [sent.path, sent.body])).toEqual([
      ['inspection/sign', { inspection_record_id: 'JL18' }],
      ['inspection/close', { inspection_id: 'JC18', conclusion: '未发现违规' }],
    ]);
  });
});

describe('a change of the catalogue reaching back', () => {
  it('is settled anew part by part, and what came of all parts is told with the bill that stays', async () => {
    const part = { case_id: 'C18', persons: 200, lines: 30, settlements: 40, funds_fen: -12_345, kept: [] };
    const stays = { visit_id: 'V26', code: 'x', title: '不予支付金额大于范围外费用', title_en: 'more is withheld' };
    const log = county({
      onCommand: (sent) => ({
        body: 'after' in (sent.body as object) ? { ...part, persons: 7, kept: [stays] } : { ...part, next: 'P200' },
      }),
    });
    open('/catalogue-touched/C18');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: zh.catalogue.settleAnew }, { timeout: 8000 }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: zh.catalogue.settleAnew }));
    expect(await screen.findByText('不予支付金额大于范围外费用', { exact: false })).toBeTruthy();
    expect(screen.getByText('207')).toBeTruthy();
    expect(screen.getByText('-246.90')).toBeTruthy();
    const sent = log.filter((one) => one.path === 'claim/settle_anew').map((one) => one.body);
    expect(sent).toEqual([{ case_id: 'C18' }, { case_id: 'C18', after: 'P200' }]);
  });
});

describe('a spot check', () => {
  it('is recorded with the kind of fault and words', async () => {
    const log = county({ onCommand: () => ({ body: { spot_check_id: 'Q18', case_id: 'C18' } }) });
    open('/spot-checks');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: `${zh.spotChecks.check} C18` }, { timeout: 8000 }));
    await user.click(await screen.findByRole('radio', { name: zh.spotChecks.results.fault }));
    await pick(user, screen.getByLabelText(zh.spotChecks.fault), '材料不齐或不符');
    await user.type(screen.getByLabelText(zh.spotChecks.found), '缺原件');
    await user.click(screen.getByRole('button', { name: zh.spotChecks.record }));
    await waitFor(() =>
      expect(conclude(log)[0]).toMatchObject({
        path: 'spot_check/record',
        body: { spot_check_id: 'Q18', result: 'fault', fault_code: 'papers_wanting', comment: '缺原件' },
      }),
    );
  });
});
