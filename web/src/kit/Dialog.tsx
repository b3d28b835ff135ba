/** A dialog that asks for something: opens with the focus in its first box, closes by Esc unless it must be answered. */
import { Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useWords } from '../app/words';

export function Dialog(props: {
  title: ReactNode;
  /** Absent: the dialog must be answered. */
  onClose?: () => void;
  children: ReactNode;
}) {
  const words = useWords();
  const body = useRef<HTMLDivElement>(null);
  const focusFirst = () => {
    const boxes = body.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ?? [];
    // The first that is still empty: with the account known, the password.
    (Array.from(boxes).find((box) => box.value === '' || box.type === 'radio') ?? boxes[0])?.focus();
  };
  return (
    <Modal
      open
      title={props.title}
      footer={null}
      onCancel={props.onClose}
      keyboard={Boolean(props.onClose)}
      closable={props.onClose ? { 'aria-label': words.kit.close } : false}
      mask={{ closable: false }}
      afterOpenChange={(open) => open && focusFirst()}
    >
      <div ref={body}>{props.children}</div>
    </Modal>
  );
}
