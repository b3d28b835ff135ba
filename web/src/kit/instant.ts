/** Days and instants as people of the agency read them: China Standard Time, to the minute or second. */

const minute = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const second = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `2025-01-21 09:30`, or the text itself when it is no instant. */
export function instantText(value: string | null | undefined, precision: 'minute' | 'second' = 'minute'): string {
  if (!value) return '';
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  return (precision === 'minute' ? minute : second).format(at);
}
