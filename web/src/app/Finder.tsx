/** `Ctrl+K`: type a few letters of a page, or an id such as `M18`, and press Enter. */
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '../kit/Dialog';
import { entriesFor } from './menu';
import { useMe } from './session';
import { useWords } from './words';

/** Where an id leads, by its letter. */
const PLACES: Record<string, string> = { C: '/cases', V: '/claims', M: '/statements', B: '/payments', K: '/vouchers' };

export function Finder({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = text.trim().toLowerCase();
  const id = /^([a-z])\d{2,19}$/i.test(wanted) ? wanted.toUpperCase() : undefined;
  const place = id && PLACES[id.charAt(0)];
  const hits = [
    ...(place && !me.provider
      ? [{ key: 'id', label: words.shell.goToNumber(id), to: `${place}/${id}`, search: undefined }]
      : []),
    ...entriesFor(me)
      .map((entry) => ({ key: entry.key as string, label: words.menu[entry.key], to: entry.to, search: entry.search }))
      .filter((hit) => hit.label.toLowerCase().includes(wanted)),
  ];
  const go = (hit: (typeof hits)[number] | undefined) => {
    if (!hit) return;
    onClose();
    void navigate({ to: hit.to, search: (hit.search ?? {}) as never });
  };
  return (
    <Dialog title={words.shell.search} onClose={onClose}>
      <Input
        size="middle"
        role="combobox"
        aria-expanded
        aria-controls="finder-list"
        aria-activedescendant={hits[at] ? `finder-${hits[at].key}` : undefined}
        aria-label={words.shell.searchHint}
        placeholder={words.shell.searchHint}
        value={text}
        maxLength={40}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter') go(hits[at]);
          else return;
          event.preventDefault();
        }}
      />
      <div className="menu" id="finder-list" role="listbox" aria-label={words.shell.search} style={{ marginTop: 8 }}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the text box above
          <div
            key={hit.key}
            id={`finder-${hit.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            style={{ padding: '4px 12px', cursor: 'pointer', background: index === at ? '#e6eff7' : undefined }}
            onClick={() => go(hit)}
          >
            {hit.label}
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className="soft">{words.shell.searchNone}</p>}
    </Dialog>
  );
}
