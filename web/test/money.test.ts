import { describe, expect, it } from 'vitest';
import { capitalAmount, fenFromText, fenText } from '../src/kit/money';

describe('fenText', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [50, '0.50'],
    [123450, '1,234.50'],
    [-7, '-0.07'],
    [-123456789, '-1,234,567.89'],
    [9007199254740991, '90,071,992,547,409.91'],
  ])('%d fen is %s', (fen, text) => expect(fenText(fen)).toBe(text));
});

describe('fenFromText', () => {
  it.each([
    ['1,234.50', 123450],
    ['1234.5', 123450],
    ['0.07', 7],
    ['８８．８０', 8880],
    [' 12 ', 1200],
    ['-3.2', -320],
    ['-0', 0],
    // 1.15 * 100 is 114.99999999999999 as a float.
    ['1.15', 115],
    ['90071992547409.91', 9007199254740991],
  ])('%s is %d fen', (text, fen) => expect(fenFromText(text)).toBe(fen));

  it.each(['', 'abc', '1.234', '1e3', '.', '--1', '1.2.3', '90071992547409.92', '0x10'])('%s is no amount', (text) =>
    expect(fenFromText(text)).toBeUndefined(),
  );

  it('reads back whatever is written', () => {
    for (let fen = -100_000; fen <= 100_000; fen += 37) expect(fenFromText(fenText(fen))).toBe(fen);
  });
});

describe('capitalAmount', () => {
  it.each([
    [0, '零元整'],
    [100, '壹元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [105, '壹元零伍分'],
    [1000, '壹拾元整'],
    [123450, '壹仟贰佰叁拾肆元伍角整'],
    [1680032, '壹万陆仟捌佰元叁角贰分'],
    // A zero at the ten-thousands may be written or not (rules on bills); it is written here.
    [10700053, '壹拾万零柒仟元伍角叁分'],
    [140950, '壹仟肆佰零玖元伍角整'],
    [600714, '陆仟零柒元壹角肆分'],
    [32504, '叁佰贰拾伍元零肆分'],
    [10000000000, '壹亿元整'],
    [10000010000, '壹亿零壹佰元整'],
    [100000000000000, '壹万亿元整'],
    [-200, '负贰元整'],
  ])('%d fen', (fen, text) => expect(capitalAmount(fen)).toBe(text));
});
