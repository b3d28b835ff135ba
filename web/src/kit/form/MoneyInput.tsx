/**
 * An amount typed in yuan, kept in fen, or a quantity typed in units, kept in
 * hundredths. What is neither stays as text, so that the rule can say so.
 */
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { fenFromText, fenText } from '../money';

export function MoneyInput(props: {
  id?: string;
  value?: number | string;
  onChange?: (value: number | string | undefined) => void;
  /** The form looks at the amount when it is left. */
  onBlur?: () => void;
  disabled?: boolean;
  label?: string;
  width?: number;
  /** How what is kept is written; as an amount when left out. */
  write?: (kept: number) => string;
}) {
  const { value, write = fenText } = props;
  const [text, setText] = useState(show(value, write));
  useEffect(() => {
    setText((before) => (fenFromText(before) === value && before !== '' ? before : show(value, write)));
  }, [value, write]);
  return (
    <Input
      id={props.id}
      aria-label={props.label}
      inputMode="decimal"
      value={text}
      disabled={props.disabled}
      style={{ textAlign: 'right', width: props.width }}
      onChange={(event) => {
        setText(event.target.value);
        const typed = event.target.value.trim();
        props.onChange?.(typed === '' ? undefined : (fenFromText(typed) ?? typed));
      }}
      onBlur={() => {
        setText(show(value, write));
        props.onBlur?.();
      }}
    />
  );
}

function show(value: number | string | undefined, write: (kept: number) => string): string {
  return typeof value === 'number' ? write(value) : (value ?? '');
}
