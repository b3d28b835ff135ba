/**
 * A hospital's mappings from a table: template, upload, what is wrong by row and
 * column, and when nothing is, the whole table under a key of this reading.
 */
import { Alert, Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { ApiError, ask, command, idempotencyKey } from '../../api/client';
import type { Commands } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMe } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { base64Of, EXCEL, saveBytes } from '../../kit/base64';
import { ErrorNote } from '../../kit/ErrorNote';
import { Go } from '../../kit/Go';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { useSearchState } from '../../kit/search';

type Read = Commands['mapping/read_sheet']['answer'];

export default function ImportPage() {
  const w = useWords().mapping;
  const agency = !useMe().provider;
  const [search, change] = useSearchState();
  const providers = useAsk('provider/list', { page_size: 100 } as never);
  const chosen = agency ? search.provider_id : undefined;
  return (
    <PageFrame
      title={w.import}
      actions={<Go to="/mappings">{w.list}</Go>}
      beside={
        agency && (
          <Select
            aria-label={w.provider}
            placeholder={w.provider}
            style={{ width: 240 }}
            value={chosen}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(provider_id) => change({ provider_id })}
            options={providers.data?.rows.map((row) => ({ value: row.provider_id, label: row.name }))}
          />
        )
      }
    >
      <p className="soft">{w.importHint}</p>
      <ErrorNote error={providers.error} />
      {agency && !chosen ? <p>{w.chooseFirst}</p> : <Table key={chosen} provider={chosen} />}
    </PageFrame>
  );
}

function Table({ provider }: { provider: string | undefined }) {
  const w = useWords().mapping;
  const input = useRef<HTMLInputElement>(null);
  const read = useCommand('mapping/read_sheet', { keepLists: true });
  const [answer, setAnswer] = useState<Read>();
  const [taken, setTaken] = useState<number>();
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const key = useRef('');
  const tell = async (work: () => Promise<void>) => {
    setError(undefined);
    setBusy(true);
    try {
      await work();
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setError(refused);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  const template = () =>
    tell(async () => {
      const file = await ask('mapping/sheet_template', {});
      saveBytes(file.file_name, file.content_base64, EXCEL);
    });
  const upload = (file: File | undefined) =>
    file &&
    tell(async () => {
      setAnswer(undefined);
      setTaken(undefined);
      // Reading a file is a new intent, also when its rows were brought in before.
      key.current = idempotencyKey();
      setAnswer(await read.mutateAsync({ provider_id: provider, content_base64: await base64Of(file) } as never));
    });
  const propose = () =>
    tell(async () => {
      const body = { provider_id: provider, rows: answer?.rows };
      const done = await command('mapping/propose', body as never, key.current);
      setTaken((done as Commands['mapping/propose']['answer']).mapping_ids.length);
    });

  return (
    <section className="panel">
      <div className="row">
        <Button onClick={() => void template()}>{w.template}</Button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv,.tsv"
          aria-label={w.upload}
          hidden
          onChange={(event) => void upload(event.target.files?.[0])}
        />
        <Button loading={busy} onClick={() => input.current?.click()}>
          {w.upload}
        </Button>
      </div>
      <ErrorNote error={error} />
      {taken !== undefined && <Alert type="success" showIcon title={w.proposed(taken)} />}
      {answer && taken === undefined && <Outcome answer={answer} busy={busy} onPropose={() => void propose()} />}
    </section>
  );
}

function Outcome({ answer, busy, onPropose }: { answer: Read; busy: boolean; onPropose: () => void }) {
  const w = useWords().mapping;
  const either = useEither();
  if (answer.problems.length === 0) {
    return (
      <div className="row" role="status">
        <strong className="good">{w.rowsGood(answer.count)}</strong>
        {answer.warnings.length > 0 && <span className="bad">{w.warned(answer.warnings.length)}</span>}
        <Button type="primary" loading={busy} onClick={onPropose}>
          {w.propose(answer.count)}
        </Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <div className="row" role="status">
        <strong className="bad">{w.rowsWrong(answer.problems.length)}</strong>
        {answer.marked_base64 && (
          <Button onClick={() => saveBytes(`${w.hospitals}.xlsx`, answer.marked_base64 ?? '', EXCEL)}>
            {w.marked}
          </Button>
        )}
      </div>
      <PlainTable label={w.import} heads={[w.row, w.column, w.problem]}>
        {answer.problems.map((problem) => (
          <tr key={`${problem.row} ${problem.column} ${problem.code}`}>
            <td>{problem.row}</td>
            <td>{either(problem.column, problem.column_en) || w.whole}</td>
            <td className="bad">{either(problem.message, problem.message_en)}</td>
          </tr>
        ))}
      </PlainTable>
    </div>
  );
}
