/**
 * Deciding one case: the comment, the lines, which papers were opened, the
 * dialog that states name and amount, and the command. A failed check or a
 * return demands a comment first; unopened papers are asked about once.
 */
import { useNavigate } from '@tanstack/react-router';
import { App, Modal } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type ReactNode, useRef, useState } from 'react';
import { ApiError } from '../../api/client';
import type { Action, CaseView } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { deductedFen, type LineDecision, lineProblem, startOf } from '../../kit/case/FindingLines';
import type { MaterialsHandle } from '../../kit/case/Materials';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { fenText } from '../../kit/money';

export function useDecision(view: CaseView) {
  const words = useWords();
  const w = words.caseView;
  const either = useEither();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const [lines, setLines] = useState<LineDecision[]>(() => startOf(view.lines));
  const [showProblems, setShowProblems] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(view.materials.filter((one) => one.opened).map((one) => one.id)),
  );
  const [pending, setPending] = useState<Action>();
  const reasonBox = useRef<TextAreaRef>(null);
  const materials = useRef<MaterialsHandle>(null);
  const send = useCommand(pending?.command ?? '');

  const mayDecideLines =
    view.lines.length > 0 && view.actions.some((action) => action.allowed && action.effect === 'approve');
  const failed = view.checks.filter((check) => !check.passed).length;
  const unopened = view.materials.filter((one) => !opened.has(one.id)).length;

  /** Checks what the screen can check, then asks for confirmation. */
  const start = (action: Action) => {
    setProblem(undefined);
    send.reset();
    if (action.effect === 'approve' && mayDecideLines) {
      setShowProblems(true);
      if (view.lines.some((line, index) => lineProblem(line, lines[index]))) {
        setProblem(w.decideAll);
        return;
      }
    }
    const reasonDue =
      action.effect === 'return' || action.effect === 'reject' || (action.effect === 'approve' && failed > 0);
    if (reasonDue && !reason.trim()) {
      setProblem(w.reasonMissing);
      reasonBox.current?.focus();
      return;
    }
    setPending(action);
  };

  const byEffect = (effect: Action['effect']) => {
    const action = view.actions.find((one) => one.effect === effect && one.allowed);
    if (action) start(action);
  };

  const confirm = async () => {
    if (!pending) return;
    const body: Record<string, unknown> = { case_id: view.case_id, reason: reason.trim() || undefined };
    if (pending.effect === 'approve' && mayDecideLines) body.lines = lines;
    try {
      await send.mutateAsync(body);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return; // Shown in the dialog.
    }
    const title = either(pending.title, pending.title_en);
    setPending(undefined);
    void message.success({ content: `${w.decided(title)}${words.colon}${w.decidedHint}`, duration: 5 });
    void navigate({ to: '/review' });
  };

  const title = pending ? either(pending.title, pending.title_en) : '';
  const dialog: ReactNode = (
    <Modal
      open={Boolean(pending)}
      title={w.confirmTitle(title)}
      okText={title}
      cancelText={words.kit.cancel}
      okButtonProps={{ danger: pending?.effect === 'return' || pending?.effect === 'reject', autoFocus: true }}
      confirmLoading={send.isPending}
      onOk={() => void confirm()}
      onCancel={() => setPending(undefined)}
      closable={{ 'aria-label': words.kit.close }}
      destroyOnHidden
    >
      <div className="stack">
        <FactGrid
          rows={[
            [w.provider, view.provider_name],
            [words.queue.caseId, view.case_id],
            [w.amount, fenText(view.amount_fen)],
            ...(mayDecideLines ? ([[w.deduct, fenText(deductedFen(lines))]] as [string, ReactNode][]) : []),
          ]}
        />
        {reason.trim() && (
          <p>
            {w.reason}
            {words.colon}
            {reason.trim()}
          </p>
        )}
        {pending?.effect === 'approve' && failed > 0 && <p className="bad">{w.failedAsk(failed)}</p>}
        {pending?.effect === 'approve' && unopened > 0 && <p className="bad">{w.unopenedAsk(unopened)}</p>}
        <ErrorNote error={send.error} />
      </div>
    </Modal>
  );

  return {
    reason,
    setReason,
    problem,
    lines,
    setLines,
    showProblems,
    opened,
    markOpened: (id: string) => setOpened((before) => new Set([...before, id])),
    materials,
    reasonBox,
    mayDecideLines,
    start,
    byEffect,
    error: pending ? null : send.error,
    dialog,
  };
}
