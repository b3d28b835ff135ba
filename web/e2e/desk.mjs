/**
 * A person at the desk: signs in and out through the pages, goes from page to
 * page, and looks at each as it stands: no overflow at three sizes, one heading,
 * axe without violation, no console error, no foreign request.
 */
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, openBrowser, SIZES, watch } from './browser.mjs';
import { wordsOf } from './words.mjs';

/** The county that `scripts/with-county` serves. */
export function county() {
  const { ZHIHENG_URL: base, ZHIHENG_LOGINS: logins } = process.env;
  if (!base || !logins) throw new Error('run by scripts/with-county');
  return { base, ...JSON.parse(readFileSync(logins, 'utf8')) };
}

/** What a device shows, by its Base32 secret (RFC 6238) and the county's own clock. */
export function codeShown(secret, shiftSeconds, ahead = 0) {
  const bits = [...secret].map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/gu).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor((Date.now() / 1000 + shiftSeconds) / STEP_SECONDS) + ahead));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;

/**
 * Opens the browser. `language` is that of the pages, `sizes` are those at which
 * they are looked at; the first is the one the play goes on in.
 */
export async function openDesk(base, password, options = {}) {
  const { logins = [], clock_shift_seconds: shift = 0, language = 'zh', sizes = SIZES } = options;
  const words = await wordsOf(language);
  const { signIn: door, account, shell, kit } = words;
  const browser = await openBrowser(sizes[0]);
  const { page } = browser;
  page.setDefaultTimeout(20_000);
  const heard = watch(page, base);
  const faults = [];
  const looked = new Set();
  // How much later than its own clock the house is served.
  let ahead = 0;
  // The last step whose code each person has used: a code works once.
  const used = new Map();

  /** The code that a person's device shows, waited for where the present one was used. */
  async function nextCode(login) {
    const secret = logins.find((one) => one.login === login)?.second_factor;
    if (!secret) throw new Error(`${login} has no device`);
    for (;;) {
      const seconds = shift + ahead;
      const step = Math.floor((Date.now() / 1000 + seconds) / STEP_SECONDS);
      const last = used.get(login) ?? 0;
      // One step ahead is taken as drift.
      if (last <= step) {
        const early = last === step ? 1 : 0;
        used.set(login, step + early);
        return codeShown(secret, seconds, early);
      }

      await page.waitForTimeout(1_000);
    }
  }
  const pictures = process.env.PICTURES;
  if (pictures) mkdirSync(pictures, { recursive: true });

  /** What was heard since; `meant` are refusals that the play provoked, by status. */
  function listen(where, meant = []) {
    for (const fault of heard.splice(0)) {
      const at = meant.findIndex((status) => fault.includes(`status of ${status}`));
      if (at >= 0) meant.splice(at, 1);
      else faults.push(`${where}: ${fault}`);
    }
  }

  const desk = {
    page,
    base,
    faults,
    listen,
    looked,
    words,
    /** The house is served at a later hour, and so are the devices' codes. */
    later(seconds) {
      ahead = seconds;
    },
    /** States what must hold; the play goes on, the verdict does not. */
    hold(holds, what) {
      console.log(`${holds ? 'ok ' : 'BAD'}   ${what}`);
      if (!holds) faults.push(what);
    },
    async signIn(login, secret = password) {
      await page.goto(base);
      await page.getByLabel(door.account, { exact: true }).fill(login);
      await page.getByLabel(door.password, { exact: true }).fill(secret);
      await page.getByRole('button', { name: door.submit, exact: true }).click();
      const asked = page.getByLabel(account.code, { exact: true });
      const inside = page.getByRole('heading', { level: 1, name: words.workbench.title });
      const refused = page.getByRole('alert');
      const held = page.getByRole('heading', { level: 1, name: account.deviceMissing });
      await asked.or(inside).or(refused).or(held).first().waitFor();
      if ((await asked.count()) === 0) return;
      await asked.fill(await nextCode(login));
      await page.getByRole('button', { name: door.submit, exact: true }).click();
    },
    nextCode,
    /** Answers the question for the second factor, where a request met it. */
    async prove(login) {
      const dialog = page.getByRole('dialog', { name: account.stepUpTitle });
      await dialog.waitFor();
      await dialog.getByLabel(account.code, { exact: true }).fill(await nextCode(login));
      await dialog.getByRole('button', { name: account.prove, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    async signOut() {
      // From wherever the play has led, papers for print among them, which have no frame.
      await page.goto(base);
      await page.getByRole('banner').getByRole('button', { name: shell.signOut }).click();
      await page.getByLabel(door.account, { exact: true }).waitFor();
      // Nobody is signed in: the session was asked for and is not there.
      listen('signing out', [401, 401]);
    },
    /** Sits down as someone, does what is to be done, and leaves. */
    async as(login, work) {
      console.log(`--- ${login}`);
      await desk.signIn(login);
      await page.getByRole('heading', { level: 1, name: words.workbench.title }).waitFor();
      listen('signing in', [401, 401, 401]);
      const result = await work();
      listen(login);
      await desk.signOut();
      return result;
    },
    async go(path) {
      await page.goto(base + path);
      await settled(page, kit.loading);
    },
    /** Looks at the page as it stands at every size, once for each name. */
    async look(name, meant = []) {
      await settled(page, kit.loading);
      listen(name, meant);
      if (looked.has(name)) return;
      looked.add(name);
      const found = [];
      for (const size of sizes) {
        if (sizes.length > 1) {
          await page.setViewportSize(size);
          await page.waitForTimeout(250);
        }
        for (const fault of await inspect(page)) found.push(`${name} ${size.width}: ${fault}`);
        if (pictures) await page.screenshot({ path: join(pictures, `${name}-${size.width}.png`) });
      }
      if (sizes.length > 1) await page.setViewportSize(sizes[0]);
      if (language === 'en')
        found.push(...(await chineseOn(page, options.data ?? [])).map((text) => `${name}: ${text}`));
      console.log(`${found.length === 0 ? 'ok ' : 'BAD'} look ${name}`);
      faults.push(...found);
    },
    /** Keeps a picture for the README, as a clerk's screen shows it. */
    async picture(name) {
      const folder = process.env.SCREENSHOTS;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      await page.setViewportSize(SIZES[1]);
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await page.setViewportSize(sizes[0]);
    },
    /** A question or command past the pages, as the person who is signed in. */
    async call(name, body) {
      return page.evaluate(
        async ([path, sent]) => {
          if (!sent) {
            const reply = await fetch(`/api/v1/${path}`);
            return { status: reply.status, body: await reply.json() };
          }
          const me = await (await fetch('/api/v1/session/me')).json();
          const reply = await fetch(`/api/v1/${path}`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'x-csrf-token': me.csrf,
              'idempotency-key': `play-${Date.now()}-${Math.floor(performance.now() * 1000)}`,
            },
            body: JSON.stringify(sent),
          });
          return { status: reply.status, body: await reply.json() };
        },
        [name, body],
      );
    },
    /** Presses a button and confirms in the dialog that it opens. */
    async press(title, inDialog) {
      await page.getByRole('button', { name: title, exact: true }).last().click();
      const dialog = page.getByRole('dialog').last();
      await dialog.waitFor();
      if (inDialog) await inDialog(dialog);
      await dialog.getByRole('button', { name: title, exact: true }).click();
      const refused = page.locator('.ant-message-error').or(dialog.getByRole('alert')).first();
      const ended = await Promise.race([
        dialog.waitFor({ state: 'hidden', timeout: 60_000 }).then(() => 'closed'),
        refused.waitFor({ timeout: 60_000 }).then(() => 'refused'),
      ]).catch(() => 'nothing');
      if (ended !== 'closed' || (await page.locator('.ant-message-error').count()) > 0) {
        throw new Error(`${title}: ${ended} ${(await refused.innerText().catch(() => '')).replace(/\s+/g, ' ')}`);
      }
      await settled(page, kit.loading);
    },
    close: browser.close,
  };
  return desk;
}

/** The heading is there and nothing is being read any more. */
async function settled(page, loading) {
  await page.locator('h1').first().waitFor();
  await page.getByText(loading).first().waitFor({ state: 'hidden' });
  await page.locator('.ant-spin-spinning').first().waitFor({ state: 'hidden' });
  await page.waitForTimeout(200);
}

/** Chinese on an English page that is no data: texts, and what is said of fields and pictures. */
async function chineseOn(page, data) {
  const said = await page.evaluate(() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!['SCRIPT', 'STYLE'].includes(node.parentElement.tagName)) found.push(node.data);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '');
    }
    return found;
  });
  const known = [...data].sort((a, b) => b.length - a.length);
  const left = (text) => known.reduce((rest, one) => rest.replaceAll(one, ''), text);
  const chinese = said.filter((text) => /\p{Script=Han}/u.test(left(text)));
  return [...new Set(chinese)].map((text) => `Chinese on an English page: ${text.trim().slice(0, 80)}`);
}
