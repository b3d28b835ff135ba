/**
 * Plays a settlement month through the pages in Chromium, by the people whose
 * duties it is: freeze, audit, seeds and sample, first review, the hospital's answer,
 * second review, statement, approval, payment, receipt, vouchers, books,
 * reconciliation, trail. Every page is looked at on its way; on every page
 * somebody also tries what must not be.
 *
 *   scripts/with-county --persons 2000 --leave-month -- node web/e2e/month.mjs
 *
 * `PICTURES` names a folder for a picture of each page at each size,
 * `SCREENSHOTS` one for those that the README shows.
 *
 * Article: R1-12.11, R1-12.12, R1-20, R1-35.
 */
import { readFileSync } from 'node:fs';
import { receiptOf } from './bank.mjs';
import { county, openDesk } from './desk.mjs';

const MONTH = '2026-09';
const { base, logins, password, ...rest } = county();
const desk = await openDesk(base, password, { logins, ...rest });
const { page, hold } = desk;
const began = Date.now();

/** Who holds these posts. */
function at(...posts) {
  const holder = logins.find((one) => posts.every((post) => one.posts.split('、').includes(post)));
  if (!holder) throw new Error(`nobody holds ${posts.join('、')}`);
  return holder;
}

const button = (name) => page.getByRole('button', { name, exact: true });
const firstLink = (pattern) => page.getByRole('main').getByRole('link', { name: pattern }).first();

/** A question whose answer the play needs in order to choose; what it proves is read from the pages. */
async function asked(name) {
  const { status, body } = await desk.call(name);
  if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
  return body;
}

try {
  await door();
  await clerk();
  await drawSample();
  const chosen = await firstReview();
  await hospitalAnswers(chosen);
  await firstReviewerReturns(chosen);
  await secondReview(chosen);
  const statement = await declare(chosen);
  await reviewStatement(chosen, statement);
  const batch = await pay(statement);
  const vouchers = await book(batch);
  await reconcile();
  await controlLooks(chosen, vouchers);
} catch (error) {
  desk.faults.push(`the play stopped: ${error.stack}`);
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/stopped.png` });
}
await desk.close();
for (const fault of desk.faults) console.log(`FAULT ${fault}`);
const seconds = Math.round((Date.now() - began) / 1000);
console.log(`month: ${desk.looked.size} pages looked at, ${desk.faults.length} faults, ${seconds} s`);
process.exit(desk.faults.length > 0 ? 1 : 0);

/** The door: a wrong password is refused and nothing is said about the account. */
async function door() {
  await page.goto(base);
  await page.getByLabel('账号', { exact: true }).waitFor();
  await desk.look('sign-in', [401, 401]);
  await desk.signIn(at('费用审核经办岗').login, 'Wrong-password-1');
  await page.getByRole('alert').first().waitFor();
  hold(
    (await page.getByRole('heading', { name: '我的待办' }).count()) === 0,
    'a wrong password does not open the door',
  );
  await desk.look('sign-in-refused', [401, 401, 401]);
}

/** The claims clerk: claims, one with its computation, and the month frozen, audited, drawn. */
async function clerk() {
  await desk.as(at('费用审核经办岗').login, async () => {
    await desk.look('workbench-clerk');
    await desk.go(`/claims?kind=inpatient&state=settled&month=${MONTH}`);
    hold((await page.locator('tbody tr[data-row-key]').count()) > 0, 'claims are listed');
    await desk.look('claims');
    await firstLink(/^V/).click();
    await page.getByText('总费用 = 各项基金支付 + 个人负担').waitFor();
    await desk.look('claim');
    await button('计算过程').click();
    await page.locator('.explain-tree .step').nth(3).waitFor();
    hold((await page.getByText('计算过程与现行结算金额不一致').count()) === 0, 'the computation agrees with the claim');
    await desk.picture('explain');
    await desk.look('explain');
    await page.keyboard.press('Escape');
    await desk.go('/claims/V99999');
    await page.getByRole('alert').first().waitFor();
    await desk.look('claim-unknown', [404, 404, 400, 400]);

    await desk.go(`/month?month=${MONTH}`);
    await desk.look('month-open');
    const early = await desk.call('month/freeze', { month: '2026-10' });
    hold(early.status === 409, `a month that has not ended cannot be frozen (${early.status} ${early.body.code})`);
    desk.listen('early freeze', [409]);
    for (const step of ['结算月封账', '智能审核运行', '锁定抽审总体']) {
      await button(step).waitFor();
      await desk.press(step);
      await button(step).waitFor({ state: 'hidden', timeout: 120_000 });
      console.log(`ok    ${step}`);
    }
    await desk.go(`/month?month=${MONTH}`);
    await page.getByRole('heading', { name: '疑点按规则' }).waitFor();
    await desk.look('month-audited');
    await desk.go(`/findings?month=${MONTH}`);
    await desk.look('findings');
  });
}

/** Clerk and inspector commit themselves to seeds; only then both are revealed, and what comes of it is drawn. */
async function drawSample() {
  const persons = [at('费用审核经办岗'), at('稽核检查岗')];
  const seeds = [];
  for (const [n, who] of persons.entries()) {
    await desk.as(who.login, async () => {
      await desk.go(`/sample?month=${MONTH}`);
      await button('提交抽审种子承诺').click();
      const dialog = page.getByRole('dialog').last();
      const seed = (await dialog.getByText(/^[0-9a-f]{64}$/u).innerText()).trim();
      await dialog.getByRole('checkbox', { name: '我已妥善保存种子' }).check();
      if (n === 0) await desk.look('sample-commit');
      await dialog.getByRole('button', { name: '提交承诺', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      seeds.push(seed);
      if (n === 0) {
        await page.getByText(/同一自然人只能提交一份承诺/u).waitFor();
        const early = await desk.call('sample/reveal', { month: MONTH, seed });
        hold(early.status === 409, `no seed is revealed before both are committed (${early.body.code})`);
        desk.listen('early reveal', [409]);
        await desk.look('sample-committed');
      }
    });
  }
  for (const [n, who] of persons.entries()) {
    await desk.as(who.login, async () => {
      await desk.go(`/sample?month=${MONTH}`);
      await button('公开抽审种子').click();
      const dialog = page.getByRole('dialog').last();
      await dialog.getByLabel('种子', { exact: true }).fill(seeds[1 - n]);
      await dialog.getByText('与本人提交的承诺不符').waitFor();
      await dialog.getByLabel('种子', { exact: true }).fill(seeds[n]);
      await dialog.getByText('与本人提交的承诺相符').waitFor();
      await dialog.getByRole('button', { name: '公开', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    });
  }
  await desk.as(persons[0].login, async () => {
    await desk.go(`/sample?month=${MONTH}`);
    await desk.look('sample-revealed');
    await button('随机抽审抽取').waitFor({ timeout: 90_000 });
    await desk.press('随机抽审抽取');
    await page.getByRole('heading', { name: '自行复算' }).waitFor();
    console.log('ok    随机抽审抽取');
    await desk.look('sample-drawn');
  });
}

/** First review of one hospital's findings: one cleared, one in part, the rest upheld; the hospital is asked. */
async function firstReview() {
  const reviewer = at('费用初审岗', '费用复审岗');
  return desk.as(reviewer.login, async () => {
    await desk.look('workbench-reviewer');
    await desk.picture('workbench');
    await desk.go('/review?scope=mine&kind=audit');
    await desk.look('review-queue');
    const queue = await asked(`case/queue?kind=audit&stage=first_review&month=${MONTH}&page_size=100`);
    const offices = new Map(logins.map((one) => [one.posts.replace(/医保办$/, ''), one]));
    const sized = [];
    for (const row of queue.rows) {
      const { lines } = await asked(`case/view?case_id=${row.case_id}`);
      if (offices.has(row.provider_name)) sized.push({ row, count: lines.length });
    }
    // Few findings, but enough to decide differently.
    sized.sort((a, b) => a.count - b.count);
    const { row, count } = sized.find((one) => one.count >= 3) ?? sized.at(-1);
    hold(count >= 2, 'a hospital has findings enough to decide differently');
    const chosen = {
      caseId: row.case_id,
      provider: row.provider_name,
      office: offices.get(row.provider_name),
      reviewer,
    };
    console.log(`ok    ${row.provider_name}: ${count} findings in ${row.case_id}`);

    await desk.go(`/cases/${row.case_id}`);
    await desk.look('case');
    await desk.picture('case');
    // Deciding before every line is decided is stopped at once.
    await button('请医药机构书面反馈').click();
    await page.getByText('请对每条疑点作出认定').waitFor();
    await desk.look('case-undecided');
    const rows = page.getByRole('region', { name: '疑点明细' }).locator('tbody tr');
    for (let i = 0; i < count; i += 1) {
      const line = rows.nth(i);
      const cleared = i === 0 && count > 1;
      await line.getByText(cleared ? '不予认定' : '维持', { exact: true }).click();
      if (cleared) await line.getByPlaceholder('理由').fill('病历记载合理，不予扣减');
      if (i === 1) {
        const amount = line.getByRole('textbox', { name: /^扣减金额/ });
        const yuan = Number((await amount.inputValue()).replaceAll(',', ''));
        await amount.fill((Math.floor(yuan * 50) / 100).toFixed(2));
        await line.getByPlaceholder('理由').fill('部分用量有医嘱依据，酌减');
      }
    }
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: '审核意见' }).fill('初审意见见各疑点');
    await desk.press('请医药机构书面反馈');
    await page.getByRole('heading', { level: 1, name: '审核队列' }).waitFor();

    await desk.go(`/cases/${row.case_id}`);
    hold((await button('疑点复审').count()) === 0, 'no second review before the hospital has answered');
    await desk.look('case-with-provider');
    return chosen;
  });
}

/** The hospital answers one finding and leaves the others. */
async function hospitalAnswers({ office, caseId }) {
  await desk.as(office.login, async () => {
    await desk.look('workbench-hospital');
    await desk.go('/hospital/findings?kind=audit&stage=with_provider');
    await desk.look('hospital-findings');
    await desk.go(`/hospital/findings/${caseId}`);
    await page
      .getByRole('textbox', { name: /^机构答复/ })
      .last()
      .fill('患者病情反复，确需使用，请酌情考虑');
    await page.getByRole('textbox', { name: '总的说明' }).fill('书面反馈如下');
    await desk.look('hospital-answer');
    await desk.press('提交答复');
    await page.getByRole('heading', { level: 1, name: '疑点答复' }).waitFor();
    // A month is not declared while its reviews are open; the page says why not.
    await desk.go('/hospital/statements');
    hold((await button('申报').count()) === 0, 'nothing can be declared while reviews are open');
    await desk.look('hospital-statements');
    const foreign = await desk.call(`case/queue?kind=audit&page_size=100`);
    hold(
      foreign.body.rows.every(
        (row) => row.case_id === caseId || row.provider_name === office.posts.replace(/医保办$/, ''),
      ),
      'a hospital sees its own cases only',
    );
  });
}

/** The first reviewer holds the post of second review too, and tries it on the same case: by the page and past it. */
async function firstReviewerReturns({ caseId, reviewer }) {
  await desk.as(reviewer.login, async () => {
    await desk.go(`/cases/${caseId}`);
    await page
      .getByText(/疑点复审.*：同一人已在本案中办理“初审”，不得再办理“复审”/u)
      .first()
      .waitFor();
    hold((await button('疑点复审').count()) === 0, 'the page offers the first reviewer no second review, and says why');
    await desk.look('case-sod-conflict');
    const again = await desk.call('audit_case/second_review', { case_id: caseId, lines: [], comment: '' });
    hold(
      again.body.code === 'sod_conflict',
      `the first reviewer cannot review again (${again.status} ${again.body.code})`,
    );
    desk.listen('second review by the first reviewer', [403]);
  });
}

/** Second review by another person, and the claims drawn of every hospital. */
async function secondReview({ caseId, reviewer }) {
  await desk.as(at('费用复审岗').login, async () => {
    await desk.go(`/cases/${caseId}`);
    await page.getByText(reviewer.name).first().waitFor();
    await desk.look('case-second-review');
    await button('采纳初审意见').or(button('机构未申诉的采纳初审意见')).first().click();
    const rows = page.getByRole('region', { name: '疑点明细' }).locator('tbody tr');
    for (let i = 0; i < (await rows.count()); i += 1) {
      const line = rows.nth(i);
      if ((await line.locator('input[type=radio]:checked').count()) > 0) continue;
      await line.getByText('不予认定', { exact: true }).click();
      await line.getByPlaceholder('理由').fill('采纳机构书面反馈');
    }
    await page.getByRole('textbox', { name: '审核意见' }).fill('复审结论见各疑点');
    await desk.press('疑点复审');
    const samples = await asked(`case/queue?kind=sample&month=${MONTH}&page_size=100`);
    for (const sample of samples.rows) {
      await desk.go(`/cases/${sample.case_id}`);
      await desk.look('case-sample');
      const passed = page.getByText('无问题', { exact: true });
      for (let i = 0; i < (await passed.count()); i += 1) await passed.nth(i).click();
      await page.getByRole('textbox', { name: '审核意见' }).fill('抽审完成');
      await desk.press('抽审复审');
    }
  });
}

/** The hospital declares its statement. */
async function declare({ office }) {
  return desk.as(office.login, async () => {
    await desk.go('/hospital/statements');
    await button('申报').click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByRole('button', { name: '申报', exact: true }).click();
    await page.getByText(/^已申报，编号/).waitFor();
    const { rows } = await asked(`statement/list?month=${MONTH}`);
    await desk.go(`/statements/${rows[0].statement_id}`);
    await page.getByText('审批后生成正式结算单').waitFor();
    await desk.look('hospital-statement');
    return rows[0];
  });
}

/** First review, second review, approval, each by another person; then the PDF. */
async function reviewStatement({ reviewer }, statement) {
  const caseId = statement.case_id ?? statement.statement_id.replace(/^M/, 'C');
  const decide = async (login, title, comment) =>
    desk.as(login, async () => {
      const { rows } = await asked(`case/queue?kind=statement&month=${MONTH}&page_size=100`);
      const row = rows[0];
      await desk.go(`/cases/${row.case_id}`);
      await desk.look(`statement-case-${title}`);
      await page.getByRole('textbox', { name: '审核意见' }).fill(comment);
      await desk.press(title);
      return row;
    });
  const row = await decide(reviewer.login, '结算单初审', '申报与审核结果相符');
  await decide(at('费用复审岗').login, '结算单复审', '复核无误');

  // The lowest authority that suffices approves; whoever may not is told why.
  for (const post of ['审核结算科科长', '分管副主任', '主任']) {
    const done = await desk.as(at(post).login, async () => {
      await desk.go(`/cases/${row.case_id}`);
      if ((await button('结算单审批').count()) === 0) {
        hold((await page.getByText(/^结算单审批.*：/u).count()) > 0, `${post} is told why this is not his to approve`);
        await desk.look('statement-case-not-mine');
        return false;
      }
      await page.getByRole('textbox', { name: '审核意见' }).fill('同意');
      await desk.press('结算单审批');
      return true;
    });
    if (done) break;
  }
  await desk.as(at('会计制单岗').login, async () => {
    await desk.go(`/statements?month=${MONTH}`);
    await desk.look('statements');
    await desk.go(`/statements/${statement.statement_id}`);
    await desk.look('statement-approved');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载正式结算单（PDF）' }).click();
    const bytes = readFileSync(await (await saved).path());
    hold(
      bytes.subarray(0, 4).toString() === '%PDF' && bytes.length > 5_000,
      `the statement is a PDF (${bytes.length} bytes)`,
    );
    await desk.go(`/print/statements/${statement.statement_id}`);
    await desk.look('statement-paper');
  });
  return caseId;
}

/** A batch made by one, released by another, its receipts taken by a third. */
async function pay(statement) {
  const clerkOfPayments = at('支付制单岗');
  const batch = await desk.as(clerkOfPayments.login, async () => {
    await desk.go(`/statements?state=approved&month=${MONTH}`);
    await page.locator('tbody tr[data-row-key] input[type=checkbox]').first().check();
    await button('生成批次').click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByRole('button', { name: '生成批次', exact: true }).click();
    await page.getByText('逐笔一致：本批次等于已审批金额之和').waitFor();
    await desk.look('batch-made');
    hold((await button('支付放行').count()) === 0, 'the page offers the maker no release');
    const { rows } = await asked(`payment/list?month=${MONTH}`);
    const own = await desk.call('payment/release', { batch_id: rows[0].batch_id, comment: '' });
    hold(own.status === 403, `whoever made a batch cannot release it (${own.status} ${own.body.code})`);
    desk.listen('release by the maker', [403]);
    return rows[0];
  });
  await desk.as(at('支付放行岗').login, async () => {
    await desk.go('/payments');
    await desk.look('payments');
    await desk.go(`/payments/${batch.batch_id}`);
    await desk.press('支付放行', (dialog) => dialog.getByRole('textbox', { name: '审核意见' }).fill('核对一致'));
    await desk.look('batch-released');
  });
  await desk.as(at('出纳岗').login, async () => {
    await desk.go(`/payments/${batch.batch_id}`);
    const saved = page.waitForEvent('download');
    await button('下载指令文件').click();
    const instructions = readFileSync(await (await saved).path(), 'utf8');
    hold(instructions.includes('\n'), 'the instruction file is handed out');
    const upload = (text) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'receipt.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await upload('half a file');
    await page.getByRole('alert').first().waitFor();
    await desk.look('batch-receipt-refused', [400]);
    await upload(receiptOf(instructions, '2026-10-21'));
    await page.getByText('回单已匹配').waitFor();
    await desk.go(`/payments/${batch.batch_id}`);
    await desk.look('batch-paid');
    const view = await asked(`payment/view?batch_id=${batch.batch_id}`);
    hold(
      view.lines.every((line) => line.state === 'done'),
      'the bank has paid every line',
    );
    hold(
      view.lines.reduce((sum, line) => sum + line.amount_fen, 0) === statement.payable_fen,
      'what was paid is what was approved',
    );
  });
  return batch;
}

/** A voucher for each fund, made, reviewed and posted by three persons. */
async function book(batch) {
  const made = await desk.as(at('会计制单岗').login, async () => {
    const ids = [];
    await desk.go(`/payments/${batch.batch_id}`);
    const count = await button('填制凭证').count();
    for (let i = 0; i < count; i += 1) {
      await desk.go(`/payments/${batch.batch_id}`);
      await button('填制凭证').nth(i).click();
      await page.getByRole('dialog').last().getByRole('button', { name: '填制凭证', exact: true }).click();
      await page.waitForURL(/\/vouchers\//);
      await page.getByText('借贷平衡').first().waitFor();
      ids.push(page.url().split('/').at(-1));
    }
    await desk.look('voucher-made');
    hold((await button('审核凭证').count()) === 0, 'the page offers the maker no review of the voucher');
    const own = await desk.call('voucher/review', { voucher_id: ids[0], comment: '' });
    hold(own.status === 403, `whoever made a voucher cannot review it (${own.status} ${own.body.code})`);
    desk.listen('review by the maker', [403]);
    await desk.go('/vouchers/new');
    await desk.look('voucher-new');
    return ids;
  });
  for (const [post, title] of [
    ['凭证审核岗', '审核凭证'],
    ['总账会计岗', '凭证记账'],
  ]) {
    await desk.as(at(post).login, async () => {
      await desk.go(`/vouchers?month=${MONTH}`);
      await desk.look('vouchers');
      for (const id of made) {
        await desk.go(`/vouchers/${id}`);
        await desk.press(title);
      }
      await desk.look(`voucher-${title}`);
    });
  }
  return made;
}

/** Business, books and bank; the trial balance; the month is not closed on a wrong balance. */
async function reconcile() {
  await desk.as(at('会计制单岗').login, async () => {
    await desk.go(`/reconciliation?month=${MONTH}`);
    await desk.look('reconciliation-before');
    await desk.press('重新对账');
    await desk.go(`/reconciliation?month=${MONTH}`);
    await page.getByRole('heading', { name: '三方余额' }).waitFor();
    hold((await page.getByText('不一致', { exact: true }).count()) === 0, 'business, books and bank agree');
    await desk.look('reconciliation');
  });
  await desk.as(at('总账会计岗').login, async () => {
    for (const month of [MONTH, '2026-10']) {
      await desk.go(`/trial-balance?month=${month}`);
      hold((await page.getByText('借贷不平衡', { exact: false }).count()) === 0, `debit equals credit in ${month}`);
    }
    await desk.look('trial-balance');
    await desk.go(`/journal?month=${MONTH}`);
    await desk.look('journal');
    await desk.go(`/close-month?month=${MONTH}`);
    await desk.look('close-month');
    const wrong = await desk.call('ledger/close_month', { month: MONTH, bank: [] });
    hold(
      wrong.status >= 400 && wrong.status < 500,
      `books are not closed without the bank (${wrong.status} ${wrong.body.code})`,
    );
    desk.listen('close without the bank', [400, 409]);
  });
}

/** The audit administrator: the refused attempts are in the trail, an entry is proven, the cockpit shows where the month is. */
async function controlLooks({ reviewer }, vouchers) {
  await desk.as(at('审计管理员').login, async () => {
    await desk.go('/trail?outcome=refused');
    await desk.look('trail');
    hold(
      (await page.locator('tbody').getByText('audit_case.second_review').count()) > 0,
      `the attempt of ${reviewer.name} to review twice is in the trail`,
    );
    await desk.go(`/trail?about_kind=voucher&about_id=${vouchers[0]}`);
    await page.locator('tbody button.mark').first().click();
    await page.getByText('记录可验证：由条目重算的根与公布的根一致').waitFor();
    await desk.picture('trail');
    await desk.look('proof');
    await desk.go(`/month?month=${MONTH}`);
    await desk.picture('cockpit');
    await desk.look('cockpit');
  });
}
