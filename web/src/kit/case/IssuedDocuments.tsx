/** The official documents of a case: each opens as PDF, to be printed or saved; a void one says why. */

import { addressOf } from '../../api/client';
import type { Queries } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { ErrorNote } from '../ErrorNote';

type Row = Queries['document/list']['answer']['rows'][number];

export function IssuedDocuments({ caseId }: { caseId: string }) {
  const w = useWords().documents;
  const may = useMay()('document/list');
  const list = useAsk('document/list', { case_id: caseId, page_size: 100 } as never, { enabled: may });
  if (!may || (list.data?.rows.length === 0 && !list.error)) return null;
  return (
    <section className="panel">
      <h2>{w.title}</h2>
      <ErrorNote error={list.error} />
      <ul className="stack" style={{ gap: 8, paddingLeft: 18 }}>
        {list.data?.rows.map((row) => (
          <li key={row.document_id}>
            {labelOf(w.kinds, row.kind)} <DocumentLink row={row} /> <span className="soft">{row.issued_on}</span>{' '}
            {row.state === 'void' && <DocumentState row={row} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Its number, leading to the paper itself. */
export function DocumentLink({ row }: { row: Row }) {
  const w = useWords().documents;
  return (
    <a
      href={addressOf('document/pdf', { document_id: row.document_id })}
      target="_blank"
      rel="noreferrer"
      aria-label={w.open(row.serial)}
    >
      {row.serial}
    </a>
  );
}

export function DocumentState({ row }: { row: Row }) {
  const words = useWords();
  const w = words.documents;
  if (row.state !== 'void') return <span>{w.inForce}</span>;
  return (
    <span className="bad">
      {w.void}
      {words.colon}
      {row.void_reason}
    </span>
  );
}
