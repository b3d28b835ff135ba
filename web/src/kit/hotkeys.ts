/** Single letters act only when nobody types, composes or answers a dialog. */
import { useEffect, useRef } from 'react';

export type Hotkeys = Record<string, ((event: KeyboardEvent) => void) | undefined>;

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';
const DIALOG = '.ant-modal-wrap, .ant-drawer-open, [role="dialog"]';

/**
 * Keys are written as `j`, `Enter`, `ctrl+Enter`, `ctrl+k`. Those with `ctrl+`
 * also work while typing; none works while composing or behind a dialog.
 */
export function useHotkeys(keys: Hotkeys, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const act = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.altKey || event.defaultPrevented) return;
      const held = event.ctrlKey || event.metaKey;
      const target = event.target instanceof Element ? event.target : null;
      if (!held && target?.closest(TYPING)) return;
      if (dialogOpen()) return;
      // Enter and space belong to the button or link that has the focus.
      if (!held && (event.key === 'Enter' || event.key === ' ') && target?.closest('a, button, summary')) return;
      const name = (held ? 'ctrl+' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
      const handler = latest.current[name];
      if (!handler) return;
      event.preventDefault();
      handler(event);
    };
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, [enabled]);
}

function dialogOpen(): boolean {
  return Array.from(document.querySelectorAll<HTMLElement>(DIALOG)).some((element) => element.style.display !== 'none');
}
