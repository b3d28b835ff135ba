/**
 * Threat O09: texts that would run as scripts somewhere are stored through the
 * API, as an administrator would type them, and shown on the pages by people of
 * other posts. Nothing runs: no marker is set, no dialog opens, no element comes
 * of them, no foreign address is asked; the text stands there as it was typed.
 *
 *   scripts/with-county --persons 2000 --leave-month -- node web/e2e/payloads.mjs
 */
import { county, openDesk } from './desk.mjs';

const RUN = 'window.__ran=1';
const PAYLOADS = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `'><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<IMG SRC=x OnErRoR=${RUN}>`,
  `<img/src=x/onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<body onload=${RUN}>`,
  `<iframe srcdoc="<script>parent.__ran=1</script>">`,
  `<iframe src="javascript:parent.__ran=1">`,
  `<object data="javascript:${RUN}">`,
  `<embed src="javascript:${RUN}">`,
  `<a href="javascript:${RUN}">x</a>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}>`,
  `<marquee onstart=${RUN}>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<form><button formaction="javascript:${RUN}">x</button></form>`,
  `<base href="http://evil.example/">`,
  `<link rel=stylesheet href="http://evil.example/x.css">`,
  `<meta http-equiv=refresh content="0;url=http://evil.example/">`,
  `<style>@import "http://evil.example/x.css";</style>`,
  `<div style="background:url(http://evil.example/x)">`,
  `javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `\${${RUN}}`,
  `{{constructor.constructor('${RUN}')()}}`,
  `#{${RUN}}`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `＜script＞${RUN}＜/script＞`,
];

const { base, logins, password, ...rest } = county();
const desk = await openDesk(base, password, { logins, ...rest });
const { page, hold } = desk;
const at = (post) => logins.find((one) => one.posts.split('、').includes(post));
const opened = [];
page.on('dialog', (dialog) => {
  opened.push(dialog.message());
  void dialog.dismiss();
});

async function done(name, body) {
  const reply = await desk.call(name, body);
  if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** The page as it stands: how many of the texts are shown as typed, and that nothing came of any. */
async function shows(where, least) {
  await page.waitForTimeout(500);
  const seen = await page.evaluate((payloads) => {
    const text = document.querySelector('main')?.textContent ?? '';
    return {
      shown: payloads.filter((payload) => text.includes(payload)).length,
      ran: '__ran' in window,
      grown: document.querySelectorAll(
        'main script, main img[src="x"], main iframe, main object, main embed, main marquee, base, main [onerror], main [onload]',
      ).length,
    };
  }, PAYLOADS);
  hold(seen.shown >= least, `${where}: ${seen.shown} texts stand there as they were typed`);
  hold(!seen.ran && seen.grown === 0 && opened.length === 0, `${where}: nothing ran, nothing grew`);
  desk.listen(where);
}

try {
  const { rows } = await desk.as(at('系统管理员').login, async () => {
    const accounts = await done('account/list?page_size=100');
    const others = accounts.rows.filter((row) => !row.own && row.status === 'active');
    const asked = others.slice(0, PAYLOADS.length);
    for (const [index, { account_id }] of asked.entries()) {
      const reason = PAYLOADS[index];
      await done('account/request_reset', { account_id, kind: 'password', reason });
    }
    for (const [index, { account_id }] of others.slice(-3).entries()) {
      await done('account/suspend', { account_id, reason: PAYLOADS[index] });
    }
    await desk.go('/account-resets?page_size=100');
    await shows('resets, by whoever asked', asked.length);
    return accounts;
  });
  for (let n = 0; n < 6; n += 1) {
    await page.request.post(`${base}/api/v1/session/sign_in`, {
      data: { account: rows[1].login, password: 'wrong' },
    });
  }
  await desk.as(at('安全管理员').login, async () => {
    await desk.go('/account-resets?page_size=100');
    await shows('resets, by the other administrator', Math.min(PAYLOADS.length, rows.length - 1));
    await page.getByRole('button', { name: '确认重置' }).first().click();
    await shows('a reset that is confirmed', 1);
    await page.keyboard.press('Escape');
    const alerts = await done('account/alerts?open=true');
    for (const [index, { alert_id }] of alerts.rows.entries()) {
      await done('account/acknowledge_alert', { alert_id, note: PAYLOADS[index] });
    }
    await desk.go('/account-alerts');
    await shows('alerts', 1);
  });
  await desk.as(at('审计管理员').login, async () => {
    await desk.go('/trail?command=account.suspend');
    await page.getByRole('button', { name: /^\d+$/u }).first().click();
    await page.getByRole('dialog').waitFor();
    await shows('the trail', 0);
  });
} catch (error) {
  desk.faults.push(`stopped: ${error.stack}`);
}
await desk.close();
for (const fault of desk.faults) console.log(`FAULT ${fault}`);
console.log(`payloads: ${PAYLOADS.length} texts, ${desk.faults.length} faults`);
process.exit(desk.faults.length > 0 ? 1 : 0);
