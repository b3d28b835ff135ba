/** The case typed in: the person, the bills in order, the desk. Problems stand at their fields. */
import { Button, Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useEither, useWords } from '../../app/words';
import { DayInput } from '../../kit/DayInput';
import { MoneyInput } from '../../kit/form/MoneyInput';
import { type Bill, type Care, emptyBill, type Given } from './given';
import { type PolicyShown, useCalled } from './values';

type Choices = PolicyShown['choices'];
interface Problem {
  path: string;
  message: string;
  message_en: string;
}

interface FormProps {
  given: Given;
  policies: { value: string; label: string }[];
  choices: Choices;
  problems: Problem[];
  onChange: (given: Given) => void;
  onRun: () => void;
}

export function BenchForm({ given, policies, choices, problems, onChange, onRun }: FormProps) {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  const change = (part: Partial<Given>) => onChange({ ...given, ...part });
  const bills = given.stays;
  const changeBill = (at: number, part: Partial<Bill>) =>
    change({ stays: bills.map((bill, index) => (index === at ? { ...bill, ...part } : bill)) });
  const firstTier = choices.tiers[0]?.code ?? '';
  return (
    <form
      className="stack no-print"
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      <section className="panel stack" aria-label={w.person}>
        <h2>{w.person}</h2>
        <div className="bench-fields">
          <Entry label={w.policy} path="policy" problems={problems} wide>
            <Select
              aria-label={w.policy}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              value={given.policy}
              options={policies}
              onChange={(policy) => change({ policy })}
            />
          </Entry>
          <Entry label={w.born} path="born" problems={problems}>
            <DayInput label={w.born} value={given.born} onChange={(born) => change({ born: born ?? '' })} />
          </Entry>
          <Entry label={w.accountFen} path="account_fen" problems={problems}>
            <Money label={w.accountFen} fen={given.account_fen} onChange={(account_fen) => change({ account_fen })} />
          </Entry>
          <Entry label={w.statuses} path="statuses" problems={problems} wide>
            <Select
              mode="multiple"
              aria-label={w.statuses}
              style={{ width: '100%' }}
              value={given.statuses}
              options={choices.statuses.map((one) => ({ value: one.code, label: called(one.called) }))}
              onChange={(statuses) => change({ statuses: statuses as Given['statuses'] })}
            />
          </Entry>
          <Checkbox checked={given.hardship} onChange={(event) => change({ hardship: event.target.checked })}>
            {w.hardship}
          </Checkbox>
          <Entry label={w.desk} path="desk" problems={problems}>
            <Select
              allowClear
              aria-label={w.desk}
              style={{ width: '100%' }}
              value={given.desk ?? undefined}
              options={Object.entries(w.desks).map(([value, label]) => ({ value, label }))}
              onChange={(desk) => change({ desk: (desk ?? undefined) as Given['desk'] })}
            />
          </Entry>
          <Entry label={w.deposit} path="deposit_fen" problems={problems}>
            <Money label={w.deposit} fen={given.deposit_fen} onChange={(deposit_fen) => change({ deposit_fen })} />
          </Entry>
        </div>
      </section>
      {bills.map((bill, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bills are known by their place
        <section key={at} className="panel stack" aria-label={w.bill(at + 1)}>
          <div className="row">
            <h2>{w.bill(at + 1)}</h2>
            <span className="grow" />
            {bills.length > 1 && (
              <Button
                type="text"
                aria-label={`${w.removeBill} ${at + 1}`}
                onClick={() => change({ stays: bills.filter((_, index) => index !== at) })}
              >
                {w.removeBill}
              </Button>
            )}
          </div>
          <BillFields
            bill={bill}
            at={at}
            choices={choices}
            problems={problems}
            onChange={(part) => changeBill(at, part)}
          />
        </section>
      ))}
      <div className="row">
        <Button onClick={() => change({ stays: [...bills, emptyBill(bills.at(-1)?.at ?? firstTier)] })}>
          {w.addBill}
        </Button>
        <Button type="primary" htmlType="submit">
          {w.run}
        </Button>
        <span className="soft">{w.bills}</span>
      </div>
    </form>
  );
}

interface BillProps {
  bill: Bill;
  at: number;
  choices: Choices;
  problems: Problem[];
  onChange: (part: Partial<Bill>) => void;
}

function BillFields({ bill, at, choices, problems, onChange }: BillProps) {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  const place = (field: string) => `stays[${at}].${field}`;
  const label = (text: string) => `${w.bill(at + 1)} ${text}`;
  const care = bill.care as Care & { disease?: string; manner?: string; basic?: number };
  const options = (all: Choices['tiers']) => all.map((one) => ({ value: one.code, label: called(one.called) }));
  const chooseKind = (kind: string) => {
    if (kind === 'chronic') onChange({ care: { kind, disease: choices.chronic[0]?.code ?? '' } as Care });
    else if (kind === 'fixed_price') onChange({ care: { kind, disease: choices.fixed_price[0]?.code ?? '' } as Care });
    else if (kind === 'birth') onChange({ care: { kind, manner: 'natural' } as Care });
    else if (kind === 'basic_elsewhere') onChange({ care: { kind, basic: 0 } as Care });
    else onChange({ care: { kind } as Care });
  };
  const circumstances = Object.entries(w.circumstance);
  const toldOf = bill.circumstances as unknown as Record<string, boolean>;
  return (
    <>
      <div className="bench-fields">
        <Entry label={w.care} path={place('care')} problems={problems}>
          <Select
            aria-label={label(w.care)}
            style={{ width: '100%' }}
            value={care.kind as string}
            options={Object.entries(w.cares).map(([value, text]) => ({ value, label: text }))}
            onChange={chooseKind}
          />
        </Entry>
        {(care.kind === 'chronic' || care.kind === 'fixed_price') && (
          <Entry label={w.disease} path={place('care.disease')} problems={problems}>
            <Select
              aria-label={label(w.disease)}
              style={{ width: '100%' }}
              value={care.disease}
              options={options(care.kind === 'chronic' ? choices.chronic : choices.fixed_price)}
              onChange={(disease) => onChange({ care: { kind: care.kind, disease } as Care })}
            />
          </Entry>
        )}
        {care.kind === 'birth' && (
          <Entry label={w.manner} path={place('care.manner')} problems={problems}>
            <Select
              aria-label={label(w.manner)}
              style={{ width: '100%' }}
              value={care.manner}
              options={options(choices.maternity)}
              onChange={(manner) => onChange({ care: { kind: 'birth', manner } as Care })}
            />
          </Entry>
        )}
        {care.kind === 'basic_elsewhere' && (
          <Entry label={w.basicElsewhere} path={place('care.basic')} problems={problems}>
            <Money
              label={label(w.basicElsewhere)}
              fen={care.basic ?? 0}
              onChange={(basic) => onChange({ care: { kind: 'basic_elsewhere', basic } as Care })}
            />
          </Entry>
        )}
        <Entry label={w.at} path={place('at')} problems={problems}>
          <Select
            aria-label={label(w.at)}
            style={{ width: '100%' }}
            value={bill.at || undefined}
            options={options(choices.tiers)}
            onChange={(tier) => onChange({ at: tier })}
          />
        </Entry>
        <Entry label={w.admit} path={place('admit')} problems={problems}>
          <DayInput label={label(w.admit)} value={bill.admit} onChange={(admit) => onChange({ admit: admit ?? '' })} />
        </Entry>
        <Entry label={w.discharge} path={place('discharge')} problems={problems}>
          <DayInput
            label={label(w.discharge)}
            value={bill.discharge ?? undefined}
            onChange={(discharge) => onChange({ discharge })}
          />
        </Entry>
        <Entry label={w.total} path={place('total_fen')} problems={problems}>
          <Money label={label(w.total)} fen={bill.total_fen} onChange={(total_fen) => onChange({ total_fen })} />
        </Entry>
        <Entry label={w.outOfScope} path={place('out_of_scope_fen')} problems={problems}>
          <Money
            label={label(w.outOfScope)}
            fen={bill.out_of_scope_fen}
            onChange={(out_of_scope_fen) => onChange({ out_of_scope_fen })}
          />
        </Entry>
        <Entry label={w.preself} path={place('preself_fen')} problems={problems}>
          <Money
            label={label(w.preself)}
            fen={bill.preself_fen}
            onChange={(preself_fen) => onChange({ preself_fen })}
          />
        </Entry>
        <Entry label={w.referral} path={place('referral')} problems={problems}>
          <Select
            aria-label={label(w.referral)}
            style={{ width: '100%' }}
            value={bill.referral as string}
            options={Object.entries(w.referrals).map(([value, text]) => ({ value, label: text }))}
            onChange={(referral) => onChange({ referral: referral as Bill['referral'] })}
          />
        </Entry>
        <Entry label={w.fromBill} path={place('from')} problems={problems}>
          <Input
            aria-label={label(w.fromBill)}
            inputMode="numeric"
            value={bill.from ?? ''}
            onChange={(event) => onChange({ from: Number.parseInt(event.target.value, 10) || undefined })}
          />
        </Entry>
        <Entry label={w.emergencyTotal} path={place('emergency')} problems={problems}>
          <Money
            label={label(w.emergencyTotal)}
            fen={bill.emergency?.total ?? 0}
            onChange={(total) =>
              onChange({
                emergency: total === 0 ? undefined : { out_of_scope: 0, preself: 0, ...bill.emergency, total },
              })
            }
          />
        </Entry>
        <Entry label={w.patientBorn} path={place('born')} problems={problems}>
          <DayInput
            label={label(w.patientBorn)}
            value={bill.born ?? undefined}
            onChange={(born) => onChange({ born })}
          />
        </Entry>
      </div>
      <fieldset className="row plain-fieldset">
        <legend className="soft">{w.circumstances}</legend>
        <Checkbox checked={bill.out_of_area} onChange={(event) => onChange({ out_of_area: event.target.checked })}>
          {w.outOfArea}
        </Checkbox>
        <Checkbox checked={bill.continued} onChange={(event) => onChange({ continued: event.target.checked })}>
          {w.continued}
        </Checkbox>
        {circumstances.map(([code, text]) => (
          <Checkbox
            key={code}
            checked={toldOf[code] ?? false}
            onChange={(event) => onChange({ circumstances: { ...bill.circumstances, [code]: event.target.checked } })}
          >
            {text}
          </Checkbox>
        ))}
      </fieldset>
      <ProblemsOf path={place('circumstances')} problems={problems} />
      {bill.withheld.map((one, index) => {
        const put = (part: Partial<typeof one>) =>
          onChange({ withheld: bill.withheld.map((other, n) => (n === index ? { ...other, ...part } : other)) });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: known by its place
          <div key={index} className="row">
            <Select
              aria-label={label(`${w.reason} ${index + 1}`)}
              style={{ width: 320 }}
              value={one.reason}
              options={options(choices.withheld)}
              onChange={(reason) => put({ reason })}
            />
            <MoneyInput
              label={label(`${w.amount} ${index + 1}`)}
              width={140}
              value={one.amount}
              onChange={(fen) => typeof fen === 'number' && put({ amount: fen })}
            />
            <Button type="text" onClick={() => onChange({ withheld: bill.withheld.filter((_, n) => n !== index) })}>
              {words.kit.remove}
            </Button>
          </div>
        );
      })}
      <ProblemsOf path={place('withheld')} problems={problems} />
      {choices.withheld.length > 0 && (
        <div>
          <Button
            type="dashed"
            size="small"
            onClick={() =>
              onChange({ withheld: [...bill.withheld, { reason: choices.withheld[0]?.code ?? '', amount: 0 }] })
            }
          >
            {w.addWithheld}
          </Button>
        </div>
      )}
    </>
  );
}

function Money({ label, fen, onChange }: { label: string; fen: number; onChange: (fen: number) => void }) {
  return (
    <MoneyInput
      label={label}
      value={fen}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : typed === undefined ? 0 : fen)}
    />
  );
}

function Entry(props: { label: string; path: string; problems: Problem[]; wide?: boolean; children: ReactNode }) {
  return (
    <div className={props.wide ? 'bench-field wide' : 'bench-field'}>
      <span className="soft">{props.label}</span>
      {props.children}
      <ProblemsOf path={props.path} problems={props.problems} />
    </div>
  );
}

function ProblemsOf({ path, problems }: { path: string; problems: Problem[] }) {
  const either = useEither();
  return problems
    .filter((one) => one.path === path)
    .map((one) => (
      <span key={one.path + one.message} className="bad">
        {either(one.message, one.message_en)}
      </span>
    ));
}
