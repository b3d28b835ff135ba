/** The state of a list is its address: plain text parameters, nothing parsed as JSON. */
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from './Go';

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') pairs.set(key, String(value));
  }
  const text = pairs.toString();
  return text ? `?${text}` : '';
}

/** The parameters of the address and a way to change some of them (`undefined` removes one). */
export function useSearchState(): [Record<string, string>, (change: Search, options?: { replace?: boolean }) => void] {
  const search = useLocation().search as unknown as Record<string, string>;
  const navigate = useNavigate();
  const change = useCallback(
    (part: Search, options: { replace?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, ...part })) as never,
        replace: options.replace,
      });
    },
    [navigate],
  );
  return [search, change];
}
