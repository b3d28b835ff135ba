/** Findings a hospital must answer: accept, or contest with a reason. */
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { FindingRow } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { ChoiceFilter, MonthFilter } from '../../kit/FilterItem';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';

export default function AnswersPage() {
  const words = useWords();
  const w = words.finding;
  const either = useEither();
  const may = useMay();
  const [answering, setAnswering] = useState<FindingRow>();
  return (
    <>
      <ListPage
        title={words.hospital.findings}
        query="finding/list"
        rowKey="finding_id"
        onOpen={(row) => may('finding/answer') && !row.answered && setAnswering(row)}
        views={[
          { label: words.hospital.waiting, search: { answered: 'false' } },
          { label: words.kit.all, search: {} },
        ]}
        filters={
          <>
            <MonthFilter />
            <ChoiceFilter
              name="answered"
              label={w.answer}
              choices={[
                ['true', w.answered],
                ['false', w.notAnswered],
              ]}
            />
          </>
        }
        columns={[
          { title: w.id, field: 'finding_id' },
          { title: w.claim, field: 'claim_id' },
          {
            title: w.rule,
            field: 'rule',
            render: (_, row) => `${row.rule}. ${either(row.rule_title, row.rule_title_en)}`,
          },
          { title: w.item, field: 'item_name' },
          { title: w.proposed, fen: 'proposed_fen', sort: 'proposed_fen' },
          { title: w.deduct, fen: 'deduct_fen' },
          { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
          {
            title: words.hospital.answer,
            key: 'answer',
            render: (_, row) =>
              row.answered || !may('finding/answer') ? (
                row.answered && w.answered
              ) : (
                <Button onClick={() => setAnswering(row)}>{words.hospital.answer}</Button>
              ),
          },
        ]}
      />
      {answering && <AnswerDialog finding={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function AnswerDialog({ finding, onClose }: { finding: FindingRow; onClose: () => void }) {
  const words = useWords();
  const w = words.hospital;
  const either = useEither();
  const answer = useCommand('finding/answer');
  const send = (values: { accepts: boolean; answer?: string }) =>
    answer.mutate({ finding_id: finding.finding_id, ...values }, { onSuccess: onClose });
  return (
    <Dialog title={`${w.answerTitle} ${finding.finding_id}`} onClose={onClose}>
      <p>
        {finding.rule}. {either(finding.rule_title, finding.rule_title_en)} · {finding.item_name}
      </p>
      <Form layout="vertical" onFinish={send}>
        <Form.Item
          name="accepts"
          label={w.position}
          rules={[{ required: true, message: words.kit.chooseOne(w.position) }]}
        >
          <Radio.Group>
            <Radio value={true}>{w.accept}</Radio>
            <Radio value={false}>{w.contest}</Radio>
          </Radio.Group>
        </Form.Item>
        <Form.Item
          name="answer"
          label={w.explanation}
          dependencies={['accepts']}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, value: string | undefined) => {
                if (getFieldValue('accepts') === false && Array.from(value?.trim() ?? '').length < 4) {
                  throw new Error(w.explanationMissing);
                }
              },
            }),
          ]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        <ErrorNote error={answer.error} />
        <Button type="primary" htmlType="submit" loading={answer.isPending}>
          {words.kit.submit}
        </Button>
      </Form>
    </Dialog>
  );
}
