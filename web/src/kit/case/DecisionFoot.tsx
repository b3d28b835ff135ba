/**
 * The foot of a case: the chain with names, the comment, and the decisions that
 * the server offers. A decision that is not allowed says why, as text.
 */
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { RefObject } from 'react';
import type { Action, CaseView } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Cite } from '../Cite';
import { Chain } from './Chain';

export function DecisionFoot(props: {
  view: Pick<CaseView, 'chain' | 'must_not' | 'actions'>;
  reason: string;
  onReason: (reason: string) => void;
  reasonBox: RefObject<TextAreaRef | null>;
  problem?: string;
  onDecide: (action: Action) => void;
}) {
  const words = useWords();
  const { actions, chain, must_not } = props.view;
  const allowed = actions.filter((action) => action.allowed);
  const forbidden = byReason(actions.filter((action) => !action.allowed));
  const open = allowed.length > 0;
  return (
    <div className="decision">
      <div className="stack" style={{ gap: 6 }}>
        <Chain steps={chain} mustNot={must_not} />
        {open && (
          <div>
            <Input.TextArea
              ref={props.reasonBox}
              aria-label={words.caseView.reason}
              placeholder={`${words.caseView.reason}${words.colon}${words.caseView.reasonHint}`}
              autoSize={{ minRows: 1, maxRows: 3 }}
              maxLength={500}
              value={props.reason}
              status={props.problem ? 'error' : undefined}
              onChange={(event) => props.onReason(event.target.value)}
            />
            {props.problem && (
              <p className="bad" role="alert">
                {props.problem}
              </p>
            )}
          </div>
        )}
      </div>
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        {actions.length === 0 && <span className="soft">{words.caseView.noAction}</span>}
        {allowed.map((action) => (
          <ActionButton key={action.command + action.effect} action={action} onClick={() => props.onDecide(action)} />
        ))}
        {forbidden.map((alike) => (
          <Forbidden key={alike[0]?.command} actions={alike} />
        ))}
      </div>
    </div>
  );
}

/** Actions that are forbidden for the same reason, together. */
function byReason(actions: Action[]): Action[][] {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    const key = `${action.why_not ?? ''} ${action.cite ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups.values()];
}

/** A button for an action the server offers; a forbidden one is text with its reason and article. */
export function ActionButton({ action, onClick, loading }: { action: Action; onClick: () => void; loading?: boolean }) {
  const either = useEither();
  const title = either(action.title, action.title_en);
  if (action.allowed) {
    return (
      <Button
        size="middle"
        type={action.effect === 'approve' ? 'primary' : 'default'}
        danger={action.effect === 'return' || action.effect === 'reject'}
        loading={loading}
        onClick={onClick}
      >
        {title}
      </Button>
    );
  }
  return <Forbidden actions={[action]} />;
}

/** What may not be done, and why: said once for all that it holds of. */
function Forbidden({ actions }: { actions: Action[] }) {
  const words = useWords();
  const either = useEither();
  const [first] = actions;
  return (
    <span className="soft">
      {actions.map((action) => either(action.title, action.title_en)).join(words.comma)}
      {words.colon}
      {either(first?.why_not, first?.why_not_en) || words.kit.notAllowed} {first?.cite && <Cite id={first.cite} />}
    </span>
  );
}
