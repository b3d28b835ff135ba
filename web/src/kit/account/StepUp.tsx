/** Asks for the second factor over the page; the request that met the question goes on with the same key. */
import { Button, Form } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { onStepUp } from '../../api/client';
import { useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { Dialog } from '../Dialog';
import { ErrorNote } from '../ErrorNote';
import { CodeField } from './CodeField';

export function StepUp() {
  const words = useWords();
  const w = words.account;
  const prove = useCommand('session/prove', { keepLists: true });
  const [open, setOpen] = useState(false);
  const waiting = useRef<{ promise: Promise<boolean>; done: (proven: boolean) => void }>(undefined);

  useEffect(() => {
    onStepUp(() => {
      if (!waiting.current) {
        let done: (proven: boolean) => void = () => undefined;
        const promise = new Promise<boolean>((resolve) => {
          done = resolve;
        });
        waiting.current = { promise, done };
        setOpen(true);
      }
      return waiting.current.promise;
    });
    return () => onStepUp(undefined);
  }, []);

  const close = (proven: boolean) => {
    setOpen(false);
    prove.reset();
    waiting.current?.done(proven);
    waiting.current = undefined;
  };
  const send = ({ code }: { code: string }) => prove.mutate({ code }, { onSuccess: () => close(true) });

  if (!open) return null;
  return (
    <Dialog title={w.stepUpTitle} onClose={() => close(false)}>
      <Form layout="vertical" onFinish={send} requiredMark={false}>
        <p>{w.stepUpHint}</p>
        <CodeField />
        <ErrorNote error={prove.error} />
        <Button type="primary" htmlType="submit" loading={prove.isPending}>
          {w.prove}
        </Button>
      </Form>
    </Dialog>
  );
}
