/** Asks of which month and kind finished cases are drawn; the house chooses which ones. */
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { ApiError } from '../../api/client';
import { useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { MonthInput } from '../../kit/DayInput';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';

export function DrawDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const w = words.spotChecks;
  const { message } = App.useApp();
  const draw = useCommand('spot_check/draw');
  const [month, setMonth] = useState<string>();
  const [kind, setKind] = useState<string>();
  const [refused, setRefused] = useState<ApiError>();
  const send = async () => {
    setRefused(undefined);
    try {
      const drawn = await draw.mutateAsync({ month, kind } as never);
      void message.success(w.drawn(drawn.population_count, drawn.cases.length));
      onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefused(error);
    }
  };
  return (
    <Dialog title={w.draw} onClose={onClose}>
      <div className="stack">
        <p className="soft">{w.drawHint}</p>
        <ErrorNote error={refused} />
        <div className="row">
          <MonthInput label={w.month} placeholder={w.month} width={130} value={month} onChange={setMonth} />
          <Select
            aria-label={words.queue.kind}
            placeholder={words.queue.kind}
            style={{ width: 220 }}
            value={kind}
            onChange={setKind}
            options={kindsOf(words.kind).map(([value, label]) => ({ value, label }))}
          />
        </div>
        <div className="row">
          <Button type="primary" disabled={!month || !kind} loading={draw.isPending} onClick={() => void send()}>
            {w.draw}
          </Button>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** The kinds of case with their words; an answer of a provider is none. */
export function kindsOf(kinds: Record<string, string>): [string, string][] {
  return Object.entries(kinds).filter(([kind]) => kind !== 'answer');
}
