import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, ask, command, idempotencyKey, onSessionEnded, onStepUp, rememberCsrf } from '../src/api/client';
import { refusal, serve } from './stage';

afterEach(() => {
  onSessionEnded(undefined);
  onStepUp(undefined);
});

describe('client', () => {
  it('sends commands with key and token, queries with flat parameters', async () => {
    rememberCsrf('t0ken');
    const log = serve(() => ({ body: { rows: [] } }));
    await ask('claim/list', { page: 2, record_number: '人民', state: undefined });
    await command('reconciliation/run', { month: '2025-01' }, 'key-1');
    await command('reconciliation/run', { month: '2025-01' }, 'key-2', { dryRun: true });
    expect(log[0]).toMatchObject({ method: 'GET', path: 'claim/list', search: { page: '2', record_number: '人民' } });
    expect(log[1]).toMatchObject({
      method: 'POST',
      path: 'reconciliation/run',
      body: { month: '2025-01' },
      search: {},
    });
    expect(log[1]?.headers.get('idempotency-key')).toBe('key-1');
    expect(log[1]?.headers.get('x-csrf-token')).toBe('t0ken');
    expect(log[2]?.search).toEqual({ dry_run: 'true' });
  });

  it('throws the refusal of the server', async () => {
    serve(() => ({ status: 409, body: refusal('period_already_closed', { cite: 'R1-20' }) }));
    const error = await command('voucher/post', { voucher_id: 'K18' }, 'k').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 409,
      refusal: { code: 'period_already_closed', cite: 'R1-20' },
      unanswered: false,
    });
  });

  it('says when nobody knows what happened', async () => {
    serve(() => 'down');
    const error = (await command('payment/release', { batch_id: 'B18' }, 'k').catch((e: unknown) => e)) as ApiError;
    expect(error.unanswered).toBe(true);
  });

  it('keeps its form for answers that are not ours', async () => {
    serve(() => ({ status: 502, body: { message: 'bad gateway' } }));
    const error = (await ask('workbench/mine', {}).catch((e: unknown) => e)) as ApiError;
    expect(error.refusal).toMatchObject({ code: 'http_502', kind: 'unavailable' });
  });

  it('asks for the second factor and sends the same request with the same key', async () => {
    let proven = false;
    const prove = vi.fn(async () => {
      proven = true;
      return true;
    });
    const renew = vi.fn(async () => undefined);
    onStepUp(prove);
    onSessionEnded(renew);
    const log = serve(() => (proven ? { body: { ok: 1 } } : { status: 401, body: refusal('stepup') }));
    await expect(command('statement/approve', { statement_id: 'M18' }, 'same')).resolves.toEqual({ ok: 1 });
    expect([prove.mock.calls.length, renew.mock.calls.length]).toEqual([1, 0]);
    expect(log.map((sent) => sent.headers.get('idempotency-key'))).toEqual(['same', 'same']);
    expect(log[1]?.body).toEqual({ statement_id: 'M18' });
  });

  it('tells the refusal when the person gives the second factor up, and sends nothing more', async () => {
    onStepUp(async () => false);
    const log = serve(() => ({ status: 401, body: refusal('stepup') }));
    const error = (await command('payment/release', { batch_id: 'B18' }, 'k').catch((e: unknown) => e)) as ApiError;
    expect([error.status, error.refusal.code, log.length]).toEqual([401, 'stepup', 1]);
  });

  it('renews an ended session once and sends the same request with the same key', async () => {
    let signedIn = false;
    const renew = vi.fn(async () => {
      signedIn = true;
    });
    onSessionEnded(renew);
    const log = serve(() => (signedIn ? { body: { ok: 1 } } : { status: 401, body: refusal('session_ended') }));
    await expect(command('month/freeze', { month: '2025-01' }, 'same')).resolves.toEqual({ ok: 1 });
    expect(renew).toHaveBeenCalledTimes(1);
    expect(log.map((sent) => sent.headers.get('idempotency-key'))).toEqual(['same', 'same']);
    expect(log[1]?.body).toEqual({ month: '2025-01' });
  });

  it('never asks to sign in again because signing in failed', async () => {
    const renew = vi.fn(async () => undefined);
    onSessionEnded(renew);
    serve(() => ({ status: 401, body: refusal('wrong_password') }));
    await expect(command('session/sign_in', { account: 'a', password: 'b' }, 'k')).rejects.toBeInstanceOf(ApiError);
    expect(renew).not.toHaveBeenCalled();
  });

  it('makes keys that are version 4 and differ', () => {
    const keys = new Set(Array.from({ length: 1000 }, idempotencyKey));
    expect(keys.size).toBe(1000);
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
