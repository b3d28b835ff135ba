/** A stage for components: words, look, data, a person, a route, and a server that answers from a table. */
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { Me, Refusal } from '../src/api/contract';
import { newQueries } from '../src/app/Root';
import { MeProvider } from '../src/app/session';
import { SpeechProvider } from '../src/app/words';
import { parseSearch, stringifySearch } from '../src/kit/search';

export const clerk: Me = {
  account: 'chen',
  staff_id: 'W18',
  authority: 'clerk',
  provider: null,
  staff_name: '陈初审',
  agency: '清河县医疗保障中心',
  posts: ['初审岗'],
  duties: ['first_review'],
  commands: ['finding.first_review'],
  queries: ['case.queue'],
  csrf: 'token-1',
  held_back: null,
  demo_clock: true,
  now: '2025-02-10T09:00:00+08:00',
};

export interface Sent {
  method: string;
  path: string;
  search: Record<string, string>;
  headers: Headers;
  body: unknown;
}

/** Answers every request by `reply`; keeps what was sent. */
export function serve(reply: (sent: Sent) => { status?: number; body?: unknown } | 'down'): Sent[] {
  const log: Sent[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const address = new URL(request.url);
    const text = request.method === 'POST' ? await request.text() : '';
    const sent: Sent = {
      method: request.method,
      path: address.pathname.replace('/api/v1/', ''),
      search: Object.fromEntries(address.searchParams),
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
    };
    log.push(sent);
    const answer = reply(sent);
    if (answer === 'down') throw new TypeError('network');
    return new Response(JSON.stringify(answer.body ?? {}), {
      status: answer.status ?? 200,
      headers: { 'content-type': 'application/json' },
    });
  });
  return log;
}

export function refusal(code: string, more: Partial<Refusal> = {}): Refusal {
  return { code, kind: 'conflict', title: '不能办理', title_en: 'not possible', ...more };
}

/** Shows the element at an address; gives the router so that a test can look where it went. */
export function show(element: ReactNode, options: { at?: string; me?: Me; language?: 'zh' | 'en' } = {}) {
  const root = createRootRoute();
  const here = createRoute({ getParentRoute: () => root, path: '$', component: () => element });
  const start = createRoute({ getParentRoute: () => root, path: '/', component: () => element });
  const router = createRouter({
    routeTree: root.addChildren([start, here]),
    history: createMemoryHistory({ initialEntries: [options.at ?? '/'] }),
    parseSearch,
    stringifySearch,
  });
  render(
    <SpeechProvider start={options.language ?? 'zh'}>
      <ConfigProvider theme={{ token: { motion: false }, zeroRuntime: true }} button={{ autoInsertSpace: false }}>
        <App>
          <QueryClientProvider client={newQueries()}>
            <MeProvider me={options.me ?? clerk}>
              <RouterProvider router={router as never} />
            </MeProvider>
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </SpeechProvider>,
  );
  return router;
}
