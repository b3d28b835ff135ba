/** Weighs the build: first load ≤ 600 kB, each page ≤ 10 kB, both gzipped. Exit 1 when over. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FIRST_LOAD = 600_000;
const PAGE = 10_000;

const dist = new URL('../dist/', import.meta.url).pathname;
const weigh = (path) => gzipSync(readFileSync(path)).length;
const html = readFileSync(join(dist, 'index.html'), 'utf8');
if (/<script(?![^>]*\bsrc=)/.test(html)) {
  console.error('index.html holds an inline script, which the content policy blocks');
  process.exit(1);
}
const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]);
const firstSize = first.reduce((sum, name) => sum + weigh(join(dist, name)), weigh(join(dist, 'index.html')));
console.log(`first load ${(firstSize / 1000).toFixed(0)} kB gz of ${FIRST_LOAD / 1000}`);

let failed = firstSize > FIRST_LOAD;
for (const name of readdirSync(join(dist, 'assets'))) {
  if (!/(Page|Paper)-[^.]*\.js$/.test(name)) continue;
  const size = weigh(join(dist, 'assets', name));
  if (size > PAGE) {
    console.error(`${name} ${(size / 1000).toFixed(1)} kB gz, over ${PAGE / 1000}`);
    failed = true;
  }
}
if (failed) process.exit(1);
