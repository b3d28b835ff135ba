/** Repairs of data: asked for, approved, run by inspection with the text as it was handed over. */
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/useAsk';
import { useMay, useMe } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { Go } from '../../kit/Go';
import { instantText } from '../../kit/instant';
import { ListPage } from '../../kit/ListPage';

export default function RepairsPage() {
  const words = useWords();
  const w = words.dataRepairs;
  const may = useMay();
  const asks = useMe().duties.includes('org_admin');
  const [running, setRunning] = useState<string>();
  return (
    <>
      <ListPage
        title={w.title}
        query="data_repair/list"
        rowKey="case_id"
        views={[
          { label: words.kit.all, search: {} },
          { label: w.waiting, search: { waiting: 'true' } },
        ]}
        actions={asks && <Go to="/intake/data_repair">{w.ask}</Go>}
        emptyHint={w.emptyHint}
        columns={[
          { title: w.caseId, key: 'case', render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go> },
          { title: w.state, key: 'state', render: (_, row) => labelOf(words.stage, row.state) },
          { title: w.opened, field: 'opened_on' },
          { title: w.reason, field: 'reason' },
          { title: w.digest, key: 'digest', render: (_, row) => <code>{row.script_sm3.slice(0, 16)}</code> },
          { title: w.rows, field: 'row_count', align: 'right' },
          { title: w.approved, field: 'approved_by' },
          { title: w.executed, field: 'executed_by' },
          {
            title: w.executedAt,
            key: 'at',
            render: (_, row) => (row.executed_at ? instantText(row.executed_at) : ''),
          },
          {
            title: w.run,
            key: 'run',
            render: (_, row) =>
              row.waiting &&
              may('data_repair/run') && (
                <Button size="small" onClick={() => setRunning(row.case_id)}>
                  {w.run}
                </Button>
              ),
          },
        ]}
      />
      {running && <RunDialog caseId={running} onClose={() => setRunning(undefined)} />}
    </>
  );
}

function RunDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const w = useWords().dataRepairs;
  const { message } = App.useApp();
  const run = useCommand('data_repair/run');
  const send = async (given: { script: string; comment?: string }) => {
    try {
      await run.mutateAsync({ case_id: caseId, script: given.script, comment: given.comment ?? '' });
      void message.success(w.done);
      onClose();
    } catch {
      // Shown in the dialog.
    }
  };
  return (
    <Dialog title={`${w.run} ${caseId}`} onClose={onClose}>
      <Form layout="vertical" onFinish={send} requiredMark={false}>
        <Form.Item
          name="script"
          label={w.script}
          extra={w.scriptHint}
          rules={[{ required: true, whitespace: true, message: w.scriptHint }]}
        >
          <Input.TextArea rows={6} maxLength={20_000} style={{ fontFamily: 'monospace' }} />
        </Form.Item>
        <Form.Item name="comment" label={w.comment}>
          <Input maxLength={200} />
        </Form.Item>
        <ErrorNote error={run.error} />
        <Button type="primary" htmlType="submit" loading={run.isPending}>
          {w.run}
        </Button>
      </Form>
    </Dialog>
  );
}
