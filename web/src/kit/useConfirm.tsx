/** A confirmation before a command with the same words everywhere, and the notice after it. */
import { App } from 'antd';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client';
import { useWords } from '../app/words';
import { useErrorTitle } from './ErrorNote';

export function useConfirm() {
  const { modal, message } = App.useApp();
  const words = useWords();
  const errorTitle = useErrorTitle();
  /** Asks, acts on confirmation, says what came of it. Resolves to whether it was done. */
  return (ask: {
    title: string;
    body?: ReactNode;
    okLabel?: string;
    danger?: boolean;
    act: () => Promise<unknown>;
    done?: string;
  }) =>
    new Promise<boolean>((resolve) => {
      modal.confirm({
        title: ask.title,
        content: ask.body,
        icon: null,
        okText: ask.okLabel ?? words.kit.confirm,
        cancelText: words.kit.cancel,
        okButtonProps: { danger: ask.danger },
        onCancel: () => resolve(false),
        onOk: async () => {
          try {
            await ask.act();
            if (ask.done) void message.success(ask.done);
            resolve(true);
          } catch (error) {
            if (!(error instanceof ApiError)) throw error;
            void message.error({ content: errorTitle(error), duration: 8 });
            resolve(false);
          }
        },
      });
    });
}
