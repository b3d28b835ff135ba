/** One field of a schema form: its label, help, article, rules and the input that suits its schema. */
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { labelOf, useEither, useWords } from '../../app/words';
import { Cite } from '../Cite';
import { DayInput, MonthInput } from '../DayInput';
import { hundredthsText } from '../money';
import { MoneyInput } from './MoneyInput';
import { Rows } from './Rows';
import { rulesOf } from './rules';
import { type Choice, type Field, listOf, type Schema } from './schema';

export type Options = Record<string, { value: string; label: string; label_en?: string }[]>;

export function useFieldWords() {
  const either = useEither();
  const words = useWords();
  return {
    labelOf: (field: Field) =>
      either(field.schema.title, field.schema['x-title-en']) || labelOf(words.fields, field.name),
    helpOf: (field: Field) => either(field.schema['x-help'], field.schema['x-help-en']),
    messageOf: (field: Field) => either(field.schema['x-message'], field.schema['x-message-en']),
  };
}

export function FieldItem(props: {
  field: Field;
  root: Schema;
  /** Name of the item inside its form or its row. */
  at: (string | number)[];
  options?: Options;
  bare?: boolean;
}) {
  const { field } = props;
  const words = useWords();
  const { labelOf, helpOf, messageOf } = useFieldWords();
  const label = labelOf(field);
  if (field.widget === 'hidden') return null;
  const rules = rulesOf(field, label, messageOf(field), words);
  if (field.widget === 'rows') {
    return <Rows field={field} root={props.root} at={props.at} label={label} rules={rules} options={props.options} />;
  }
  const wide = field.widget === 'textarea' && !props.bare;
  return (
    <Form.Item
      name={props.at}
      className={wide ? 'wide' : undefined}
      label={
        props.bare ? undefined : (
          <span>
            {label} {field.schema['x-cite'] && <Cite id={field.schema['x-cite']} />}
          </span>
        )
      }
      required={field.required}
      extra={props.bare ? undefined : helpOf(field) || undefined}
      valuePropName={field.widget === 'flag' ? 'checked' : 'value'}
      validateTrigger="onBlur"
      rules={rules}
      style={props.bare ? { margin: 0 } : undefined}
    >
      <FieldInput field={field} label={props.bare ? label : undefined} options={props.options} />
    </Form.Item>
  );
}

/** The input alone; the form gives it its id, value and `onChange`. */
function FieldInput({ field, label, options, ...given }: { field: Field; label?: string; options?: Options }) {
  const either = useEither();
  const words = useWords();
  const named = label ? { 'aria-label': label } : {};
  switch (field.widget) {
    case 'money':
      return <MoneyInput {...given} label={label} />;
    case 'hundredths':
      return <MoneyInput {...given} label={label} write={hundredthsText} />;
    case 'integer':
      return <InputNumber {...given} {...named} style={{ width: '100%' }} precision={0} controls={false} />;
    case 'flag':
      return <Checkbox {...given} {...named} />;
    case 'textarea':
      return <Input.TextArea {...given} {...named} rows={3} />;
    case 'date':
      return <DayInput {...given} label={label} />;
    case 'month':
      return <MonthInput {...given} label={label} />;
    case 'choice':
    case 'choices': {
      const list = listOf(field);
      const choices: Choice[] = list ? (options?.[list] ?? []) : field.choices;
      return (
        <Select
          {...given}
          {...named}
          mode={field.widget === 'choices' ? 'multiple' : undefined}
          style={{ minWidth: label ? 180 : undefined }}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={!field.required}
          options={choices.map((choice) => ({
            value: choice.value,
            label: either(choice.label, choice.label_en) || labelOf(words.choices, String(choice.value)),
          }))}
        />
      );
    }
    default:
      return <Input {...given} {...named} maxLength={field.schema.maxLength ? field.schema.maxLength * 2 : 400} />;
  }
}
