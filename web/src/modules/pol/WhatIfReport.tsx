/** What a draft comes to: funds, groups, persons, caps, months payable; bars beside the tables. */
import { useMemo } from 'react';
import type { Queries } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Chart } from '../../kit/Chart';
import { rateText } from '../../kit/Explain';
import { FactGrid } from '../../kit/Facts';
import { fenText } from '../../kit/money';
import { AmountCells, PlainTable } from '../../kit/PlainTable';
import { Differences, useCalled } from './values';

type Report = Queries['policy/what_if']['answer']['report'];
type Group = Report['by_tier'][number];
type Person = Report['winners']['most_better'][number];

export function WhatIfReport({ report }: { report: Report }) {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  const either = useEither();
  const winners = report.winners;
  const refused = report.refused.map((row) => (
    <div key={`${row.under_draft} ${row.code}`}>
      {row.under_draft ? w.refusedAfter : w.refusedBefore}
      {words.colon}
      {either(row.title, row.title_en)} {row.stays}
    </div>
  ));
  return (
    <div className="stack">
      <section className="panel stack">
        <h2>{w.changedTo(either(report.before.title, report.before.title_en), report.after.policy_id)}</h2>
        <FactGrid
          rows={[
            [w.stays, report.stays],
            [w.persons, report.persons],
            [w.total, <Amount key="t" fen={report.total_fen} />],
            [w.inScope, <Amount key="i" fen={report.in_scope_fen} />],
            [w.month, `${report.first_month} — ${report.last_month}`],
          ]}
        />
        {refused.length > 0 && (
          <div>
            {w.refused}
            {words.colon}
            {refused}
          </div>
        )}
        <Differences label={w.changes} before={w.now} after={w.draftSide} rows={report.differences} />
      </section>
      <section className="panel stack">
        <h2>{w.fundsTable}</h2>
        <PlainTable label={w.fundsTable} heads={[w.fund]} amounts={[w.now, w.draftSide, w.change, w.changeRate]}>
          {report.payers.map((row) => (
            <tr key={row.payer.en}>
              <td>{called(row.payer)}</td>
              <AmountCells
                amounts={[
                  <Amount key="b" fen={row.before_fen} />,
                  <Amount key="a" fen={row.after_fen} />,
                  <Amount key="c" fen={row.change_fen} />,
                  typeof row.change_permyriad === 'number' ? rateText(row.change_permyriad) : words.kit.none,
                ]}
              />
            </tr>
          ))}
        </PlainTable>
      </section>
      <Groups title={w.byTier} rows={report.by_tier} />
      <Groups title={w.byAge} rows={report.by_age} />
      <Groups title={w.byHardship} rows={report.by_hardship} />
      <Groups title={w.byMonth} rows={report.by_month} />
      <section className="panel stack">
        <h2>{w.winners}</h2>
        <PlainTable label={w.winners} heads={[w.group]} amounts={[w.persons, w.by]}>
          {(
            [
              [w.better, winners.better, winners.better_by_fen],
              [w.worse, winners.worse, winners.worse_by_fen],
              [w.same, winners.same, 0],
            ] as const
          ).map(([label, count, fen]) => (
            <tr key={label}>
              <td>{label}</td>
              <AmountCells amounts={[count, <Amount key="f" fen={fen} />]} />
            </tr>
          ))}
        </PlainTable>
        <Steps steps={winners.steps} />
        <People title={w.mostBetter} rows={winners.most_better} />
        <People title={w.mostWorse} rows={winners.most_worse} />
      </section>
      <section className="panel stack">
        <h2>{w.capsTable}</h2>
        <PlainTable label={w.capsTable} heads={[w.layer]} amounts={[w.now, w.draftSide]}>
          {report.caps.map((row) => (
            <tr key={row.layer.en}>
              <td>{called(row.layer)}</td>
              <AmountCells amounts={[row.before, row.after]} />
            </tr>
          ))}
        </PlainTable>
      </section>
      {report.outlook && <Outlook outlook={report.outlook} />}
    </div>
  );
}

/** Yuan for an axis. */
function yuan(fen: number): number {
  return Number(fenText(fen).replaceAll(',', ''));
}

function Groups({ title, rows }: { title: string; rows: Group[] }) {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  const names = useMemo(() => rows.map((row) => called(row.group)), [rows, called]);
  const values = useMemo(() => rows.map((row) => yuan(row.funds_change_fen)), [rows]);
  return (
    <section className="panel stack">
      <h2>{title}</h2>
      <PlainTable
        label={title}
        heads={[w.group]}
        amounts={[w.stays, w.total, w.fundsNow, w.fundsThen, w.change, w.personChange]}
      >
        {rows.map((row) => (
          <tr key={row.group.en}>
            <td>{called(row.group)}</td>
            <AmountCells
              amounts={[
                row.stays,
                <Amount key="t" fen={row.total_fen} />,
                <Amount key="b" fen={row.funds_before_fen} />,
                <Amount key="a" fen={row.funds_after_fen} />,
                <Amount key="c" fen={row.funds_change_fen} />,
                <Amount key="o" fen={row.own_change_fen} />,
              ]}
            />
          </tr>
        ))}
      </PlainTable>
      {values.some((value) => value !== 0) && (
        <Chart
          label={`${title} ${w.chartOfFunds}`}
          names={names}
          values={values}
          height={Math.max(80, rows.length * 26)}
        />
      )}
    </section>
  );
}

function Steps({ steps }: { steps: Report['winners']['steps'] }) {
  const w = useWords().policy;
  const name = (row: (typeof steps)[number]) =>
    `${fenText(row.above_fen)} — ${typeof row.to_fen === 'number' ? fenText(row.to_fen) : ''}`;
  return (
    <PlainTable label={w.stepsOfChange} heads={[w.stepsOfChange]} amounts={[w.better, w.worse]}>
      {steps.map((row) => (
        <tr key={row.above_fen}>
          <td>{name(row)}</td>
          <AmountCells amounts={[row.better, row.worse]} />
        </tr>
      ))}
    </PlainTable>
  );
}

function People({ title, rows }: { title: string; rows: Person[] }) {
  const w = useWords().policy;
  const called = useCalled();
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <PlainTable label={title} heads={[w.age, w.category]} amounts={[w.stays, w.total, w.now, w.draftSide, w.change]}>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: persons without identity are known by their place
          <tr key={at}>
            <td>{called(row.age)}</td>
            <td>{called(row.category)}</td>
            <AmountCells
              amounts={[
                row.stays,
                <Amount key="t" fen={row.total_fen} />,
                <Amount key="b" fen={row.before_fen} />,
                <Amount key="a" fen={row.after_fen} />,
                <Amount key="c" fen={row.change_fen} />,
              ]}
            />
          </tr>
        ))}
      </PlainTable>
    </>
  );
}

function Outlook({ outlook }: { outlook: NonNullable<Report['outlook']> }) {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  const tenths = (value: number | null | undefined) =>
    typeof value === 'number' ? `${Math.trunc(value / 10)}.${value % 10}` : words.kit.none;
  return (
    <section className="panel stack">
      <h2>{w.outlook}</h2>
      <PlainTable
        label={w.outlook}
        heads={[w.month]}
        amounts={[w.balanceNow, w.balanceThen, w.payableNow, w.payableThen]}
        tail={[w.level]}
      >
        {outlook.months
          .filter((row) => row.month % 3 === 0)
          .map((row) => (
            <tr key={row.month}>
              <td>{w.afterMonths(row.month)}</td>
              <AmountCells
                amounts={[
                  <Amount key="b" fen={row.balance_before_fen} />,
                  <Amount key="a" fen={row.balance_after_fen} />,
                  tenths(row.payable_before_tenths),
                  tenths(row.payable_after_tenths),
                ]}
              />
              <td>
                {called(row.level_before)}
                {called(row.level_after) !== called(row.level_before) &&
                  ` → ${called(row.level_after) || words.kit.none}`}
              </td>
            </tr>
          ))}
      </PlainTable>
    </section>
  );
}
