/** How far a new hospital has come: each transaction of the check-list, seen to pass or not. */
import { Select } from 'antd';
import { useAsk } from '../../api/useAsk';
import { labelOf, useWords } from '../../app/words';
import { DayInput } from '../../kit/DayInput';
import { ErrorNote } from '../../kit/ErrorNote';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { useSearchState } from '../../kit/search';

export default function CertificationPage() {
  const words = useWords();
  const w = words.his;
  const [search, change] = useSearchState();
  const providers = useAsk('provider/list', { page_size: 100 } as never);
  const chosen = search.provider_id ?? providers.data?.rows[0]?.provider_id;
  return (
    <PageFrame
      title={w.certification}
      beside={
        <span className="row">
          <Select
            aria-label={w.hospital}
            placeholder={w.hospital}
            style={{ width: 220 }}
            value={chosen}
            onChange={(provider_id) => change({ provider_id })}
            options={providers.data?.rows.map((row) => ({ value: row.provider_id, label: row.name }))}
          />
          <DayInput
            label={w.since}
            placeholder={w.since}
            width={140}
            value={search.since}
            onChange={(since) => change({ since: since || undefined })}
          />
        </span>
      }
    >
      <p className="soft">{w.certificationHint}</p>
      <ErrorNote error={providers.error} />
      {chosen && <Steps providerId={chosen} since={search.since} />}
    </PageFrame>
  );
}

function Steps({ providerId, since }: { providerId: string; since?: string }) {
  const words = useWords();
  const w = words.his;
  const list = useAsk('his/certification', { provider_id: providerId, since });
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <p className="soft">{words.kit.loading}</p>;
  return (
    <>
      <p className={list.data.passed ? 'good' : 'bad'} role="status">
        {list.data.passed ? w.certified : w.notCertified}
      </p>
      <PlainTable
        label={w.certification}
        heads={[w.transaction, w.demanded, w.outcome, w.firstPassed]}
        amounts={[w.passes, w.refused]}
      >
        {list.data.steps.map((step) => (
          <tr key={step.infno}>
            <td>
              {step.infno} {labelOf(w.transactions, step.infno)}
            </td>
            <td>{step.demanded ? w.yes : w.optional}</td>
            <td>{step.passes > 0 ? <span className="good">{w.passed}</span> : w.notYet}</td>
            <td>{step.first_passed_on ?? words.kit.none}</td>
            <td className="amount-cell">{step.passes}</td>
            <td className="amount-cell">{step.refusals}</td>
          </tr>
        ))}
      </PlainTable>
    </>
  );
}
