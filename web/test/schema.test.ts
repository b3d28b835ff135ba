import { describe, expect, it } from 'vitest';
import { zh } from '../src/app/words/zh';
import { problemOf } from '../src/kit/form/rules';
import { type Field, fieldsOf, groupsOf, pathOf, type Schema } from '../src/kit/form/schema';

const schema: Schema = {
  type: 'object',
  required: ['name', 'amount_fen', 'kind', 'lines'],
  properties: {
    name: { type: 'string', title: '姓名', minLength: 2, maxLength: 4, 'x-group': '人员' },
    amount_fen: { type: 'integer', title: '金额', minimum: 1, maximum: 100000 },
    kind: { $ref: '#/$defs/Kind', title: '类别' },
    day: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }], title: '日期' },
    code: { type: ['string', 'null'], pattern: '^[A-Z]\\d+$', title: '编码' },
    urgent: { type: 'boolean', 'x-group': '人员' },
    lines: { type: 'array', minItems: 2, items: { $ref: '#/$defs/Line' } },
  },
  $defs: {
    Kind: { oneOf: [{ const: 'a', title: '甲', 'x-title-en': 'A' }, { enum: ['b'] }] },
    Line: { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } },
  },
};
const fields = fieldsOf(schema);
const field = (name: string) => fields.find((one) => one.name === name) as Field;
const problem = (name: string, value: unknown) => problemOf(field(name), '标签', undefined, value, zh);

describe('schema → fields', () => {
  it('picks the input that suits each', () => {
    expect(fields.map((one) => [one.name, one.widget, one.required])).toEqual([
      ['name', 'text', true],
      ['amount_fen', 'money', true],
      ['kind', 'choice', true],
      ['day', 'date', false],
      ['code', 'text', false],
      ['urgent', 'flag', false],
      ['lines', 'rows', true],
    ]);
    expect(field('kind').choices).toEqual([
      { value: 'a', label: '甲', label_en: 'A' },
      { value: 'b', label: undefined, label_en: undefined },
    ]);
    expect(fieldsOf(field('lines').schema.items as Schema, schema)[0]?.widget).toBe('integer');
  });

  it('gathers groups in the order of their first field', () => {
    expect(groupsOf(fields).map((group) => [group.title, group.fields.length])).toEqual([
      ['人员', 2],
      [undefined, 5],
    ]);
  });

  it('reads the server’s paths', () => {
    expect(pathOf('lines[3].deduct_fen')).toEqual(['lines', 3, 'deduct_fen']);
    expect(pathOf('name')).toEqual(['name']);
  });
});

describe('schema → rules', () => {
  it('asks for what is required, only', () => {
    expect(problem('name', undefined)).toBe('请填写标签');
    expect(problem('name', '   ')).toBe('请填写标签');
    expect(problem('kind', '')).toBe('请选择标签');
    expect(problem('day', undefined)).toBeUndefined();
    expect(problem('code', '')).toBeUndefined();
  });

  it('counts code points, so that rare characters count once', () => {
    expect(problem('name', '𠮷𠮷𠮷𠮷')).toBeUndefined();
    expect(problem('name', '𠮷𠮷𠮷𠮷𠮷')).toBe('不得超过 4 个字');
    expect(problem('name', '𠮷')).toBe('至少 2 个字');
  });

  it('states limits of money in yuan', () => {
    expect(problem('amount_fen', 0)).toBe('不得小于 0.01');
    expect(problem('amount_fen', 100001)).toBe('不得大于 1,000.00');
    expect(problem('amount_fen', 'abc')).toBe(zh.kit.notAmount);
    expect(problem('amount_fen', 100000)).toBeUndefined();
  });

  it('takes a quantity in units with at most two decimals, and states its limits so', () => {
    const quantity = fieldsOf({
      properties: { quantity: { type: 'integer', 'x-widget': 'hundredths', minimum: 50 } },
    })[0] as Field;
    const said = (value: unknown) => problemOf(quantity, '数量', undefined, value, zh);
    expect(quantity.widget).toBe('hundredths');
    expect(said(1250)).toBeUndefined();
    expect(said('12.505')).toBe(zh.kit.notQuantity);
    expect(said(25)).toBe('不得小于 0.5');
  });

  it('checks patterns and numbers of rows', () => {
    expect(problem('code', 'x1')).toBe(zh.kit.badFormat);
    expect(problem('code', 'X1')).toBeUndefined();
    expect(problem('lines', [{}])).toBe('至少 2 行');
    expect(problem('lines', [{}, {}])).toBeUndefined();
  });
});
