/**
 * Looks at every page of the build at three sizes, fed from the sample county:
 * axe without violation, no overflow, no console error, no foreign request.
 * Pictures go to the folder named in `PICTURES`, if it is set.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, openBrowser, SIZES, watch } from './browser.mjs';
import { startSampleServer } from './sample-server.mjs';

const AGENCY = [
  '/',
  '/review',
  '/cases/C18',
  '/claims',
  '/claims/S18',
  '/findings',
  '/statements',
  '/statements/M18',
  '/print/statements/M18',
  '/payments',
  '/payments/B18',
  '/reconciliation',
  '/vouchers',
  '/vouchers/new',
  '/vouchers/K18',
  '/trial-balance',
  '/trail',
  '/month',
];
const HOSPITAL = ['/', '/hospital/statements', '/hospital/findings'];

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
          const name = `${side}-${language}${path.replaceAll('/', '_')}-${size.width}.png`;
          await page.screenshot({ path: join(pictures, name) });
        }
      }
    }
  }
  await browser.close();
  server.close();
}
process.exit(failed > 0 ? 1 : 0);
