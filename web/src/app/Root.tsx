/** Everything around the routes: language, look, data, session. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { CHECK_PAPER, CheckPaper } from './CheckPaper';
import { makeRouter } from './router';
import { SessionGate } from './session';
import { theme } from './theme';
import { SpeechProvider, useSpeech } from './words';

export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 5_000, gcTime: 300_000 } },
  });
}

export function Root() {
  return (
    <SpeechProvider>
      <Furnished />
    </SpeechProvider>
  );
}

function Furnished() {
  const { language } = useSpeech();
  const queries = useMemo(newQueries, []);
  const router = useMemo(() => makeRouter(), []);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      componentSize="small"
      button={{ autoInsertSpace: false }}
      virtual={false}
    >
      <App style={{ height: '100%' }} message={{ top: 52 }}>
        <QueryClientProvider client={queries}>
          {window.location.pathname === CHECK_PAPER ? (
            <CheckPaper />
          ) : (
            <SessionGate>
              <RouterProvider router={router} />
            </SessionGate>
          )}
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
