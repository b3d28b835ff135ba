/** One case of findings: what first review would deduct, and this hospital's written answer to each. */
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Cite } from '../../kit/Cite';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { ScrollX } from '../../kit/ScrollX';
import { Timeline } from '../../kit/Timeline';
import { useConfirm } from '../../kit/useConfirm';
import { usePageId } from '../../kit/usePageId';

export default function AnswerPage() {
  const words = useWords();
  const id = usePageId();
  const view = useAsk('case/view', { case_id: id });
  return (
    <Loaded title={words.hospital.findings} from={view}>
      {(data) => <Answer view={data} />}
    </Loaded>
  );
}

function Answer({ view }: { view: CaseView }) {
  const words = useWords();
  const either = useEither();
  const w = words.hospital;
  const may = useMay();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [comment, setComment] = useState('');
  const send = useCommand('audit_case/answer');
  const open = view.stage === 'with_provider' && may('audit_case/answer');
  const contested = view.lines.filter((line) => answers[line.finding_id]?.trim());

  const submit = () =>
    void confirm({
      title: w.answerTitle,
      body: w.answerAsk(contested.length, view.lines.length - contested.length),
      okLabel: w.answer,
      act: async () => {
        const lines = contested.map((line) => ({
          finding_id: line.finding_id,
          answer: answers[line.finding_id]?.trim() ?? '',
        }));
        await send.mutateAsync({ case_id: view.case_id, lines, comment: comment.trim() });
        void message.success(w.answered);
        void navigate({ to: '/hospital/findings' });
      },
    });

  return (
    <PageFrame
      title={`${w.findings} ${view.case_id}`}
      personal
      foot={
        open && (
          <div className="decision">
            <Input.TextArea
              aria-label={w.comment}
              placeholder={w.comment}
              autoSize={{ minRows: 1, maxRows: 3 }}
              maxLength={500}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
            <Button type="primary" size="middle" loading={send.isPending} onClick={submit}>
              {w.answer}
            </Button>
          </div>
        )
      }
    >
      <div className="stack">
        <ErrorNote error={send.error} />
        <section className="panel stack">
          <FactGrid
            rows={[
              [words.queue.subject, either(view.subject, view.subject_en)],
              [words.caseView.amount, <Amount key="v" fen={view.amount_fen} />],
              [words.caseView.due, view.due_on],
            ]}
          />
          <p className="soft">{w.answerHint}</p>
          <Lines view={view} answers={answers} onChange={open ? setAnswers : undefined} />
        </section>
        <section className="panel">
          <h2>{words.caseView.timeline}</h2>
          <Timeline entries={view.timeline} />
        </section>
      </div>
    </PageFrame>
  );
}

function Lines(props: {
  view: CaseView;
  answers: Record<string, string>;
  onChange?: (answers: Record<string, string>) => void;
}) {
  const words = useWords();
  const w = words.caseView;
  const either = useEither();
  const { view, answers, onChange } = props;
  return (
    <ScrollX label={w.lines}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{w.item}</th>
            <th scope="col">{w.rule}</th>
            <th scope="col" className="amount-cell">
              {w.inQuestion}
            </th>
            <th scope="col" className="amount-cell">
              {words.finding.first}
            </th>
            <th scope="col">{words.finding.answer}</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.finding_id}>
              <td>
                {line.item_name} <span className="soft">{line.service_date}</span>
                <div className="soft">{line.visit_id}</div>
              </td>
              <td>
                {line.rule}. {either(line.rule_title, line.rule_title_en)} {line.cite && <Cite id={line.cite} />}
                <div className="soft">{either(line.evidence, line.evidence_en)}</div>
              </td>
              <td className="amount-cell">
                <Amount fen={line.amount_fen} />
              </td>
              <td className="amount-cell">
                <Amount fen={line.first_fen} />
                <div className="soft">{line.first_reason}</div>
              </td>
              <td style={{ minWidth: 220 }}>
                {onChange ? (
                  <Input.TextArea
                    aria-label={`${words.finding.answer} ${line.finding_id}`}
                    autoSize={{ minRows: 1, maxRows: 4 }}
                    maxLength={500}
                    value={answers[line.finding_id]}
                    onChange={(event) => onChange({ ...answers, [line.finding_id]: event.target.value })}
                  />
                ) : (
                  (line.answer ?? <span className="soft">{w.noAnswer}</span>)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
