/**
 * Who is signed in. Before anyone is, the sign-in page; when the session ends
 * later, a dialog over the page, and what was typed there is kept.
 */
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { type ApiError, ask, onSessionEnded, rememberCsrf } from '../api/client';
import type { Me } from '../api/contract';
import { StepUp } from '../kit/account/StepUp';
import { Dialog } from '../kit/Dialog';
import { ErrorNote } from '../kit/ErrorNote';
import { CHECK_PAPER } from './CheckPaper';
import { FirstPassword } from './FirstPassword';
import { HeldBack } from './HeldBack';
import { SignInForm } from './SignIn';
import { useSpeech, useWords } from './words';

const MeContext = createContext<Me | undefined>(undefined);

/** The person at the screen. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is for pages behind the sign-in');
  return me;
}

/** Whether this person may use the command or query (`area/verb`); the server decides again when it is sent. */
export function useMay(): (name: string) => boolean {
  const me = useMe();
  return (name) => mayUse(me, name);
}

export function mayUse(me: Me, name: string): boolean {
  const registered = name.replace('/', '.');
  return me.commands.includes(registered) || me.queries.includes(registered);
}

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext.Provider value={me}>{children}</MeContext.Provider>;
}

function useSession(): UseQueryResult<Me, ApiError> {
  return useQuery<Me, ApiError>({
    queryKey: ['session/me'],
    queryFn: async ({ signal }) => {
      const me = await ask('session/me', {}, signal);
      rememberCsrf(me.csrf);
      return me;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Shows its children only to someone signed in. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const queries = useQueryClient();
  const words = useWords();
  const me = session.data;

  if (me?.held_back) return <HeldBack me={me} />;
  if (me) {
    return (
      <MeProvider me={me}>
        {children}
        <SignInOver me={me} />
        <StepUp />
      </MeProvider>
    );
  }
  if (session.isPending) return <div className="sign-in soft">{words.kit.loading}</div>;
  if (session.error?.status === 401) return <Door onIn={() => queries.resetQueries({ queryKey: ['session/me'] })} />;
  return (
    <main className="sign-in">
      <div className="panel stack">
        <h1>{words.productLong}</h1>
        <ErrorNote error={session.error} onRetry={() => void session.refetch()} />
      </div>
    </main>
  );
}

/** The page before anyone is signed in: sign in, or open a new account. */
function Door({ onIn }: { onIn: () => Promise<void> }) {
  const { words, switchLanguage } = useSpeech();
  const { message } = App.useApp();
  const [first, setFirst] = useState(false);
  const opened = () => {
    setFirst(false);
    void message.success(words.signIn.enabled);
  };
  return (
    <main className="sign-in">
      <div className="panel stack">
        <h1>{first ? words.signIn.firstTitle : words.productLong}</h1>
        {first ? <FirstPassword onDone={opened} onBack={() => setFirst(false)} /> : <SignInForm onDone={onIn} />}
        <div className="row" style={{ justifyContent: 'space-between' }}>
          {!first && (
            <button type="button" className="link-button" onClick={() => setFirst(true)}>
              {words.signIn.first}
            </button>
          )}
          {!first && <a href={CHECK_PAPER}>{words.documents.verify}</a>}
          <button type="button" className="link-button" onClick={switchLanguage}>
            {words.shell.language}
          </button>
        </div>
      </div>
    </main>
  );
}

/** The dialog that renews an ended session; requests that met the end wait for it. */
function SignInOver({ me }: { me: Me }) {
  const words = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const waiting = useRef<{ promise: Promise<void>; done: () => void }>(undefined);

  useEffect(() => {
    onSessionEnded(() => {
      if (!waiting.current) {
        let done: () => void = () => undefined;
        const promise = new Promise<void>((resolve) => {
          done = resolve;
        });
        waiting.current = { promise, done };
        setOpen(true);
      }
      return waiting.current.promise;
    });
    return () => onSessionEnded(undefined);
  }, []);

  const goOn = async () => {
    const renewed = await ask('session/me', {});
    rememberCsrf(renewed.csrf);
    queries.setQueryData(['session/me'], renewed);
    if (renewed.account !== me.account) {
      // Another person: nothing of the first one may stay on the screen.
      void message.warning(words.signIn.other);
      window.location.reload();
      return;
    }
    setOpen(false);
    waiting.current?.done();
    waiting.current = undefined;
  };

  if (!open) return null;
  return (
    <Dialog title={words.signIn.again}>
      <div className="stack">
        <p>{words.signIn.againHint}</p>
        <SignInForm account={me.account} onDone={goOn} />
        <Button type="link" onClick={() => window.location.assign('/')}>
          {words.signIn.leave}
        </Button>
      </div>
    </Dialog>
  );
}
