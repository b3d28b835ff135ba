/** Filters of a list: a text, a choice, a month or a day, each labelled. */
import { Form, Input, Select } from 'antd';
import { useWords } from '../app/words';

export function TextFilter({ name, label, width = 140 }: { name: string; label: string; width?: number }) {
  return (
    <Form.Item name={name}>
      <Input aria-label={label} placeholder={label} allowClear style={{ width }} maxLength={100} />
    </Form.Item>
  );
}

export function ChoiceFilter(props: { name: string; label: string; choices: [string, string][]; width?: number }) {
  const words = useWords();
  return (
    <Form.Item name={props.name}>
      <Select
        aria-label={props.label}
        placeholder={`${props.label}${words.colon}${words.kit.all}`}
        allowClear
        style={{ width: props.width ?? 150 }}
        options={props.choices.map(([value, label]) => ({ value, label }))}
      />
    </Form.Item>
  );
}

export function MonthFilter({ name = 'month' }: { name?: string }) {
  const words = useWords();
  return (
    <Form.Item name={name}>
      <Input type="month" aria-label={words.kit.month} style={{ width: 140 }} />
    </Form.Item>
  );
}

export function DayFilter({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={name} label={label}>
      <Input type="date" style={{ width: 140 }} />
    </Form.Item>
  );
}
