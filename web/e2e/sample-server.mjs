/** Serves `dist` with the policy of the real server and answers from the sample county of the tests. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createServer as createVite } from 'vite';

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml' };
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** What commands answer whose answer a page shows. */
const DONE = {
  'session/offer_second_factor': {
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    address: 'otpauth://totp/sample',
    picture:
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#fff" d="M0 0h9v9H0z"/><path d="M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1zM6 6h1v1H6z"/></svg>',
    step_seconds: 30,
  },
};

export async function startSampleServer({ hospital = false } = {}) {
  const root = new URL('..', import.meta.url).pathname;
  const vite = await createVite({ root, server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
  const { answers, hospitalMe } = await vite.ssrLoadModule('/test/county.ts');
  const { changeForm } = await vite.ssrLoadModule('/test/organisation.ts');
  await vite.close();
  const json = (response, status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    const { pathname: path, searchParams } = new URL(request.url, 'http://local');
    if (path === '/api/v1/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(
        `event: month_progress\ndata: ${JSON.stringify({ month: '2025-01', step: 'audit', done: 9, total: 12, note: '' })}\n\n`,
      );
      response.write(`event: trail_root\ndata: ${JSON.stringify({ size: 2, root: '66c7f0f4' })}\n\n`);
      return;
    }
    if (path.startsWith('/api/v1/')) {
      const name = path.slice('/api/v1/'.length);
      let body = hospital && name === 'session/me' ? hospitalMe : answers[name];
      if (name === 'matter/form' && searchParams.get('kind') === 'organisation_change') body = changeForm;
      if (hospital && name === 'case/view') body = { ...body, stage: 'with_provider' };
      if (request.method === 'POST') json(response, 200, DONE[name] ?? {});
      else if (body) json(response, 200, body);
      else json(response, 404, { code: 'not_found', kind: 'unknown', title: '没有找到', title_en: 'not found' });
      return;
    }
    const file = join(root, 'dist', path === '/' ? 'index.html' : path);
    const real = existsSync(file) ? file : join(root, 'dist/index.html');
    response.writeHead(200, {
      'content-type': TYPES[extname(real)] ?? 'text/plain',
      'content-security-policy': POLICY,
    });
    response.end(readFileSync(real));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
