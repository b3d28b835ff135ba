/**
 * The one client. Pages ask (`ask`) and command (`command`) through it and get
 * data or one `ApiError`; nothing else in the browser talks to the server.
 */
import createClient from 'openapi-fetch';
import type { Commands, Queries, Refusal } from './contract';

export type QueryName = keyof Queries;
export type Params<N extends QueryName> = Queries[N]['params'];
export type Answer<N extends QueryName> = Queries[N]['answer'];
type Known = keyof Commands;
export type Body<N extends string> = N extends Known ? Commands[N]['body'] : Record<string, unknown>;
export type Result<N extends string> = N extends Known ? Commands[N]['answer'] : unknown;

/** Why the server did not do or show something; nothing was changed. */
export class ApiError extends Error {
  readonly status: number;
  readonly refusal: Refusal;

  constructor(status: number, refusal: Refusal) {
    super(refusal.code);
    this.name = 'ApiError';
    this.status = status;
    this.refusal = refusal;
  }

  /** True when the answer never came, so that nobody knows whether it was done. */
  get unanswered(): boolean {
    return this.status === 0;
  }
}

let csrf = '';
let signInAgain: (() => Promise<void>) | undefined;
let proveAgain: (() => Promise<boolean>) | undefined;

/** The token of the session, sent with every command. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

/** The shell says how a session that ended is renewed over the page. */
export function onSessionEnded(renew: (() => Promise<void>) | undefined): void {
  signInAgain = renew;
}

/** The shell says how the second factor is proven again over the page; false when the person gave up. */
export function onStepUp(prove: (() => Promise<boolean>) | undefined): void {
  proveAgain = prove;
}

/** A key for one intent: made when a form opens, kept for its retries. */
export function idempotencyKey(): string {
  // Not `randomUUID`: that one is missing on plain http inside the agency.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The address of a query, for links and downloads as well. */
export function addressOf(name: string, params: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return `/api/v1/${name}${text ? `?${text}` : ''}`;
}

const http = createClient<Record<string, never>>({
  baseUrl: `${globalThis.location.origin}/api/v1`,
  // Looked up at each call, so that a test may put a server of its own there.
  fetch: (request) => globalThis.fetch(request),
}) as unknown as Http;

/** `openapi-fetch` without its path types: names are typed by `Queries` and `Commands`. */
interface Http {
  GET(path: string, init: object): Promise<Reply>;
  POST(path: string, init: object): Promise<Reply>;
}
interface Reply {
  data?: unknown;
  error?: unknown;
  response: Response;
}

export async function ask<N extends QueryName>(name: N, params: Params<N>, signal?: AbortSignal): Promise<Answer<N>> {
  return (await talk(name, () => http.GET(`/${name}`, { params: { query: params }, signal }))) as Answer<N>;
}

export async function command<N extends string>(
  name: N,
  body: Body<N>,
  key: string,
  options: { dryRun?: boolean } = {},
): Promise<Result<N>> {
  const send = () =>
    // The registry writes `area.verb`, the path `area/verb`.
    http.POST(`/${name.replace('.', '/')}`, {
      body,
      params: { query: options.dryRun ? { dry_run: true } : {} },
      headers: { 'idempotency-key': key, 'x-csrf-token': csrf },
    });
  return (await talk(name, send)) as Result<N>;
}

/**
 * Sends, and again with the same key after a session that ended was renewed or
 * the second factor proven: what was typed stays, and it is one request.
 */
async function talk(name: string, send: () => Promise<Reply>): Promise<unknown> {
  let reply = await reach(send);
  // A session may have ended and its successor be asked for a proof: not more than that.
  for (let asked = 0; asked < 2 && reply.response.status === 401 && !name.startsWith('session/'); asked += 1) {
    if (!(await putRight(refusalIn(reply.error, 401)))) break;
    reply = await reach(send);
  }
  if (reply.response.ok) return reply.data ?? {};
  throw new ApiError(reply.response.status, refusalIn(reply.error, reply.response.status));
}

/** Whether the person at the screen has done what was missing. */
async function putRight(refusal: Refusal): Promise<boolean> {
  if (refusal.code === 'stepup') return proveAgain ? proveAgain() : false;
  if (!signInAgain) return false;
  await signInAgain();
  return true;
}

async function reach(send: () => Promise<Reply>): Promise<Reply> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, plain('no_answer', 'unavailable'));
  }
}

/** The server's own refusal; anything else came from a proxy in between. */
function refusalIn(body: unknown, status: number): Refusal {
  const refusal = body as Partial<Refusal> | undefined;
  if (typeof refusal?.code === 'string' && typeof refusal.title === 'string') return refusal as Refusal;
  return plain(`http_${status}`, 'unavailable');
}

/** A refusal without words of the server; the page has words for its code or kind. */
function plain(code: string, kind: Refusal['kind']): Refusal {
  return { code, kind, title: '', title_en: '' };
}
