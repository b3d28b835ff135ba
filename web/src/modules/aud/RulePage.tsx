/** One rule: its words, law and numbers, what it lacks, and how its findings fared by month and hospital. */
import type { Queries } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Cite } from '../../kit/Cite';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { usePageId } from '../../kit/usePageId';
import { shareText } from './shareText';

type Rule = Queries['audit_rule/view']['answer'];
type Precision = Rule['precision'];

export default function RulePage() {
  const w = useWords().audit;
  const id = usePageId();
  const rule = useAsk('audit_rule/view', { rule: Number(id) });
  return (
    <Loaded title={w.one(id)} from={rule}>
      {(data) => <Shown rule={data} />}
    </Loaded>
  );
}

function Shown({ rule }: { rule: Rule }) {
  const words = useWords();
  const w = words.audit;
  const either = useEither();
  return (
    <PageFrame
      title={w.one(String(rule.rule))}
      beside={<span>{either(rule.title, rule.title_en)}</span>}
      actions={
        <>
          <Go to="/findings" search={{ rule: String(rule.rule) }}>
            {words.finding.title}
          </Go>
          <Go to="/audit-rules">{w.rules}</Go>
        </>
      }
    >
      <div className="stack">
        <section className="panel">
          <FactGrid
            rows={[
              [w.class, labelOf(w.classes, rule.class)],
              [w.severity, labelOf(w.severities, rule.severity)],
              ...(rule.frame_name ? [[w.frame, rule.frame_name] as [string, string]] : []),
              [w.stages, rule.stages.map((one) => labelOf(w.stageNames, one)).join(w.and)],
              [w.why, either(rule.why.zh, rule.why.en)],
              [w.fires, either(rule.fires.zh, rule.fires.en)],
              [w.clean, either(rule.clean.zh, rule.clean.en)],
              ...rule.parameters.map((one) => [one.name, one.value] as [string, number]),
              [
                w.runs,
                rule.lacks.length === 0
                  ? w.running
                  : `${w.lacks}${words.colon}${rule.lacks.map((one) => either(one.title, one.title_en)).join(w.and)}`,
              ],
            ]}
          />
          <p className="row">
            {rule.articles.map((article) => (
              <Cite key={article} id={article} />
            ))}
          </p>
        </section>
        <section className="panel">
          <h2>{w.byMonth}</h2>
          {rule.by_month.length === 0 ? (
            <p className="soft">{w.noFindings}</p>
          ) : (
            <Fared
              label={w.byMonth}
              head={words.kit.month}
              rows={[
                ...rule.by_month.map((one) => ({ name: one.month, of: one.precision })),
                { name: words.kit.sum, of: rule.precision },
              ]}
            />
          )}
        </section>
        {rule.by_provider.length > 0 && (
          <section className="panel">
            <h2>{w.byProvider}</h2>
            <Fared
              label={w.byProvider}
              head={words.finding.provider}
              rows={rule.by_provider.map((one) => ({ name: one.provider_name, of: one.precision }))}
            />
          </section>
        )}
      </div>
    </PageFrame>
  );
}

function Fared({ label, head, rows }: { label: string; head: string; rows: { name: string; of: Precision }[] }) {
  const w = useWords().audit;
  return (
    <PlainTable
      label={label}
      heads={[head, w.hits, w.leads, w.open, w.confirmed, w.cleared, w.appealed, w.lost]}
      amounts={[w.amount, w.deducted]}
    >
      {rows.map(({ name, of }) => (
        <tr key={name}>
          <td>{name}</td>
          <td>{of.hits}</td>
          <td>{of.leads}</td>
          <td>{of.open}</td>
          <td>{of.confirmed}</td>
          <td className={of.cries_wolf ? 'bad' : undefined}>
            {of.cleared} ({shareText(of.cleared_permyriad)}){of.cries_wolf && ` ${w.wolf}`}
          </td>
          <td>{of.appealed}</td>
          <td>{of.lost_on_appeal}</td>
          <td className="amount-cell">
            <Amount fen={of.amount_fen} />
          </td>
          <td className="amount-cell">
            <Amount fen={of.deducted_fen} />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
