/** The chain with names: who acted, who acts, who must not, each with the article. */
import type { ChainStep, MustNot } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Cite } from '../Cite';

export function Chain({ steps, mustNot = [] }: { steps: ChainStep[]; mustNot?: MustNot[] }) {
  const words = useWords();
  const either = useEither();
  const stateWord: Record<string, string> = {
    done: words.caseView.acted,
    acting: words.caseView.acting,
    waiting: words.caseView.waiting,
    returned: words.caseView.returned,
  };
  return (
    <ul className="chain" aria-label={words.caseView.chain}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step may occur twice after a return
        <li key={index} className={step.state}>
          <span>{either(step.title, step.title_en)}</span>
          {step.person_name && <strong>{step.person_name}</strong>}
          {!step.person_name && step.may_act && step.may_act.length > 0 && (
            <span>{step.may_act.join(words.comma)}</span>
          )}
          <span className="soft">{stateWord[step.state]}</span>
          {step.cite && <Cite id={step.cite} />}
        </li>
      ))}
      {mustNot.map((one) => (
        <li key={one.person_name + one.reason} className="must-not">
          <strong>{one.person_name}</strong>
          <span className="bad">{words.caseView.mustNot}</span>
          <span>{either(one.reason, one.reason_en)}</span>
          {one.cite && <Cite id={one.cite} />}
        </li>
      ))}
    </ul>
  );
}
