/** The form of a voucher, as the server's schema of `voucher/make` describes it. */
import type { Schema } from '../../kit/form/schema';

export const voucherSchema: Schema = {
  type: 'object',
  required: ['booked_on', 'fund', 'summary', 'lines'],
  properties: {
    booked_on: { type: 'string', format: 'date', title: '日期', 'x-title-en': 'Date' },
    fund: { type: 'string', title: '基金', 'x-title-en': 'Fund', 'x-options': 'funds' },
    summary: { type: 'string', title: '摘要', 'x-title-en': 'Summary', minLength: 2, maxLength: 100 },
    lines: {
      type: 'array',
      title: '分录',
      'x-title-en': 'Entries',
      minItems: 2,
      maxItems: 100,
      items: {
        type: 'object',
        required: ['account_code'],
        properties: {
          account_code: { type: 'string', title: '科目', 'x-title-en': 'Account', 'x-options': 'accounts' },
          summary: { type: 'string', title: '摘要', 'x-title-en': 'Summary', maxLength: 100 },
          debit_fen: { type: 'integer', title: '借方', 'x-title-en': 'Debit', minimum: 0 },
          credit_fen: { type: 'integer', title: '贷方', 'x-title-en': 'Credit', minimum: 0 },
        },
      },
    },
  },
};
