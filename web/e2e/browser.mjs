/** A Chromium for checks: fresh profile, no background talk, and a list of everything that went wrong on a page. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const SIZES = [
  { width: 1440, height: 900 },
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
];

/** Opens a browser on its own folder; `close` removes both. The path comes from `CHROMIUM`. */
export async function openBrowser(size = SIZES[1]) {
  const folder = mkdtempSync(join(tmpdir(), 'zhiheng-browser-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    page,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Collects console errors, page errors and requests to other hosts from now on. */
export function watch(page, base) {
  const faults = [];
  const host = new URL(base).host;
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (/^https?:$/.test(address.protocol) && address.host !== host) faults.push(`foreign request: ${request.url()}`);
  });
  return faults;
}

/** What is wrong with the page as it stands: overflow, headings, accessibility (A and AA). */
export async function inspect(page) {
  const faults = await page.evaluate(() => {
    const found = [];
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`page is ${scrollWidth - clientWidth} px too wide`);
    if (!location.pathname.startsWith('/print/') && scrollHeight > clientHeight) found.push('page is too high');
    const headings = document.querySelectorAll('h1').length;
    if (headings !== 1) found.push(`${headings} h1`);
    return found;
  });
  // Through the driver: a script tag would be blocked by the content policy.
  await page.evaluate(AXE);
  const result = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  for (const violation of result.violations) {
    const where = violation.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`);
    faults.push(`axe ${violation.id}: ${where.join(' | ').replace(/\s+/g, ' ')}`);
  }
  return faults;
}
