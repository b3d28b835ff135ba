/**
 * From `openapi.json`, which the server prints, to what the pages use, all under
 * `src/api/generated`: the types, the JSON Schema of every command's body by
 * area (for forms), and the labels of closed lists. `--check` only compares.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const API = '/api/v1/';
const root = new URL('..', import.meta.url).pathname;

/** Every generated file by its path below `src/api/generated`. */
export async function generate(document) {
  const files = {
    'schema.ts': `${HEAD}${astToString(await openapiTS(structuredClone(document), { defaultNonNullable: false }))}`,
  };
  for (const [area, forms] of Object.entries(formsOf(document))) files[`forms/${area}.json`] = json(forms);
  files['labels.json'] = json(labelsOf(document));
  files['parameters.json'] = json(parametersOf(document));
  return files;
}

const HEAD = '/** Written by `npm run generate` from `openapi.json`; do not edit. */\n';
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** The body of each command as a schema that stands alone, with what it refers to in `$defs`. */
export function formsOf(document) {
  const areas = {};
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const body = item.post?.requestBody?.content?.['application/json']?.schema;
    const [area, verb] = path.startsWith(API) ? path.slice(API.length).split('/') : [];
    if (!body || !area || !verb) continue;
    const defs = {};
    const schema = gather(body, document, defs);
    areas[area] ??= {};
    areas[area][verb] = Object.keys(defs).length > 0 ? { ...schema, $defs: defs } : schema;
  }
  return areas;
}

/** The schema with references turned to `$defs`; the outermost reference is replaced by what it names. */
function gather(schema, document, defs, inside = false) {
  if (Array.isArray(schema)) return schema.map((one) => gather(one, document, defs, true));
  if (schema === null || typeof schema !== 'object') return schema;
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1);
    const target = document.components?.schemas?.[name] ?? {};
    if (!inside) return gather(target, document, defs, true);
    if (!(name in defs)) {
      defs[name] = {};
      defs[name] = gather(target, document, defs, true);
    }
    return { ...schema, $ref: `#/$defs/${name}` };
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, gather(value, document, defs, true)]));
}

/** The parameters each query takes: what it does not know it refuses. */
export function parametersOf(document) {
  const known = {};
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    if (!item.get || !path.startsWith(API)) continue;
    const named = (item.get.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name);
    known[path.slice(API.length)] = named;
  }
  return known;
}

/** Titles of the values of each closed list: `{ StatementState: { declared: ['已申报', 'declared'] } }`. */
export function labelsOf(document) {
  const labels = {};
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const found = {};
    for (const one of schema.oneOf ?? []) {
      const value = one.const ?? (one.enum?.length === 1 ? one.enum[0] : undefined);
      if (value !== undefined && one.title) found[value] = [one.title, one['x-title-en'] ?? String(value)];
    }
    (schema.enum ?? []).forEach((value, index) => {
      const title = schema['x-enum-titles']?.[index];
      if (title) found[value] = [title, schema['x-enum-titles-en']?.[index] ?? String(value)];
    });
    if (Object.keys(found).length > 0) labels[name] = found;
  }
  return labels;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const source = join(root, 'openapi.json');
  if (!existsSync(source)) {
    console.error('web/openapi.json is missing: let the server print its document first');
    process.exit(1);
  }
  const files = await generate(JSON.parse(readFileSync(source, 'utf8')));
  const checking = process.argv.includes('--check');
  const stale = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'src/api/generated', name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    stale.push(name);
    if (checking) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (checking && stale.length > 0) {
    console.error(`stale, run npm run generate: ${stale.join(', ')}`);
    process.exit(1);
  }
  console.log(stale.length === 0 ? 'up to date' : `written: ${stale.join(', ')}`);
}
