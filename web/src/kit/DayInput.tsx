/** A day as `YYYY-MM-DD` or a month as `YYYY-MM`, typed or picked; in and out as text. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Given {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  label?: string;
  width?: number | string;
  placeholder?: string;
  clearable?: boolean;
}

export function DayInput({ label, width = '100%', clearable = true, onChange, value, ...given }: Given) {
  return (
    <DatePicker
      {...given}
      aria-label={label}
      format="YYYY-MM-DD"
      value={read(value)}
      allowClear={clearable}
      style={{ width }}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
    />
  );
}

export function MonthInput({ label, width = '100%', clearable = true, onChange, value, ...given }: Given) {
  return (
    <DatePicker
      {...given}
      aria-label={label}
      picker="month"
      format="YYYY-MM"
      value={read(value)}
      allowClear={clearable}
      style={{ width }}
      onChange={(month) => onChange?.(month ? month.format('YYYY-MM') : undefined)}
    />
  );
}

function read(value: string | undefined) {
  const day = value ? dayjs(value) : undefined;
  return day?.isValid() ? day : null;
}
