/** Amounts between fen and text, digit by digit: never through a float. */

/** `123450` as `1,234.50`; the sign in front. */
export function fenText(fen: number): string {
  if (!Number.isSafeInteger(fen)) return String(fen);
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/**
 * The fen of what was typed: digits, grouping commas, at most two decimals.
 * `undefined` when it is no amount or too large to be exact.
 */
export function fenFromText(text: string): number | undefined {
  const typed = text
    .trim()
    .replace(/[０-９．，]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/。/gu, '.')
    .replace(/[,\s]/g, '');
  const match = /^([+-]?)(\d+)(?:\.(\d{0,2}))?$/.exec(typed);
  if (!match) return undefined;
  const [, sign, yuan = '', decimals = ''] = match;
  const fen = Number(`${yuan}${decimals.padEnd(2, '0')}`);
  if (!Number.isSafeInteger(fen)) return undefined;
  return sign === '-' && fen !== 0 ? -fen : fen;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** The amount in the capital figures of Chinese bills: `1234.50` is 壹仟贰佰叁拾肆元伍角整. */
export function capitalAmount(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = capitalInteger(digits.slice(0, -2));
  const jiao = Number(digits.at(-2));
  const cents = Number(digits.at(-1));
  let text = yuan ? `${yuan}元` : '';
  if (jiao) text += `${DIGITS[jiao]}角`;
  else if (cents && yuan) text += '零';
  if (cents) text += `${DIGITS[cents]}分`;
  if (!text) text = '零元';
  if (!cents) text += '整';
  return (fen < 0 ? '负' : '') + text;
}

function capitalInteger(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 4) groups.unshift(digits.slice(Math.max(0, end - 4), end));
  let text = '';
  let zeroOwed = false;
  groups.forEach((group, index) => {
    const unit = GROUPS[groups.length - 1 - index] ?? '';
    let part = '';
    for (let i = 0; i < group.length; i += 1) {
      const digit = Number(group[i]);
      if (digit === 0) {
        zeroOwed = zeroOwed || text !== '' || part !== '';
        continue;
      }
      if (zeroOwed) part += DIGITS[0];
      zeroOwed = false;
      part += `${DIGITS[digit]}${PLACES[group.length - 1 - i]}`;
    }
    if (part) text += part + unit;
  });
  return text;
}

/** Hundredths of a unit as a quantity: `250` is `2.5`, `300` is `3`. */
export function hundredthsText(hundredths: number): string {
  return fenText(hundredths).replace(/\.?0+$/, '');
}
