/** Filters of a list: a text, a choice, a month or a day, each labelled. */
import { Form, Input, Select } from 'antd';
import { useWords } from '../app/words';
import { DayInput, MonthInput } from './DayInput';

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

export function MonthFilter({ name = 'month', label }: { name?: string; label?: string }) {
  const words = useWords();
  const title = label ?? words.kit.month;
  return (
    <Form.Item name={name}>
      <MonthInput label={title} placeholder={title} width={110} />
    </Form.Item>
  );
}

export function DayFilter({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={name}>
      <DayInput label={label} placeholder={label} width={120} />
    </Form.Item>
  );
}
