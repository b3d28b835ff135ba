/**
 * The program on an empty database in a folder of its own: founded from a list,
 * served, closed and served again at a later hour, asked by its other commands.
 * ZHIHENG names the program, else the debug build of CARGO_TARGET_DIR is taken.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = new URL('../..', import.meta.url).pathname;
const PROGRAM = process.env.ZHIHENG ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'debug/zhiheng');
const WAIT_MS = 60_000;

export async function emptyHouse() {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing; build it with: cargo build -p zhiheng`);
  const folder = mkdtempSync(join(tmpdir(), 'zhiheng-office-'));
  const db = `sqlite://${join(folder, 'office.sqlite')}`;
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let server;
  let said = '';

  const house = {
    folder,
    db,
    base,
    /** Runs one command; its standard output, or an error with what it said. */
    run: (...args) => execFileSync(PROGRAM, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
    async serve(aheadMinutes = 0) {
      const args = ['serve', '--db', db, '--listen', `127.0.0.1:${port}`, '--ahead-minutes', String(aheadMinutes)];
      server = spawn(PROGRAM, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
      server.stderr.on('data', (text) => {
        said = (said + text).slice(-4_000);
      });
      const began = Date.now();
      for (;;) {
        const ready = await fetch(`${base}/readyz`).catch(() => undefined);
        if (ready?.ok) return;
        if (server.exitCode !== null || Date.now() - began > WAIT_MS)
          throw new Error(`the house is not served: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async close() {
      if (!server || server.exitCode !== null) return;
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    },
    async remove() {
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return house;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const asked = createServer();
    asked.once('error', reject);
    asked.listen(0, '127.0.0.1', () => {
      const { port } = asked.address();
      asked.close(() => resolve(port));
    });
  });
}
