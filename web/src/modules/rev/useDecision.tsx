/**
 * Deciding one case: the comment, the lines, which papers were opened, the
 * dialog that states name and amount, and the command. A failed check or a
 * return demands a comment first; unopened papers are asked about once.
 */
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useMemo, useRef, useState } from 'react';
import { ApiError } from '../../api/client';
import type { Action, CaseView } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { itemProblem, itemsOf, lineProblem, startOf } from '../../kit/case/lineDecision';
import type { Material, MaterialsHandle } from '../../kit/case/Materials';
import { bodyOf, CORRECTED, DECIDES_ITEMS, DECIDES_LINES } from './commands';
import { DecisionDialog } from './DecisionDialog';

export function useDecision(view: CaseView) {
  const words = useWords();
  const w = words.caseView;
  const either = useEither();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const allowed = (names: string[]) => view.actions.some((action) => action.allowed && names.includes(action.command));
  const mayDecideLines = view.lines.length > 0 && allowed(DECIDES_LINES);
  const mayDecideItems = view.items.length > 0 && allowed(DECIDES_ITEMS);

  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const [lines, setLines] = useState(() => startOf(view.lines, mayDecideLines));
  const [items, setItems] = useState(() => itemsOf(view.items, mayDecideItems));
  const [showProblems, setShowProblems] = useState(false);
  const claims = useMemo(() => claimsOf(view), [view]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [pending, setPending] = useState<Action>();
  const reasonBox = useRef<TextAreaRef>(null);
  const materials = useRef<MaterialsHandle>(null);
  const send = useCommand(pending?.command ?? '');
  const failed = view.checks.filter((check) => !check.passed).length;

  /** What the screen can see is missing; the server looks at all of it again. */
  const missing = (action: Action): string | undefined => {
    if (DECIDES_LINES.includes(action.command) && view.lines.some((line, at) => lineProblem(line, lines[at])))
      return w.decideAll;
    if (DECIDES_ITEMS.includes(action.command) && view.items.some((item, at) => itemProblem(item, items[at])))
      return w.decideAll;
    const due = action.effect === 'return' || action.effect === 'reject' || (action.effect === 'approve' && failed > 0);
    return due && !reason.trim() ? w.reasonMissing : undefined;
  };

  const start = (action: Action) => {
    if (CORRECTED.includes(action.command)) {
      void navigate({ to: `/corrections/${view.case_id}` });
      return;
    }
    send.reset();
    const found = missing(action);
    setProblem(found);
    setShowProblems(found === w.decideAll);
    if (found === w.reasonMissing) reasonBox.current?.focus();
    if (!found) setPending(action);
  };

  const byEffect = (effect: Action['effect']) => {
    const action = view.actions.find((one) => one.effect === effect && one.allowed);
    if (action) start(action);
  };

  const confirm = async (asked: { reason?: string }) => {
    if (!pending) return;
    try {
      await send.mutateAsync(
        bodyOf(pending.command, view, {
          lines,
          items,
          comment: reason,
          askProvider: pending.effect === 'ask_provider',
          ...asked,
        }),
      );
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return; // Shown in the dialog.
    }
    const title = either(pending.title, pending.title_en);
    setPending(undefined);
    void message.success({ content: `${w.decided(title)}${words.colon}${w.decidedHint}`, duration: 5 });
    void navigate({ to: '/review', search: { scope: 'mine' } as never });
  };

  return {
    reason,
    setReason,
    problem,
    lines,
    setLines: mayDecideLines ? setLines : undefined,
    items,
    setItems: mayDecideItems ? setItems : undefined,
    showProblems,
    claims,
    opened,
    markOpened: (id: string) => setOpened((before) => new Set([...before, id])),
    materials,
    reasonBox,
    start,
    byEffect,
    dialog: pending && (
      <DecisionDialog
        view={view}
        action={pending}
        lines={lines}
        comment={reason.trim()}
        failed={failed}
        unopened={
          claims.filter((one) => !opened.has(one.visit_id)).length +
          (view.matter?.materials.filter((paper) => !paper.opened).length ?? 0)
        }
        busy={send.isPending}
        error={send.error}
        onConfirm={(asked) => void confirm(asked)}
        onClose={() => setPending(undefined)}
      />
    ),
  };
}

/** The claims the case is about, each once, with the lines in question. */
function claimsOf(view: CaseView): Material[] {
  const claims = new Map<string, Material>();
  for (const one of [...view.lines, ...view.items]) {
    const claim = claims.get(one.visit_id) ?? { visit_id: one.visit_id, name: one.person_name, lines: [] };
    if ('line_id' in one && one.line_id) claim.lines.push(one.line_id);
    claims.set(one.visit_id, claim);
  }
  return [...claims.values()];
}
