/** What a check has found: in order, or a fault of the list with words. */
import { App, Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { ApiError } from '../../api/client';
import { useAsk, useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';

export function CheckDialog(props: { spotCheckId: string; caseId: string; onClose: () => void }) {
  const words = useWords();
  const w = words.spotChecks;
  const either = useEither();
  const { message } = App.useApp();
  const draws = useAsk('spot_check/draws', {});
  const record = useCommand('spot_check/record');
  const [result, setResult] = useState<'in_order' | 'fault'>('in_order');
  const [fault, setFault] = useState<string>();
  const [comment, setComment] = useState('');
  const [refused, setRefused] = useState<ApiError>();
  const send = async () => {
    setRefused(undefined);
    const fault_code = result === 'fault' ? fault : undefined;
    try {
      await record.mutateAsync({ spot_check_id: props.spotCheckId, result, fault_code, comment } as never);
      void message.success(w.recorded);
      props.onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefused(error);
    }
  };
  return (
    <Dialog title={`${w.check} ${props.caseId}`} onClose={props.onClose}>
      <div className="stack">
        <ErrorNote error={refused ?? draws.error} />
        <Radio.Group aria-label={w.result} value={result} onChange={(event) => setResult(event.target.value)}>
          <Radio value="in_order">{w.results.in_order}</Radio>
          <Radio value="fault">{w.results.fault}</Radio>
        </Radio.Group>
        {result === 'fault' && (
          <Select
            aria-label={w.fault}
            placeholder={w.fault}
            value={fault}
            onChange={setFault}
            options={(draws.data?.faults ?? []).map((one) => ({
              value: one.code,
              label: either(one.title, one.title_en),
            }))}
          />
        )}
        <Input.TextArea
          aria-label={w.found}
          placeholder={w.found}
          rows={3}
          maxLength={1000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
        <div className="row">
          <Button type="primary" loading={record.isPending} onClick={() => void send()}>
            {w.record}
          </Button>
          <Button onClick={props.onClose}>{words.kit.cancel}</Button>
        </div>
      </div>
    </Dialog>
  );
}
