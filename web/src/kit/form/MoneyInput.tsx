/** An amount typed in yuan, kept in fen. What is no amount stays as text, so that the rule can say so. */
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
}) {
  const { value } = props;
  const [text, setText] = useState(show(value));
  useEffect(() => {
    setText((before) => (fenFromText(before) === value && before !== '' ? before : show(value)));
  }, [value]);
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
        setText(show(value));
        props.onBlur?.();
      }}
    />
  );
}

function show(value: number | string | undefined): string {
  return typeof value === 'number' ? fenText(value) : (value ?? '');
}
