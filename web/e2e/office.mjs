/**
 * An office of eight, played in Chromium from an empty database to a paid
 * reimbursement: founded by the command line, opened by its first person,
 * completed by reviewed cases; an incompatible appointment is refused; one
 * reimbursement comes in by Excel and one by form, is returned, corrected,
 * reviewed by those whom the house draws, approved with the second factor proven
 * anew, paid, booked and reconciled; every step is found in the trail, and the
 * trail is verified from its export without the house.
 *
 *   node web/e2e/office.mjs [zh|en] [FOLDER]
 *
 * The first argument is the language of every page, zh if left out; in English
 * no Chinese but data may stand anywhere. FOLDER receives a picture of every page
 * at 1366 × 768. The program is the one that `house.mjs` finds.
 *
 * Article: R1-12.6, R1-15, R1-20, R1-35, R3d-11, R3d-22, R3d-35.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { receiptOf } from './bank.mjs';
import { SIZES } from './browser.mjs';
import { openDesk } from './desk.mjs';
import { emptyHouse } from './house.mjs';
import { workbook } from './workbook.mjs';

const language = process.argv[2] ?? 'zh';
if (!['zh', 'en'].includes(language)) throw new Error('office.mjs [zh|en] [FOLDER]');
if (process.argv[3]) process.env.PICTURES = process.argv[3];

/** A word that the server or the law data say in both languages. */
const say = (zh, en) => (language === 'en' ? en : zh);
const LIST = new URL('../../demonstration/office.toml', import.meta.url).pathname;
const PASSWORD = 'Chunjiang-Huayue-8';
const TUESDAY = '2026-10-20T09:00:00+08:00';
const NEXT_DAY = 24 * 60;
/** Longer than a proof of the second factor lasts, shorter than an idle session. */
const AFTER_THE_PROOF = 20;

/** Who is engaged after the founding. */
const LATER = [
  { login: 'suf', name: '苏芬', id: '411025199001152109', posts: ['受理岗', '总账会计岗'] },
  { login: 'huangm', name: '黄敏', id: '41102519790812115X', posts: ['费用初审岗', '会计制单岗'] },
  { login: 'wuf', name: '吴芳', id: '411025198110141199', posts: ['费用复审岗', '支付制单岗', '参保登记岗'] },
  { login: 'guojj', name: '郭建军', id: '411025198704201312', posts: ['支付放行岗', '出纳岗', '目录维护岗'] },
];
const [CLERK, FIRST, SECOND, PAYER] = LATER.map((one) => one.login);
const [SYSTEM, SECURITY, AUDIT, HEAD] = ['admin', 'wangjg', 'lixy', 'zhumd'];

/** Who is insured, and falls ill elsewhere. */
const PERSONS = [
  { name: say('陈玉兰', 'Chen Yulan'), id: citizen('41102519560312002') },
  { name: say('赵德海', 'Zhao Dehai'), id: citizen('41102519620718001') },
];
/** Why a change and an application are sent back, and what sends them on again. */
const FORM_WRONG = {
  reason: say('填报内容不完整或不准确', 'the form is incomplete or wrong'),
  comment: say('请写明任职起始日', 'state the first day'),
};
const NUMBER_WRONG = {
  reason: say('材料不清晰或不一致', 'materials unclear or at odds'),
  comment: say('住院号与出院小结不符，请更正', 'the number of the stay differs from the discharge summary'),
};
const AGAIN = say('办件重新提交', 'resubmit a case');
/** Papers handed in so far, each another picture. */
let paperNumber = 0;

const house = await emptyHouse();
const began = Date.now();
const founded = JSON.parse(house.run('found', LIST, '--db', house.db, '--trial-from', TUESDAY, '--json'));
const logins = [];
// The founding's list and the names typed below are data, also on English pages.
const data = [
  ...[...readFileSync(LIST, 'utf8').matchAll(/"([^"\n]*)"/gu)].map((found) => found[1]).filter((one) => one),
  ...LATER.map((one) => one.name),
  // The region's name; what the books say, which are kept in Chinese; the bank's account; the switch of language.
  '襄城县',
  '支付手工报销待遇（居民基本，',
  '）',
  '城乡居民基本医疗保险基金支出户',
  '中文',
];
const desk = await openDesk(house.base, PASSWORD, {
  logins,
  clock_shift_seconds: founded.clock_shift_seconds,
  language,
  sizes: [SIZES[1]],
  data,
});
const { page, hold, words } = desk;
const button = (name) => page.getByRole('button', { name, exact: true });
const field = (name) => page.locator(`[id="${name}"]`);
const main = page.getByRole('main');

try {
  await house.serve();
  await firstPerson();
  await firstDay();
  await engaged();
  await house.close();
  await house.serve(NEXT_DAY);
  desk.later(NEXT_DAY * 60);
  await conflict();
  const persons = await registers();
  const cases = await received(persons);
  await returned(cases);
  await resubmitted(cases);
  await reviewed(cases);
  const batch = await paid(cases);
  await booked(batch);
  await traced(cases, batch);
  await verifiedElsewhere();
} catch (error) {
  desk.faults.push(`the play stopped: ${error.stack}`);
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, 'stopped.png') });
}
await desk.close();
await house.remove();
for (const fault of desk.faults) console.log(`FAULT ${fault}`);
const seconds = Math.round((Date.now() - began) / 1000);
console.log(`office ${language}: ${desk.looked.size} pages looked at, ${desk.faults.length} faults, ${seconds} s`);
process.exit(desk.faults.length > 0 ? 1 : 0);

/** The first security administrator opens the account with the code of the founding, and sets up a device. */
async function firstPerson() {
  await page.goto(house.base);
  await page.locator('h1').waitFor();
  if (language === 'en') await button('English').click();
  await desk.look('door', [401, 401]);
  hold(founded.first_login === SECURITY, 'the founding names its first person');
  await opened(SECURITY, founded.first_code, true);
  await page.getByRole('heading', { level: 1, name: words.workbench.title }).waitFor();
  await desk.look('workbench-first');
}

/** Opens an account with its code: password, and the device where the duties ask for one. */
async function opened(login, code, withDevice) {
  await button(words.signIn.first).click();
  await page.getByLabel(words.signIn.account, { exact: true }).fill(login);
  await page.getByLabel(words.signIn.code, { exact: true }).fill(code);
  await page.getByLabel(words.signIn.newPassword, { exact: true }).fill('Zhiheng-123');
  await page.getByLabel(words.signIn.repeat, { exact: true }).fill('Zhiheng-123');
  if (login === SECURITY) {
    await button(words.signIn.enable).click();
    await page.getByRole('alert').first().waitFor();
    await desk.look('first-password-refused', [400, 401]);
  }
  await page.getByLabel(words.signIn.newPassword, { exact: true }).fill(PASSWORD);
  await page.getByLabel(words.signIn.repeat, { exact: true }).fill(PASSWORD);
  await button(words.signIn.enable).click();
  await page.getByText(words.signIn.enabled).waitFor();
  await desk.signIn(login);
  if (withDevice) await deviceSetUp(login);
  desk.listen(`${login} opens the account`, [401, 401, 401]);
}

/** The device is shown its secret once; from then on it tells the codes. */
async function deviceSetUp(login) {
  await page.getByRole('heading', { level: 1, name: words.account.deviceMissing }).waitFor();
  desk.listen(`${login} signs in`, [401, 401]);
  await desk.look('device-missing');
  await button(words.account.deviceBegin).click();
  const secret = (await page.locator('main code').innerText()).trim();
  await desk.look('device');
  logins.push({ login, second_factor: secret });
  await page.getByLabel(words.account.code, { exact: true }).fill(await desk.nextCode(login));
  await button(words.account.deviceFinish).click();
  await page.getByRole('heading', { level: 1, name: words.workbench.title }).waitFor();
}

/** The page of a person. */
async function personPage(name) {
  await desk.go('/organisation/people');
  await main.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 2, name: words.org.appointments }).waitFor();
}

/** The codes that the security administrator hands over, by name. */
async function codesFor(names) {
  const codes = [];
  for (const name of names) {
    await personPage(name);
    await desk.look('person-unconfirmed');
    await button(words.org.issueCode).click();
    const dialog = page.getByRole('dialog').last();
    codes.push((await dialog.locator('code').innerText()).trim());
    await desk.look('code-issued');
    await dialog.getByRole('button', { name: words.kit.close }).click();
  }
  return codes;
}

/** The other three of the founding get their codes; then the four who come later are entered. */
async function firstDay() {
  await desk.go('/organisation/people');
  await desk.look('people-founded');
  await desk.go('/organisation/posts');
  await desk.look('posts');
  await desk.go('/organisation/chart');
  await desk.look('chart');
  const codes = await codesFor(['何敬之', '李秀英', '朱明德']);
  await desk.signOut();
  for (const [index, login] of [SYSTEM, AUDIT, HEAD].entries()) {
    await opened(login, codes[index], true);
    await desk.signOut();
  }
}

/** One reviewed change: applied for by the page, its case known by the address. */
async function change(kind, fill, paper) {
  await desk.go(`/organisation/changes/new?change=${kind}`);
  await fill();
  if (paper) await handIn(paper.count);
  await desk.look(`change-${kind}`);
  await button(words.org.send).click();
  await page.waitForURL(/\/cases\/C/u);
  return page.url().split('/').at(-1);
}

/** Chooses in the select of a field, by what is shown. */
async function choose(name, shown) {
  await field(name).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(shown).first().click();
}

/** Hands in the first papers of the checklist: pictures, each another. */
async function handIn(count) {
  const inputs = main.locator('input[type=file][accept*=".pdf"]');
  for (let at = 0; at < count; at += 1) {
    paperNumber += 1;
    const clip = { x: 0, y: 0, width: 300 + paperNumber, height: 200 };
    const buffer = await page.screenshot({ clip });
    const name = `${say('材料', 'paper')}-${paperNumber}.png`;
    await inputs.nth(at).setInputFiles({ name, mimeType: 'image/png', buffer });
    await main.getByText(name, { exact: true }).waitFor();
  }
}
/** Four people are entered, certified and engaged: by the system administrator, checked by the security administrator, approved by the head. */
async function engaged() {
  const certificates = await desk.as(SYSTEM, async () => {
    await desk.look('workbench-empty');
    await desk.go('/organisation/people');
    for (const one of LATER) {
      await button(words.org.propose).click();
      const dialog = page.getByRole('dialog').last();
      await field('name').fill(one.name);
      if (one === LATER[0]) {
        await field('identity_number').fill('411025199001152100');
        await choose('employment', say('在编在岗', 'on the establishment'));
        await dialog.getByRole('button', { name: words.kit.submit, exact: true }).click();
        await dialog.getByRole('alert').first().waitFor();
        await desk.look('propose-refused', [400]);
      } else {
        await choose('employment', say('在编在岗', 'on the establishment'));
      }
      await field('identity_number').fill(one.id);
      await dialog.getByRole('button', { name: words.kit.submit, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      await main.getByRole('link', { name: one.name, exact: true }).waitFor();
    }
    await desk.look('people-proposed');
    const opened = [];
    for (const [index, one] of LATER.entries()) {
      const fill = async () => {
        await choose('staff_id', new RegExp(one.name, 'u'));
        await choose('kind', say('会计专业资格证书', 'accounting certificate'));
        await field('number').fill(`KJ4110250002${index}`);
        await field('issued_on').fill('2018-06-01');
        await page.keyboard.press('Enter');
      };
      opened.push(await change('register_certificate', fill, { count: 1 }));
      await desk.look('change-case');
    }
    return opened;
  });
  await agreedBy(SECURITY, certificates, 'change-security', 1);
  await agreedBy(HEAD, certificates, 'change-approve', 1);
  const engagements = await desk.as(SYSTEM, async () => {
    const opened = [];
    for (const one of LATER) {
      const fill = async () => {
        await choose('staff_id', new RegExp(one.name, 'u'));
        for (const post of one.posts) await choose('posts', new RegExp(post, 'u'));
        await page.keyboard.press('Escape');
        await field('login').fill(one.login);
      };
      opened.push(await change('engage', fill));
    }
    return opened;
  });
  const [first, ...others] = engagements;
  await agreedBy(SECURITY, others, 'engage-security', 0, () => sendBack(first, FORM_WRONG, 'engage-returned'));
  await desk.as(SYSTEM, async () => {
    await desk.look('workbench-change-returned');
    await main.getByRole('link', { name: new RegExp(words.stage.returned, 'u') }).click();
    await main.getByRole('link', { name: first, exact: true }).click();
    await button(AGAIN).click();
    await page.getByRole('heading', { level: 1, name: `${words.correction.title} ${first}` }).waitFor();
    hold((await field('login').inputValue()) === CLERK, 'a change that came back is shown as it was filled in');
    await field('from_date').fill('2026-10-21');
    await page.keyboard.press('Enter');
    await desk.look('change-correction');
    await button(AGAIN).click();
    await page.waitForURL(new RegExp(`/cases/${first}`, 'u'));
  });
  await agreedBy(SECURITY, [first], 'engage-again', 0);
  await agreedBy(HEAD, engagements, 'engage-approve', 0);
  const codes = await desk.as(SECURITY, () => codesFor(LATER.map((one) => one.name)));
  for (const [index, one] of LATER.entries()) {
    // What was granted begins tomorrow: today there is nothing to do, and nothing is asked for.
    await opened(one.login, codes[index], false);
    await page.getByRole('heading', { level: 1, name: words.workbench.title }).waitFor();
    await desk.look('workbench-tomorrow');
    await desk.signOut();
  }
}

/** Agrees to cases, each after a look at its papers. */
async function agreedBy(login, cases, name, papers, also = async () => undefined) {
  await desk.as(login, async () => {
    await desk.look(`workbench-${name}`);
    await desk.go('/review?scope=mine');
    await desk.look(`queue-${name}`);
    for (const id of cases) await agree(id, name, papers);
    await also();
  });
}

/** Sends a case back to where it came from, with a reason of the list; without words the page asks for them. */
async function sendBack(id, { reason, comment }, name) {
  const back = say('办件退回', 'return a case');
  await desk.go(`/cases/${id}`);
  await button(back).click();
  await page.getByText(words.caseView.reasonMissing).waitFor();
  await desk.look(`${name}-without-words`);
  await page.getByRole('textbox', { name: words.caseView.reason }).fill(comment);
  await desk.press(back, async (dialog) => {
    await dialog.getByRole('combobox').click();
    await page.locator('.ant-select-dropdown:visible').getByTitle(reason).click();
    await desk.look(`${name}-dialog`);
  });
}

async function agree(id, name, papers) {
  await desk.go(`/cases/${id}`);
  await looksAt(papers);
  await desk.look(`case-${name}`);
  await desk.press(say('办件审核同意', 'agree to a case'));
}

/** Opens every paper of the case. */
async function looksAt(papers) {
  const listed = page.getByRole('list', { name: words.papers.title }).getByRole('listitem');
  hold((await listed.count()) === papers, `the case has ${papers} papers`);
  for (let at = 0; at < papers; at += 1) {
    await listed.nth(at).getByRole('button').click();
    await page.locator('.viewer img').waitFor();
    await listed.nth(at).getByText(words.papers.opened, { exact: true }).waitFor();
  }
}

/** Whoever keeps books is to pay as well: the page says what stands against it before anything is sent, and nothing is granted. */
async function conflict() {
  await desk.as(SYSTEM, async () => {
    await desk.go('/organisation/changes/new?change=appoint');
    await choose('staff_id', /黄敏/u);
    await choose('post', /支付制单岗/u);
    const told = say(
      '已担任“凭证制单”（会计制单岗）；“支付制单”与之为不相容职责',
      'already holds "making of vouchers" (会计制单岗); "making of payments" is incompatible with it',
    );
    const box = page.getByRole('status').filter({ hasText: words.org.checkTitle });
    const shown = box.getByText(told).first();
    const before = await shown.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    hold(before, 'the conflict is shown before anything is granted');
    hold((await box.getByRole('button', { name: words.cite.open('R3d-22') }).count()) > 0, 'with its article');
    await desk.look('appointment-conflict');
    await button(words.org.send).click();
    await page.getByRole('alert').filter({ hasText: told }).first().waitFor();
    await desk.look('appointment-refused', [409]);
    await personPage('黄敏');
    hold((await main.getByText('支付制单岗').count()) === 0, 'nothing was granted');
    await desk.look('person');
  });
}

/** The persons who are insured, entered by the page; the catalogue as the province delivers it. */
async function registers() {
  await desk.signIn(SECOND);
  await deviceSetUp(SECOND);
  await desk.go('/enrolment');
  for (const [at, person] of PERSONS.entries()) {
    if (at > 0) await button(words.kit.add).click();
    await field(`persons_${at}_name`).fill(person.name);
    await field(`persons_${at}_identity_number`).fill(person.id);
    await field(`persons_${at}_from_date`).fill('2025-01-01');
    await page.keyboard.press('Enter');
  }
  await desk.look('enrolment');
  await button(words.enrolment.submit).click();
  const rows = page.getByRole('table').last().locator('tbody tr');
  await page.getByRole('heading', { level: 2, name: words.enrolment.enrolled }).waitFor();
  await desk.look('enrolled');
  const persons = [];
  for (const [at, person] of PERSONS.entries()) {
    persons.push({ ...person, number: (await rows.nth(at).locator('td').first().innerText()).trim() });
  }
  await desk.signOut();

  await desk.signIn(PAYER);
  await deviceSetUp(PAYER);
  const bed = { code: 'BED', name: say('床位费', 'bed'), kind: 'service', price_fen: 10_000, in_scope: true };
  const loaded = await desk.call('catalogue/load', { from_date: '2017-01-01', items: [bed] });
  hold(loaded.status === 200, `the catalogue is loaded (${loaded.status} ${loaded.body.code ?? ''})`);
  await desk.signOut();
  return persons;
}

/** A citizen's identity number with its check digit. */
function citizen(seventeen) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return seventeen + '10X98765432'[sum % 11];
}
/** One stay, as papers tell it; yuan. */
function stay(person, at) {
  return {
    person_id: person.number,
    region: '411025',
    hospital: say('邻县第二医院', 'Second Hospital of the next county'),
    hospital_tier: '2',
    record_number: `ZY-00${at}`,
    admit_date: '2026-09-10',
    discharge_date: '2026-09-30',
    diagnosis: 'J18.900',
    invoice: { code: '041060', number: `0012345${at}`, issued_on: '2026-09-30', total: '2000.00' },
    line: { date: '2026-09-10', item: 'BED', quantity: '20', price: '100.00', amount: '2000.00' },
    total: '2000.00',
    payee_bank: say('示范银行', 'Model Bank'),
    payee_account: `6217000000${at}12345`,
  };
}

/** The first application in a table, once with mistakes and once right; the second by the form. */
async function received(persons) {
  await desk.signIn(CLERK);
  await deviceSetUp(CLERK);
  await desk.go('/intake');
  await desk.look('intake');
  await desk.go('/intake/reimbursement');
  await desk.look('intake-form-empty');
  const saved = page.waitForEvent('download');
  await button(words.sheet.template).click();
  const template = readFileSync(await (await saved).path());
  hold(template.subarray(0, 2).toString() === 'PK', 'the template is an Excel file');

  const wrong = { ...stay(persons[0], 1), person_id: 'P-none', total: '2000.001', discharge_date: say('月底', 'soon') };
  await uploadTable(wrong);
  await page.getByText(words.sheet.counts(0, 1)).waitFor();
  hold(
    (await main.getByText(say('须为日期', 'a day such as')).count()) > 0,
    'each mistake is told with its row and column',
  );
  await page.getByText(words.sheet.counts(0, 1)).scrollIntoViewIfNeeded();
  await desk.look('sheet-errors');
  await uploadTable(stay(persons[0], 1));
  await page.getByText(words.sheet.counts(1, 0)).waitFor();
  await desk.look('sheet-read');
  await button(words.sheet.accept(1)).click();
  await page.getByText(words.sheet.ended(1, 0)).waitFor();
  await desk.look('sheet-accepted');
  const link = main.getByRole('link', { name: /^C\d/u }).first();
  const byTable = (await link.innerText()).trim();
  await link.click();
  await page.getByRole('heading', { level: 2, name: words.papers.title }).waitFor();
  await desk.look('case-waits-for-papers');
  await button(say('办件补正', 'bring what was missing')).click();
  await page.getByRole('heading', { level: 1, name: `${words.correction.title} ${byTable}` }).waitFor();
  await handIn(6);
  await desk.look('papers-brought');
  await button(say('办件补正', 'bring what was missing')).click();
  await page.waitForURL(new RegExp(`/cases/${byTable}`, 'u'));
  await desk.look('case-received');

  await desk.go('/intake/reimbursement');
  await button(words.intake.accept).click();
  await page.getByRole('alert').first().waitFor();
  await desk.look('form-incomplete');
  await fillForm(persons[1], stay(persons[1], 2));
  await handIn(6);
  await main.evaluate((element) => element.scrollTo(0, 0));
  await desk.look('form-filled');
  await button(words.intake.accept).click();
  await page.waitForURL(/\/cases\/C/u);
  const byForm = page.url().split('/').at(-1);
  await desk.go('/documents');
  await desk.look('documents');
  await desk.signOut();
  return { byTable, byForm };
}

/** The table as a clerk fills in the template: one row, in the language of the page. */
async function uploadTable(one) {
  const columns = [
    [say('序号', 'no.'), '1'],
    [say('参保人', 'insured person'), one.person_id],
    [say('就医类型', 'kind of care'), say('参保地住院', 'stay in the area')],
    [say('就医地区划代码', 'region of treatment'), one.region],
    [say('非定点医疗机构名称', 'name of another hospital'), one.hospital],
    [say('非定点医疗机构类别', 'tier of another hospital'), one.hospital_tier],
    [say('住院号', 'number of the stay'), one.record_number],
    [say('入院日期', 'admitted on'), one.admit_date],
    [say('出院日期', 'discharged on'), one.discharge_date],
    [say('主要诊断编码', 'main diagnosis (ICD-10)'), one.diagnosis],
    [say('票据·票据代码', 'invoices · code'), one.invoice.code],
    [say('票据·票据号码', 'invoices · number'), one.invoice.number],
    [say('票据·开票日期', 'invoices · issued on'), one.invoice.issued_on],
    [say('票据·金额（元）', 'invoices · total (yuan)'), one.invoice.total],
    [say('费用明细·第几张票据', 'itemised list · invoice no.'), '1'],
    [say('费用明细·费用日期', 'itemised list · date'), one.line.date],
    [say('费用明细·项目编码', 'itemised list · item'), one.line.item],
    [say('费用明细·数量', 'itemised list · quantity'), one.line.quantity],
    [say('费用明细·单价（元）', 'itemised list · price (yuan)'), one.line.price],
    [say('费用明细·金额（元）', 'itemised list · amount (yuan)'), one.line.amount],
    [say('费用总额（元）', 'total (yuan)'), one.total],
    [say('收款户名', 'holder of the account'), PERSONS[0].name],
    [say('户主与参保人关系', 'holder is'), say('本人', 'the person himself')],
    [say('开户银行', 'bank'), one.payee_bank],
    [say('银行账号', 'account'), one.payee_account],
  ];
  const buffer = workbook([columns.map(([head]) => head), columns.map(([, cell]) => cell)]);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await main.locator('input[type=file][accept*=".xlsx"]').setInputFiles({ name: 'table.xlsx', mimeType, buffer });
}

async function fillForm(person, one) {
  const day = async (name, value) => {
    await field(name).fill(value);
    await page.keyboard.press('Enter');
  };
  await field('person_id').fill(one.person_id);
  await choose('episode', say('参保地住院', 'stay in the area'));
  await field('region').fill(one.region);
  await field('hospital').fill(one.hospital);
  await field('hospital_tier').fill(one.hospital_tier);
  await field('record_number').fill('ZY-999');
  await day('admit_date', one.admit_date);
  await day('discharge_date', one.discharge_date);
  await field('diagnosis').fill(one.diagnosis);
  // Left before the next thing is pressed: what was said of the field goes, and the form moves up.
  await page.keyboard.press('Tab');
  const add = button(words.kit.add);
  await add.first().click();
  await field('invoices_0_code').fill(one.invoice.code);
  await field('invoices_0_number').fill(one.invoice.number);
  await day('invoices_0_issued_on', one.invoice.issued_on);
  await field('invoices_0_total_fen').fill(one.invoice.total);
  await page.keyboard.press('Tab');
  await add.last().click();
  await field('lines_0_invoice').fill('1');
  await day('lines_0_service_date', one.line.date);
  await field('lines_0_item_code').fill(one.line.item);
  await field('lines_0_quantity').fill(one.line.quantity);
  await field('lines_0_price_fen').fill(one.line.price);
  await field('lines_0_amount_fen').fill(one.line.amount);
  await field('total_fen').fill(one.total);
  await field('payee_name').fill(person.name);
  await choose('payee_relation', say('本人', 'the person himself'));
  await field('payee_bank').fill(one.payee_bank);
  await field('payee_account').fill(one.payee_account);
}

/** The first reviewer, drawn by the house, agrees to the one and sends the other back. */
async function returned({ byTable, byForm }) {
  await desk.signIn(FIRST);
  await deviceSetUp(FIRST);
  await desk.look('workbench-reviewer');
  await desk.go('/review?scope=mine');
  await desk.look('queue-first-review');
  await agree(byTable, 'first-review', 6);
  await sendBack(byForm, NUMBER_WRONG, 'case-returned');
  await desk.signOut();
}

/** The desk corrects the number and sends it again. */
async function resubmitted({ byForm }) {
  await desk.as(CLERK, async () => {
    await desk.look('workbench-returned');
    await main.getByRole('link', { name: new RegExp(words.stage.returned, 'u') }).click();
    await main.getByRole('link', { name: byForm, exact: true }).click();
    await desk.look('case-at-desk');
    await button(AGAIN).click();
    await page.getByRole('heading', { level: 1, name: `${words.correction.title} ${byForm}` }).waitFor();
    hold((await field('payee_account').inputValue()).length > 10, 'the desk sees the form as it was filled in');
    await field('record_number').fill('ZY-002');
    await desk.look('correction');
    await button(AGAIN).click();
    await page.waitForURL(new RegExp(`/cases/${byForm}`, 'u'));
    await main.getByText('ZY-002').first().waitFor();
    await desk.look('case-resubmitted');
  });
}

/** First review again, second review, and the approval after the proof of the second factor has run out. */
async function reviewed({ byTable, byForm }) {
  await desk.as(FIRST, async () => {
    await agree(byForm, 'first-review-again', 6);
    await desk.go(`/cases/${byTable}`);
    hold(
      (await button(say('办件审核同意', 'agree to a case')).count()) === 0,
      'the first reviewer is offered no second step',
    );
    await desk.look('case-not-mine');
  });
  await desk.as(SECOND, async () => {
    for (const id of [byTable, byForm]) await agree(id, 'second-review', 6);
  });
  await desk.signIn(HEAD);
  await page.getByRole('heading', { level: 1, name: words.workbench.title }).waitFor();
  desk.listen('signing in', [401, 401, 401]);
  await desk.look('workbench-head');
  await page.goto('about:blank');
  await house.close();
  await house.serve(NEXT_DAY + AFTER_THE_PROOF);
  desk.later((NEXT_DAY + AFTER_THE_PROOF) * 60);
  for (const id of [byTable, byForm]) {
    await desk.go(`/cases/${id}`);
    await looksAt(6);
    await desk.look('case-approve');
    if (id === byForm) {
      await desk.press(say('办件审核同意', 'agree to a case'));
      continue;
    }
    await button(say('办件审核同意', 'agree to a case')).click();
    await page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: say('办件审核同意', 'agree to a case') })
      .click();
    await page.getByRole('dialog', { name: words.account.stepUpTitle }).waitFor();
    await desk.look('step-up', [401]);
    await desk.prove(HEAD);
    await page.getByRole('heading', { level: 1, name: words.queue.title }).waitFor();
  }
  await desk.signOut();
}

/** A batch of both, made by one, released by another, receipted; everything paid. */
async function paid() {
  const batch = await desk.as(SECOND, async () => {
    await desk.go('/reimbursements?state=approved');
    const rows = page.locator('tbody tr[data-row-key]');
    hold((await rows.count()) === 2, 'both reimbursements are approved');
    await desk.look('reimbursements-approved');
    for (let at = 0; at < 2; at += 1) await rows.nth(at).locator('input[type=checkbox]').check();
    await button(words.payment.make).click();
    const dialog = page.getByRole('dialog').last();
    await desk.look('batch-dialog');
    await dialog.getByRole('button', { name: words.payment.make, exact: true }).click();
    await page.getByText(words.payment.equal).waitFor();
    await desk.look('batch-made');
    return page.url().split('/').at(-1);
  });
  await desk.as(PAYER, async () => {
    await desk.go('/payments');
    await desk.look('payments');
    await desk.go(`/payments/${batch}`);
    const said = say('核对一致', 'compared, all agrees');
    await desk.press(say('支付放行', 'release a payment batch'), (dialog) => dialog.getByRole('textbox').fill(said));
    await desk.look('batch-released');
    const saved = page.waitForEvent('download');
    await button(words.payment.instruction).click();
    const instructions = readFileSync(await (await saved).path(), 'utf8');
    hold(instructions.startsWith('ZHIHENG-PAYMENT,1'), 'the instruction file is handed out');
    const buffer = Buffer.from(receiptOf(instructions, '2026-10-21'));
    await main.locator('input[type=file]').setInputFiles({ name: 'receipt.csv', mimeType: 'text/csv', buffer });
    await page.getByText(words.payment.uploaded).waitFor();
    await desk.go(`/payments/${batch}`);
    const paidLines = main.locator('tbody').getByText(words.state.done, { exact: true });
    hold((await paidLines.count()) === 2, 'the bank has paid every line');
    await desk.look('batch-paid');
    await desk.go('/reimbursements?state=paid');
    hold((await page.locator('tbody tr[data-row-key]').count()) === 2, 'both reimbursements are paid');
    await desk.look('reimbursements-paid');
  });
  return batch;
}

/** Vouchers made, reviewed and posted by three persons; then finance and business agree. */
async function booked(batch) {
  const vouchers = await desk.as(FIRST, async () => {
    await desk.go('/reimbursements/reconciliation');
    await desk.look('reimbursements-not-booked');
    const made = [];
    await desk.go(`/payments/${batch}`);
    const count = await button(words.voucher.make).count();
    for (let at = 0; at < count; at += 1) {
      await desk.go(`/payments/${batch}`);
      await button(words.voucher.make).nth(at).click();
      await page.getByRole('dialog').last().getByRole('button', { name: words.voucher.make }).click();
      await page.waitForURL(/\/vouchers\//u);
      await page.getByText(words.voucher.balanced).first().waitFor();
      made.push(page.url().split('/').at(-1));
    }
    hold(made.length > 0, 'every fund of the batch is booked');
    await desk.look('voucher-made');
    return made;
  });
  for (const [login, title] of [
    [HEAD, say('审核凭证', 'review a voucher')],
    [CLERK, say('凭证记账', 'post a voucher')],
  ]) {
    await desk.as(login, async () => {
      for (const id of vouchers) {
        await desk.go(`/vouchers/${id}`);
        await desk.press(title);
      }
      await desk.look(`voucher-by-${login}`);
    });
  }
  await desk.as(FIRST, async () => {
    await desk.go('/reimbursements/reconciliation');
    hold((await page.getByText(words.reimbursement.agrees).count()) > 0, 'approved, paid and booked agree');
    await desk.look('reimbursements-reconciled');
    await desk.go('/reconciliation?month=2026-10');
    await desk.press(words.reconciliation.run);
    await desk.look('reconciliation');
  });
}

/** The audit administrator finds every step, who did it, and the proof of one. */
async function traced({ byTable, byForm }, batch) {
  await desk.as(AUDIT, async () => {
    await desk.look('workbench-audit');
    const review = 'matter.review';
    const steps = [
      ['case', byTable, ['matter.accept', 'matter.supplement', review, review, review]],
      ['case', byForm, ['matter.accept', 'matter.return', 'matter.resubmit', review, review, review]],
      ['payment_batch', batch, ['payment.make', 'payment.release', 'payment.take_receipt']],
    ];
    for (const [kind, id, wanted] of steps) {
      await desk.go(`/trail?about_kind=${kind}&about_id=${id}&page_size=100`);
      const found = (await main.locator('tbody code').allInnerTexts()).map((text) => text.trim());
      const lacks = wanted.filter((one, at) => {
        const before = wanted.slice(0, at).filter((same) => same === one).length;
        return found.filter((same) => same === one).length <= before;
      });
      hold(lacks.length === 0, `every step of ${kind} ${id} is in the trail${lacks.length ? `, but ${lacks}` : ''}`);
      await desk.look(`trail-${kind}`);
    }
    for (const verb of ['house.found', 'organisation.propose', 'organisation.issue_code', 'person.enrol']) {
      await desk.go(`/trail?command=${verb}`);
      hold((await main.locator('tbody code').count()) > 0, `${verb} is in the trail`);
    }
    await desk.go(`/trail?about_kind=case&about_id=${byForm}`);
    await main.locator('tbody button.mark').first().click();
    await page.getByText(words.proof.intact).waitFor();
    await desk.look('proof');
    await desk.go('/checkpoints');
    await desk.look('checkpoints');
    await desk.go('/duties');
    await desk.look('duties');
  });
}

/** The trail is exported and the house is gone: the file alone shows that it is whole, and one altered byte is found. */
async function verifiedElsewhere() {
  await house.close();
  const key = house.run('trail', 'key', '--db', house.db).trim();
  const file = join(house.folder, 'trail.export');
  house.run('trail', 'export', '--db', house.db, '--output', file);
  const all = JSON.parse(house.run('trail', 'verify', '--db', house.db, '--json'));
  hold(all.ok, `the record and every protected row verify (${all.size} entries, ${all.rows} rows)`);
  rmSync(join(house.folder, 'office.sqlite'));
  const verified = house.run('trail', 'verify', '--export', file, '--key', key);
  hold(/^ok \d+ /u.test(verified), `the export verifies without the house: ${verified.trim().slice(0, 24)}…`);
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length / 2)] ^= 1;
  writeFileSync(file, bytes);
  let refused = false;
  try {
    house.run('trail', 'verify', '--export', file, '--key', key);
  } catch (error) {
    refused = error.status === 1;
  }
  hold(refused, 'one altered byte of the export is found');
}
