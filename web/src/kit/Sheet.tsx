/** A paper of A4: title, body, amount in capital figures, signatures, check code. Stands outside the shell. */
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useMe } from '../app/session';
import { useWords } from '../app/words';
import { instantText } from './instant';
import { capitalAmount, fenText } from './money';

export function Sheet(props: {
  title: string;
  note?: string;
  amountFen: number;
  amountLabel: string;
  signatures: [string, string | undefined][];
  checkCode?: string;
  children: ReactNode;
}) {
  const words = useWords();
  const me = useMe();
  useEffect(() => {
    document.title = props.title;
  }, [props.title]);
  return (
    <main className="paper">
      <div className="no-print row" style={{ padding: 8, justifyContent: 'center' }}>
        <Button type="primary" onClick={() => window.print()}>
          {words.kit.print}
        </Button>
        <span className="soft">{props.note}</span>
      </div>
      <article className="sheet">
        <h1>{props.title}</h1>
        {props.children}
        <p style={{ marginTop: 8 }}>
          {props.amountLabel}
          {words.colon}
          <strong>{fenText(props.amountFen)}</strong> {words.kit.yuan}（{words.kit.capital}
          {words.colon}
          {capitalAmount(props.amountFen)}）
        </p>
        <div className="signatures">
          {props.signatures.map(([label, name]) => (
            <span key={label}>
              {label}
              {words.colon}
              {name}
            </span>
          ))}
          <span>{words.kit.seal}</span>
        </div>
        <p className="soft" style={{ marginTop: 12 }}>
          {words.kit.printedBy(me.staff_name, instantText(me.now))}
          {props.checkCode && ` · ${words.kit.checkCode} ${props.checkCode}`}
        </p>
      </article>
    </main>
  );
}
