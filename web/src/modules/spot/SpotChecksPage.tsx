/** 业务抽查: cases drawn to be checked again, what was found, and the faults; whoever took part in a case cannot check it. */
import { Button } from 'antd';
import { useState } from 'react';
import type { Queries } from '../../api/contract';
import { useMay } from '../../app/session';
import { labelOf, useEither, useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { CheckDialog } from './CheckDialog';
import { DrawDialog, kindsOf } from './DrawDialog';

type Row = Queries['spot_check/list']['answer']['rows'][number];

const RESULTS = ['open', 'in_order', 'fault'] as const;

export default function SpotChecksPage() {
  const words = useWords();
  const w = words.spotChecks;
  const either = useEither();
  const may = useMay();
  const [drawing, setDrawing] = useState(false);
  const [checking, setChecking] = useState<Row>();
  return (
    <>
      <ListPage
        title={w.title}
        query="spot_check/list"
        rowKey="spot_check_id"
        emptyHint={w.noneHint}
        actions={
          <>
            <Go to="/spot-check-draws">{w.draws}</Go>
            {may('spot_check/draw') && <Button onClick={() => setDrawing(true)}>{w.draw}</Button>}
          </>
        }
        views={[
          { label: words.kit.all, search: {} },
          ...RESULTS.map((result) => ({ label: w.results[result], search: { result } })),
        ]}
        filters={
          <>
            <MonthFilter />
            <ChoiceFilter name="kind" label={words.queue.kind} choices={kindsOf(words.kind)} />
          </>
        }
        columns={[
          {
            title: words.queue.caseId,
            field: 'case_id',
            render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go>,
          },
          { title: words.queue.kind, field: 'kind', render: (_, row) => labelOf(words.kind, row.kind) },
          { title: w.month, field: 'month' },
          {
            title: w.result,
            field: 'result',
            render: (_, row) => (
              <span className={row.result === 'fault' ? 'bad' : undefined}>{labelOf(w.results, row.result)}</span>
            ),
          },
          { title: w.fault, field: 'fault', render: (_, row) => either(row.fault, row.fault_en) },
          { title: w.found, field: 'comment' },
          { title: w.checkedBy, field: 'checked_by' },
          { title: w.checkedOn, field: 'checked_on' },
          {
            title: w.check,
            field: 'may_check',
            render: (_, row) =>
              row.may_check && (
                <Button size="small" aria-label={`${w.check} ${row.case_id}`} onClick={() => setChecking(row)}>
                  {w.check}
                </Button>
              ),
          },
        ]}
      />
      {drawing && <DrawDialog onClose={() => setDrawing(false)} />}
      {checking && (
        <CheckDialog
          spotCheckId={checking.spot_check_id}
          caseId={checking.case_id}
          onClose={() => setChecking(undefined)}
        />
      )}
    </>
  );
}
