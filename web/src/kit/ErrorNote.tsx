/** What went wrong, in the server's words: what happened, the rule it stands on, that nothing was changed. */
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/client';
import { useEither, useWords } from '../app/words';
import { Cite } from './Cite';

export function ErrorNote({ error, onRetry }: { error: ApiError | null | undefined; onRetry?: () => void }): ReactNode {
  const words = useWords();
  const errorTitle = useErrorTitle();
  const either = useEither();
  if (!error) return null;
  const { refusal } = error;
  // What the title says already is not said again of its only field.
  const fields = (refusal.fields ?? []).filter((field) => field.message !== refusal.title);
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      style={{ marginBottom: 10 }}
      title={errorTitle(error)}
      description={
        <>
          {fields.length > 0 && (
            <ul>
              {fields.map((field) => (
                <li key={field.path + field.message}>
                  <span className="mono">{field.path}</span>
                  {words.colon}
                  {either(field.message, field.message_en)}
                </li>
              ))}
            </ul>
          )}
          <div className="row">
            {error.status > 0 && error.status < 500 && <span>{words.error.nothingChanged}</span>}
            <span className="soft">
              {words.error.code} <span className="mono">{refusal.code}</span>
            </span>
            {refusal.cite && (
              <span>
                {words.error.basis} <Cite id={refusal.cite} />
              </span>
            )}
            {onRetry && (
              <Button size="small" onClick={onRetry}>
                {words.kit.retry}
              </Button>
            )}
          </div>
        </>
      }
    />
  );
}

/** One line for an error: the server's words, or ours when it had none. */
export function useErrorTitle(): (error: ApiError) => string {
  const words = useWords();
  const either = useEither();
  return (error) => {
    if (error.unanswered) return words.error.unknownOutcome;
    return (
      either(error.refusal.title, error.refusal.title_en) || words.error[error.refusal.kind] || words.error.unavailable
    );
  };
}
