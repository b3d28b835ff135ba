/** A link inside the application; `search` becomes plain text parameters, `.` stays on the page. */
import { useLocation, useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

export type Search = Record<string, string | undefined>;

export function Go(props: {
  to: string;
  search?: Search;
  className?: string;
  /** Said to screen readers and drawn as the one that is shown. */
  current?: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const here = useLocation().pathname;
  const goal = { to: props.to === '.' ? here : props.to, search: (props.search ?? {}) as never };
  const go = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate(goal);
  };
  return (
    <a
      href={router.buildLocation(goal).href}
      className={props.className}
      aria-current={props.current ? 'page' : undefined}
      onClick={go}
    >
      {props.children}
    </a>
  );
}
