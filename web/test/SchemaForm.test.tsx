import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../src/api/client';
import { SchemaForm } from '../src/kit/form/SchemaForm';
import type { Schema } from '../src/kit/form/schema';
import { refusal, show } from './stage';

const schema: Schema = {
  type: 'object',
  required: ['summary', 'total_fen'],
  properties: {
    summary: { type: 'string', title: '摘要', 'x-title-en': 'Summary', minLength: 2 },
    total_fen: { type: 'integer', title: '总额', 'x-title-en': 'Total', minimum: 1 },
    lines: {
      type: 'array',
      title: '分录',
      items: { type: 'object', properties: { debit_fen: { type: 'integer', title: '借方', minimum: 0 } } },
    },
  },
};

describe('SchemaForm', () => {
  it('shows what must be corrected above and at the field, and sends nothing', async () => {
    const send = vi.fn();
    show(<SchemaForm schema={schema} onSubmit={send} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '提交' }));
    const alert = await screen.findByRole('alert', { name: '' });
    expect(alert.textContent).toContain('有 2 处需要更正');
    await waitFor(() => expect(document.activeElement?.contains(alert)).toBe(true));
    expect(screen.getAllByText('请填写摘要').length + screen.getAllByText(/摘要：请填写摘要/).length).toBeGreaterThan(
      1,
    );
    await user.click(screen.getByRole('button', { name: /总额/ }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('总额')));
    expect(send).not.toHaveBeenCalled();
  });

  it('sends fen, never a float, and totals its rows', async () => {
    const send = vi.fn(async () => undefined);
    show(<SchemaForm schema={schema} start={{ lines: [{}, {}] }} onSubmit={send} />);
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('摘要'), '一月结算');
    await user.type(screen.getByLabelText('总额'), '1,001.15');
    const [first, second] = screen.getAllByLabelText('借方');
    await user.type(first as HTMLElement, '0.1');
    await user.type(second as HTMLElement, '0.2');
    expect(await screen.findByText('0.30')).toBeTruthy();
    fireEvent.keyDown(screen.getByLabelText('摘要'), { key: 'Enter', ctrlKey: true });
    await waitFor(() =>
      expect(send).toHaveBeenCalledWith({
        summary: '一月结算',
        total_fen: 100115,
        lines: [{ debit_fen: 10 }, { debit_fen: 20 }],
      }),
    );
  });

  it('puts the server’s problems on their fields, others above, in the language of the page', async () => {
    const send = async () => {
      throw new ApiError(
        400,
        refusal('form_invalid', {
          kind: 'invalid',
          fields: [
            { path: 'lines[1].debit_fen', message: '科目已停用', message_en: 'account closed' },
            { path: 'elsewhere', message: '期间已结账', message_en: 'period closed' },
          ],
        }),
      );
    };
    show(
      <SchemaForm schema={schema} start={{ summary: '摘要文字', total_fen: 5, lines: [{}, {}] }} onSubmit={send} />,
      { language: 'en' },
    );
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Submit' }));
    expect((await screen.findAllByText(/account closed/)).length).toBe(2);
    expect(screen.getByText(/period closed/)).toBeTruthy();
    expect(screen.queryByText('科目已停用')).toBeNull();
  });

  it('goes to the next field on Enter and keeps a draft on Ctrl+S', async () => {
    const send = vi.fn();
    const draft = vi.fn(async () => undefined);
    show(<SchemaForm schema={schema} onSubmit={send} onSaveDraft={draft} />);
    const summary = await screen.findByLabelText('摘要');
    await userEvent.setup().type(summary, '草稿{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText('总额'));
    fireEvent.keyDown(summary, { key: 's', ctrlKey: true });
    await waitFor(() => expect(draft).toHaveBeenCalledWith(expect.objectContaining({ summary: '草稿' })));
    expect(send).not.toHaveBeenCalled();
  });
});
