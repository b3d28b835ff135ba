/** The server's strictness, read from its own document: what it would refuse, a page must not send. */
import document from '../openapi.json';
import type { Schema } from '../src/kit/form/schema';
import { follow } from '../src/kit/form/schema';

interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
}

const paths = document.paths as unknown as Record<string, { get?: Operation; post?: Operation }>;
const root = { $defs: document.components.schemas } as unknown as Schema;

/** What is wrong with a request, in words; empty when the server would read it. */
export function violations(sent: {
  method: string;
  path: string;
  search: Record<string, string>;
  body: unknown;
}): string[] {
  const item = paths[`/api/v1/${sent.path}`];
  const operation = sent.method === 'POST' ? item?.post : item?.get;
  if (!operation) return [`no such ${sent.method} ${sent.path}`];
  const found: string[] = [];
  const parameters = (operation.parameters ?? []).filter((one) => one.in === 'query');
  for (const [name, value] of Object.entries(sent.search)) {
    const parameter = parameters.find((one) => one.name === name);
    if (!parameter) found.push(`${sent.path} takes no ${name}`);
    else found.push(...wrong(parameter.schema, textAs(parameter.schema, value), `${sent.path}?${name}`));
  }
  const body = operation.requestBody?.content['application/json'].schema;
  if (body) found.push(...wrong(body, sent.body, sent.path));
  return found;
}

function textAs(schema: Schema, text: string): unknown {
  const types = [follow(schema, root).type].flat();
  if (types.includes('integer')) return /^-?\d+$/.test(text) ? Number(text) : text;
  if (types.includes('boolean')) return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function wrong(raw: Schema, value: unknown, at: string): string[] {
  const schema = follow(raw, root);
  const types = [schema.type].flat().filter(Boolean);
  if (value === null) return types.includes('null') || raw.anyOf ? [] : [`${at} is null`];
  const allowed = schema.oneOf?.map((one) => one.const) ?? schema.enum;
  if (allowed && !allowed.includes(value as string)) return [`${at} is ${String(value)}, not of ${allowed.join(' ')}`];
  if (types.includes('array')) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((one, index) => wrong(schema.items ?? {}, one, `${at}[${index}]`));
  }
  if (types.includes('object')) {
    if (typeof value !== 'object') return [`${at} is no object`];
    const properties = schema.properties ?? {};
    const given = value as Record<string, unknown>;
    const missing = (schema.required ?? []).filter((name) => given[name] === undefined);
    const unknown = Object.keys(given).filter((name) => given[name] !== undefined && !(name in properties));
    const inner = Object.entries(properties).flatMap(([name, property]) =>
      given[name] === undefined ? [] : wrong(property, given[name], `${at}.${name}`),
    );
    return [
      ...missing.map((name) => `${at} lacks ${name}`),
      ...unknown.map((name) => `${at} takes no ${name}`),
      ...inner,
    ];
  }
  if (types.includes('integer') && !Number.isSafeInteger(value)) return [`${at} is no whole number`];
  if (types.includes('boolean') && typeof value !== 'boolean') return [`${at} is no truth value`];
  if (types.includes('string') && typeof value !== 'string') return [`${at} is no text`];
  return typeof value === 'string' && schema.pattern && !new RegExp(schema.pattern, 'u').test(value)
    ? [`${at} does not match ${schema.pattern}`]
    : [];
}
