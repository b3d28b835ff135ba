/** The frame around every page: product, search, keys, language, person, menu. */
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState } from 'react';
import { command, idempotencyKey } from '../api/client';
import { Go } from '../kit/Go';
import { useHotkeys } from '../kit/hotkeys';
import { instantText } from '../kit/instant';
import { Finder } from './Finder';
import { KeysDialog } from './KeysDialog';
import { groupedFor } from './menu';
import { useMe } from './session';
import { useSpeech } from './words';

export function Shell() {
  const { words, switchLanguage } = useSpeech();
  const me = useMe();
  const [finding, setFinding] = useState(false);
  const [keys, setKeys] = useState(false);
  const [menu, setMenu] = useState(false);
  useHotkeys({ 'ctrl+k': () => setFinding(true), '?': () => setKeys(true) });
  const signOut = async () => {
    await command('session/sign_out', {}, idempotencyKey()).catch(() => undefined);
    window.location.assign('/');
  };
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header>
        <button type="button" className="only-narrow" aria-label={words.shell.openMenu} onClick={() => setMenu(true)}>
          ☰
        </button>
        <Go to="/" className="brand">
          {words.product}
        </Go>
        <span className="grow only-wide who">
          {me.provider ? me.provider.name : me.agency}
          {me.demo_clock && ` · ${words.shell.demoClock} ${instantText(me.now)}`}
        </span>
        <span className="grow only-narrow" />
        <button type="button" onClick={() => setFinding(true)}>
          {words.shell.search} <kbd className="only-wide">Ctrl K</kbd>
        </button>
        <button type="button" className="only-wide" onClick={() => setKeys(true)}>
          {words.shell.keys} <kbd>?</kbd>
        </button>
        <button type="button" title={words.shell.languageLabel} onClick={switchLanguage}>
          {words.shell.language}
        </button>
        <Go to="/account" className="who only-wide">
          <span title={me.posts.join(words.comma)}>{me.staff_name}</span>
        </Go>
        <button type="button" onClick={() => void signOut()}>
          {words.shell.signOut}
        </button>
      </header>
      <nav aria-label={words.shell.menu}>
        <Menu />
      </nav>
      <main id="main">
        <Outlet />
      </main>
      {finding && <Finder onClose={() => setFinding(false)} />}
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
      <Drawer
        open={menu}
        placement="left"
        size={240}
        title={words.shell.menu}
        onClose={() => setMenu(false)}
        closable={{ 'aria-label': words.kit.close }}
      >
        <Menu onGo={() => setMenu(false)} />
      </Drawer>
    </div>
  );
}

function Menu({ onGo }: { onGo?: () => void }) {
  const { words } = useSpeech();
  const me = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: closes the drawer after a link inside it was used
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link arrives as a click
    <div className="menu" onClick={onGo}>
      {groupedFor(me).map(({ group, entries }) => (
        <section key={group} aria-label={words.menu[group]}>
          <h2>{words.menu[group]}</h2>
          <ul>
            {entries.map((entry) => (
              <li key={entry.key}>
                <Go
                  to={entry.to}
                  search={entry.search}
                  className={here(entry.to) ? 'active' : undefined}
                  current={here(entry.to)}
                >
                  {words.menu[entry.key]}
                </Go>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
