/** A page: title, scrolling body, foot outside the scroll area. Focus goes to the title when the page changes. */
import { Watermark } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMe } from '../app/session';
import { useWords } from '../app/words';
import { instantText } from './instant';

export function PageFrame(props: {
  title: string;
  beside?: ReactNode;
  actions?: ReactNode;
  foot?: ReactNode;
  /** Screens with personal data carry who looks and when. */
  personal?: boolean;
  children: ReactNode;
}) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · ${words.product}`;
  }, [props.title, words.product]);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const page = (
    <div className="page">
      <div className="head">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.beside}
        <span className="grow" />
        {props.actions}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="body" aria-label={props.title} tabIndex={0}>
        {props.children}
      </section>
      {props.foot && <div className="foot">{props.foot}</div>}
    </div>
  );
  return props.personal ? <Marked>{page}</Marked> : page;
}

function Marked({ children }: { children: ReactNode }) {
  const me = useMe();
  return (
    <Watermark
      content={[me.staff_name, `${me.account} ${instantText(me.now)}`]}
      font={{ fontSize: 13, color: 'rgb(0 0 0 / 7%)' }}
      gap={[140, 110]}
      style={{ height: '100%' }}
    >
      {children}
    </Watermark>
  );
}
