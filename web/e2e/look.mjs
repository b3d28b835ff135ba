/**
 * Looks at every page of the build at three sizes, fed from the sample county:
 * axe without violation, no overflow, no console error, no foreign request.
 * Pictures go to the folder named in `PICTURES`, if it is set.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, openBrowser, SIZES, watch } from './browser.mjs';
import { startSampleServer } from './sample-server.mjs';

/** A case of the test bench, as its address holds it. */
const CASE = JSON.stringify({
  policy: 'henan-resident-2017',
  born: '1960-05-01',
  stays: [{ admit: '2017-03-01', at: 'county', total_fen: 500_000 }],
});

/** A value changed on the what-if page, likewise. */
const CHANGES = JSON.stringify([
  { place: 'inpatient/tiers/county/terms', from: '2018-01-01', cell: 'deductible_fen', value: '60000' },
]);

const AGENCY = [
  '/',
  '/review',
  '/cases/C18',
  '/claims',
  '/claims/V18',
  '/findings',
  '/policies',
  '/policies/henan-resident-2018',
  '/policies/henan-resident-2018?view=history',
  '/policies/compare',
  `/policy-bench?case=${encodeURIComponent(CASE)}`,
  '/what-if',
  '/catalogue',
  '/catalogue/X18',
  '/catalogue-changes/C18',
  '/catalogue-touched/C18',
  '/audit-rules',
  '/audit-rules/18',
  '/knowledge',
  '/knowledge/child_items',
  '/knowledge-draft/child_items',
  '/knowledge-changes/C18',
  '/knowledge-trials/C18',
  '/knowledge-touched/C18',
  '/mappings',
  '/mapping-hospitals',
  '/mapping-review/H18',
  '/mapping-cases/C18',
  '/mapping-import?provider_id=H18',
  '/match-rate',
  '/unmatched',
  '/statements',
  '/statements/M18',
  '/print/statements/M18',
  '/payments',
  '/payments/B18',
  '/reimbursements',
  '/reimbursements/reconciliation',
  '/reconciliation',
  '/vouchers',
  '/vouchers/new',
  '/vouchers/K18',
  '/journal',
  '/close-month',
  '/trial-balance',
  '/books-months',
  '/trail',
  '/duties',
  '/duties?part=pairs',
  '/duties?part=pairs&duty=approve',
  '/duties?part=chains',
  '/simulate',
  '/meetings',
  '/meetings/C18',
  '/checkpoints',
  '/reads',
  '/abnormal',
  '/interface',
  '/interface/messages',
  '/interface/certification',
  '/interface/keys',
  '/rights',
  '/data-fields',
  '/data-exports',
  '/data-repairs',
  '/month',
  '/sample',
  '/intake',
  '/intake/referral',
  '/filings',
  '/filings/BA18',
  '/standings',
  '/enrolment',
  '/corrections/C18',
  '/late',
  '/documents',
  '/compare-document',
  '/check-document#SL-2025-00001/4F1C-09AB-0000-1111',
  '/inspections',
  '/inspections/new',
  '/inspections/JC18',
  '/spot-checks',
  '/spot-check-draws',
  '/practice',
  '/account',
  '/accounts',
  '/account-resets',
  '/account-alerts',
  '/organisation/chart',
  '/organisation/posts',
  '/organisation/people',
  '/organisation/people/W34',
  '/organisation/delegations',
  '/organisation/rotations',
  '/organisation/handovers',
  '/organisation/handovers/HO18',
  '/print/handovers/HO18',
  '/organisation/platforms',
  '/organisation/platforms/SP18',
  '/organisation/changes/new?change=register_certificate',
  '/organisation/changes/new?change=appoint&staff_id=W34&post=accountant',
];
const HOSPITAL = ['/', '/hospital/statements', '/hospital/findings', '/hospital/findings/C18'];

/** What opens over a page, by the page and the way to it. */
const OVER = [
  [
    'what-if',
    `/what-if?changes=${encodeURIComponent(CHANGES)}`,
    (page) => page.getByRole('button', { name: '测算', exact: true }).click(),
    'img',
  ],
  ['finder', '/', typeIn((page) => page.keyboard.press('Control+k'))],
  ['keys', '/', (page) => page.keyboard.press('?')],
  ['explain', '/claims/V18', (page) => page.getByRole('button', { name: '计算过程', exact: true }).click()],
  ['article', '/cases/C18', (page) => page.getByRole('button', { name: '查看条款 R1-35' }).first().click()],
  ['proof', '/trail', (page) => page.getByRole('button', { name: '1', exact: true }).click()],
  ['record', '/statements/M18', (page) => page.getByRole('button', { name: '存证', exact: true }).click()],
  ['reveal', '/claims/V18', typeIn((page) => page.getByRole('button', { name: '查看身份证号原值' }).click())],
  ['claim', '/cases/C18', (page) => page.keyboard.press('o'), 'region'],
  ['unknown', '/payments/B18', (page) => page.getByRole('button', { name: '确认结果' }).click()],
  ['release', '/payments/B18', (page) => page.getByRole('button', { name: '发放', exact: true }).click()],
  ['checkpoint', '/checkpoints', (page) => page.getByRole('button', { name: '查看', exact: true }).first().click()],
  ['dismiss', '/checkpoints', typeIn((page) => page.getByRole('button', { name: '撤销见证方', exact: true }).click())],
  [
    'run-repair',
    '/data-repairs',
    typeIn((page) => page.getByRole('button', { name: '执行脚本', exact: true }).first().click()),
  ],
  ['rights', '/rights', typeIn((page) => page.getByRole('button', { name: '确认核查', exact: true }).click())],
  [
    'look-into-month',
    '/books-months',
    typeIn((page) => page.getByRole('button', { name: '核查', exact: true }).first().click()),
  ],
  ['inspection-record', '/inspections/JC18', (page) => page.getByRole('button', { name: '登记笔录' }).click()],
  ['decision', '/cases/C18', decide],
  ['suspend', '/accounts', typeIn((page) => page.getByRole('button', { name: '停用', exact: true }).first().click())],
  ['reset', '/account-resets', (page) => page.getByRole('button', { name: '确认重置' }).first().click()],
  ['alert', '/account-alerts', typeIn((page) => page.getByRole('button', { name: '处置告警' }).first().click())],
  ['step-up', '/account-resets', stepUp, 'dialog', 'status of 401'],
  ['device', '/account', device, 'img'],
  ['message', '/interface/messages', (page) => page.getByRole('button', { name: '查看', exact: true }).first().click()],
  ['key', '/interface/keys', (page) => page.getByRole('button', { name: '发放密钥' }).click()],
];

/** A dialog that asks must have the focus in its box: what is typed at once arrives there. */
function typeIn(open) {
  return async (page) => {
    await open(page);
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(200);
    await page.keyboard.type('结算');
    const value = await page.getByRole('dialog').locator('input, textarea').first().inputValue();
    if (value !== '结算') throw new Error('the dialog opened without the focus in its box');
  };
}

/** A request that meets the question for the second factor. */
async function stepUp(page) {
  await page.route('**/api/v1/account/confirm_reset', (route) =>
    route.fulfill({ status: 401, json: { code: 'stepup', kind: 'unauthenticated', title: '', title_en: '' } }),
  );
  await page.getByRole('button', { name: '确认重置' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '确认重置' }).click();
  await page.getByRole('dialog', { name: '再次验证动态口令' }).waitFor();
}

async function device(page) {
  await page.getByRole('button', { name: '开始绑定' }).click();
}

async function decide(page) {
  await page.keyboard.press('r');
  await page.keyboard.type('材料不全，请补正');
  await page.keyboard.press('Control+Enter');
}

async function visit(page, label, title) {
  await page.getByRole('navigation').getByRole('link', { name: '我的待办' }).click();
  await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor();
  const began = Date.now();
  await page.getByRole('navigation').getByRole('link', { name: label }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('table').first().waitFor();
  return Date.now() - began;
}

const pictures = process.env.PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });
let failed = 0;

for (const [side, paths] of [
  ['agency', AGENCY],
  ['hospital', HOSPITAL],
]) {
  const server = await startSampleServer({ hospital: side === 'hospital' });
  const browser = await openBrowser();
  const { page } = browser;
  const faults = watch(page, server.base);
  for (const language of ['zh', 'en']) {
    await page.goto(server.base);
    await page.evaluate((value) => localStorage.setItem('language', value), language);
    for (const path of paths) {
      for (const size of language === 'zh' ? SIZES : SIZES.slice(1, 2)) {
        await page.setViewportSize(size);
        await page.goto(server.base + path);
        await page.locator('h1').first().waitFor();
        await page.waitForTimeout(400);
        const found = [...(await inspect(page)), ...faults.splice(0)];
        failed += found.length;
        console.log(`${found.length === 0 ? 'ok ' : 'BAD'} ${side} ${language} ${path} ${size.width}`);
        for (const fault of found) console.log(`    ${fault}`);
        if (pictures) {
          const name = `${side}-${language}${path.replaceAll(/[/?=&#]/g, '_')}-${size.width}.png`;
          await page.screenshot({ path: join(pictures, name) });
        }
      }
    }
  }
  await browser.close();
  server.close();
}
{
  const server = await startSampleServer();
  const browser = await openBrowser();
  const { page } = browser;
  const faults = watch(page, server.base);
  for (const [name, path, open, role = 'dialog', meant] of OVER) {
    await page.goto(server.base + path);
    await page.locator('h1').first().waitFor();
    await page.waitForTimeout(300);
    await open(page);
    await page.getByRole(role).last().waitFor();
    await page.waitForTimeout(300);
    const heard = faults.splice(0).filter((fault) => !meant || !fault.includes(meant));
    const found = [...(await inspect(page)), ...heard];
    failed += found.length;
    console.log(`${found.length === 0 ? 'ok ' : 'BAD'} over ${name}`);
    for (const fault of found) console.log(`    ${fault}`);
    if (pictures) await page.screenshot({ path: join(pictures, `over-${name}.png`) });
  }
  // An old machine: six times slower, from page to page inside the application.
  const slow = await browser.context.newCDPSession(page);
  await page.goto(server.base);
  await page.locator('h1').first().waitFor();
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  for (const [label, title] of [
    ['审核队列', '审核队列'],
    ['月结算', '月结算'],
    ['试算平衡', '试算平衡'],
  ]) {
    // The better of two, since whoever else works on this machine slows it as well.
    const took = Math.min(await visit(page, label, title), await visit(page, label, title));
    if (took > 3000) failed += 1;
    console.log(`${took > 3000 ? 'BAD' : 'ok '} slow ${label} ${took} ms`);
  }
  await browser.close();
  server.close();
}
process.exit(failed > 0 ? 1 : 0);
