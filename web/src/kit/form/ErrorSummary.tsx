/** What must be corrected, above the form: takes the focus, each line leads to its field in the same words. */
import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { useWords } from '../../app/words';

export interface Problem {
  path: (string | number)[];
  label: string;
  message: string;
}

export function ErrorSummary({ problems, onGo }: { problems: Problem[]; onGo: (path: (string | number)[]) => void }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} style={{ marginBottom: 10 }}>
      <Alert
        type="error"
        role="alert"
        showIcon
        title={words.kit.problems(problems.length)}
        description={
          <ul>
            {problems.map((problem) => (
              <li key={problem.path.join('.') + problem.message}>
                <button type="button" className="link-button" onClick={() => onGo(problem.path)}>
                  {problem.label && `${problem.label}${words.colon}`}
                  {problem.message}
                </button>
              </li>
            ))}
          </ul>
        }
      />
    </div>
  );
}
