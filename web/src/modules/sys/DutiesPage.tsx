/** The duties: how many persons can move money out, which duties exclude each other, which chains there are. */
import { Select } from 'antd';
import type { Queries } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Cite } from '../../kit/Cite';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { useSearchState } from '../../kit/search';

type Check = Queries['duties/check']['answer'];
type Law = Queries['duties/law']['answer'];
type Named = Check['paths'][number]['exclude_each_other'][number];

const PARTS = ['persons', 'pairs', 'chains'] as const;

export default function DutiesPage() {
  const words = useWords();
  const w = words.duties;
  const [search] = useSearchState();
  const part = PARTS.find((one) => one === search.part) ?? 'persons';
  const check = useAsk('duties/check', {});
  const law = useAsk('duties/law', {});
  return (
    <Loaded title={w.title} from={check}>
      {(found) => (
        <Loaded title={w.title} from={law}>
          {(inForce) => (
            <PageFrame
              title={w.title}
              actions={<Go to="/simulate">{w.simulate}</Go>}
              beside={
                <nav className="views" aria-label={w.title}>
                  {PARTS.map((one) => (
                    <Go key={one} to="." search={{ part: one }} current={one === part}>
                      {w[one]}
                    </Go>
                  ))}
                </nav>
              }
            >
              {part === 'persons' && <Persons found={found} />}
              {part === 'pairs' && <Pairs law={inForce} />}
              {part === 'chains' && <Chains law={inForce} />}
            </PageFrame>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function useName() {
  const either = useEither();
  return (named: Pick<Named, 'label' | 'label_en'>) => either(named.label, named.label_en);
}

function Persons({ found }: { found: Check }) {
  const words = useWords();
  const w = words.duties;
  const name = useName();
  const either = useEither();
  return (
    <div className="stack">
      <div className="panel">
        <p>
          <strong className={found.holds ? 'good' : 'bad'}>{found.holds ? w.holds : w.holdsNot}</strong>{' '}
          {w.required(found.required_persons)} {found.required_local && <span className="soft">{w.local}</span>}{' '}
          {found.required_cites.map((id) => (
            <Cite key={id} id={id} />
          ))}
        </p>
        <p className="soft">{found.sent_up ? w.sentUp : w.notSentUp}</p>
      </div>
      {found.paths.map((path) => (
        <div key={path.path} className="panel stack">
          <div className="row">
            <h2>{name(path)}</h2>
            <strong className={path.holds ? 'good' : 'bad'}>{w.persons_(path.least_persons)}</strong>
            <span className="soft">{w.atOnce(path.least_persons_at_once)}</span>
            {path.cites.map((id) => (
              <Cite key={id} id={id} />
            ))}
          </div>
          <PlainTable label={`${name(path)} ${w.team}`} heads={[w.person, w.acts]}>
            {path.team.map((member) => (
              <tr key={member.person}>
                <td>{member.person}</td>
                <td>
                  {member.acts
                    .map((act) => `${either(act.kind_label, act.kind_label_en)} ${name(act)}`)
                    .join(words.comma)}
                </td>
              </tr>
            ))}
          </PlainTable>
          <p>
            {w.core}
            {path.exclude_each_other.map(name).join(words.comma)}
          </p>
          <PairTable label={`${name(path)} ${w.pairs}`} pairs={path.separations} />
        </div>
      ))}
    </div>
  );
}

function PairTable({ label, pairs }: { label: string; pairs: Law['pairs'] }) {
  const w = useWords().duties;
  const name = useName();
  return (
    <PlainTable label={label} heads={[w.one, w.other, w.rule, w.basis]}>
      {pairs.map((pair) => (
        <tr key={`${pair.rule} ${pair.one.duty} ${pair.other.duty}`}>
          <td>{name(pair.one)}</td>
          <td>{name(pair.other)}</td>
          <td>{labelOf(w.rules, pair.rule)}</td>
          <td>
            <Cite id={pair.cite} />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Pairs({ law }: { law: Law }) {
  const w = useWords().duties;
  const name = useName();
  const [search, change] = useSearchState();
  const chosen = search.duty;
  const shown = chosen ? law.pairs.filter((pair) => pair.one.duty === chosen || pair.other.duty === chosen) : [];
  return (
    <div className="panel stack">
      <Select
        aria-label={w.duty}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder={w.chooseDuty}
        style={{ width: 280 }}
        value={chosen}
        options={law.duties.map((duty) => ({ value: duty.duty, label: name(duty) }))}
        onChange={(duty) => change({ duty })}
      />
      {chosen && shown.length === 0 && <p className="soft">{w.noPairs}</p>}
      {chosen && shown.length > 0 && <PairTable label={w.pairs} pairs={shown} />}
      {!chosen && (
        <PlainTable
          label={w.duty}
          heads={[w.duty, w.department, w.establishment, w.least]}
          amounts={[w.sameCaseCount, w.standingCount]}
          tail={[w.basis]}
        >
          {law.duties.map((duty) => (
            <tr key={duty.duty}>
              <td>
                <Go to="." search={{ part: 'pairs', duty: duty.duty }}>
                  {name(duty)}
                </Go>
              </td>
              <td>{duty.department}</td>
              <td>{duty.on_establishment ? w.only : ''}</td>
              <td>{labelOf(w.authorities, duty.least_authority)}</td>
              <td className="amount-cell">{duty.same_case_count}</td>
              <td className="amount-cell">{duty.standing_count}</td>
              <td>
                <Cite id={duty.cite} />
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
    </div>
  );
}

function Chains({ law }: { law: Law }) {
  const words = useWords();
  const w = words.duties;
  const name = useName();
  const either = useEither();
  return (
    <div className="stack">
      {law.chains.map((chain) => (
        <div key={`${chain.kind} ${chain.from_date}`} className="panel stack">
          <div className="row">
            <h2>{name(chain)}</h2>
            <span>{w.from(chain.from_date, chain.until_date)}</span>
            <span className={chain.in_force ? 'good' : 'soft'}>{chain.in_force ? w.inForce : w.notInForce}</span>
            {chain.cites.map((id) => (
              <Cite key={id} id={id} />
            ))}
            <Go to="/simulate" search={{ kind: chain.kind }}>
              {w.simulate}
            </Go>
          </div>
          <p>
            {w.openedBy}
            {chain.opened_by.map(name).join(words.comma)}
          </p>
          <PlainTable label={name(chain)} heads={[w.step, w.duty, w.always]} amounts={[w.limit]} tail={[w.basis]}>
            {chain.steps.map((step) => (
              <tr key={step.duty}>
                <td>{either(step.title, step.title_en)}</td>
                <td>{name(step)}</td>
                <td>{step.conditional ? w.sometimes : w.yes}</td>
                <td className="amount-cell">{step.limit_days}</td>
                <td>
                  <Cite id={step.cite} />
                </td>
              </tr>
            ))}
          </PlainTable>
        </div>
      ))}
    </div>
  );
}
