/** 文书比对: what the document in the house says that belongs to the number and code on a paper. */
import { Alert } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { PageFrame } from '../../kit/PageFrame';
import { type Paper, PaperForm } from '../../kit/PaperForm';

export default function ComparePage() {
  const words = useWords();
  const w = words.documents;
  const [asked, setAsked] = useState<Paper>();
  const answer = useAsk('document/compare', asked ?? { serial: '', code: '' }, { enabled: asked !== undefined });
  const told = asked && !answer.isPlaceholderData ? answer.data : undefined;
  const says = told?.says;
  return (
    <PageFrame title={w.compare}>
      <section className="panel">
        <p className="soft">{w.compareHint}</p>
        <PaperForm busy={answer.isFetching} onAsked={setAsked} />
      </section>
      <ErrorNote error={answer.error} />
      {told && !told.genuine && <Alert type="error" role="alert" showIcon title={w.notGenuine} />}
      {says && (
        <section className="panel" aria-live="polite">
          <Alert
            type={says.void_reason ? 'warning' : 'success'}
            showIcon
            title={says.void_reason ? `${w.genuineVoid}${words.colon}${says.void_reason}` : w.genuine}
          />
          <h2>{says.title}</h2>
          <FactGrid
            rows={[
              [w.serial, says.serial],
              [w.agency, says.agency],
              [w.person, says.person_name],
              [w.case, says.case_id],
              [w.issuedOn, says.issued_on],
            ]}
          />
          {says.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      )}
    </PageFrame>
  );
}
