/** The checks of a case, those that failed first; `1`–`9` jump to them. */
import { Tag } from 'antd';
import type { Check } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Cite } from '../Cite';

export function failedFirst(checks: Check[]): Check[] {
  return [...checks.filter((check) => !check.passed), ...checks.filter((check) => check.passed)];
}

export function Checks({ checks }: { checks: Check[] }) {
  const words = useWords();
  const either = useEither();
  return (
    <ol className="checks">
      {failedFirst(checks).map((check, index) => (
        <li key={check.code} id={`check-${index + 1}`} tabIndex={-1}>
          <span className="number">{index + 1}</span>
          <Tag color={check.passed ? 'success' : 'error'} style={{ flex: 'none' }}>
            {check.passed ? words.caseView.passed : words.caseView.notPassed}
          </Tag>
          <span>
            {either(check.title, check.title_en)} {check.cite && <Cite id={check.cite} />}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function focusCheck(number: number): void {
  document.getElementById(`check-${number}`)?.focus();
}
