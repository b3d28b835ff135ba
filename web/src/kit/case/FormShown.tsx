/** The form of an application as it was filled in, under the titles of its schema: what is said once as facts, its lists as tables. */
import type { ReactNode } from 'react';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../Amount';
import { FactGrid } from '../Facts';
import { useFieldWords } from '../form/FieldItem';
import { type Field, fieldsOf, type Schema, type Widget } from '../form/schema';
import { hundredthsText } from '../money';
import { PlainTable } from '../PlainTable';

type Values = Record<string, unknown>;

const NUMBERS: Widget[] = ['money', 'hundredths'];

export function FormShown({ schema, form }: { schema: Schema; form: Values }) {
  const { labelOf: titleOf } = useFieldWords();
  const show = useShown();
  const fields = fieldsOf(schema).filter((field) => field.widget !== 'hidden' && filled(form[field.name]));
  const once = fields.filter((field) => field.widget !== 'rows');
  return (
    <div className="stack">
      <FactGrid rows={once.map((field): [string, ReactNode] => [titleOf(field), show(field, form[field.name])])} />
      {fields
        .filter((field) => field.widget === 'rows')
        .map((field) => {
          const columns = fieldsOf(field.schema.items ?? {}, schema).filter((column) => column.widget !== 'hidden');
          const rows = form[field.name] as Values[];
          return (
            <PlainTable key={field.name} label={titleOf(field)} heads={columns.map(titleOf)}>
              {rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a form that is only shown
                <tr key={at}>
                  {columns.map((column) => (
                    <td key={column.name} className={NUMBERS.includes(column.widget) ? 'amount-cell' : undefined}>
                      {show(column, row[column.name])}
                    </td>
                  ))}
                </tr>
              ))}
            </PlainTable>
          );
        })}
    </div>
  );
}

function filled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** A value as people read it: amounts in yuan, choices in their words, yes or no. */
function useShown(): (field: Field, value: unknown) => ReactNode {
  const words = useWords();
  const either = useEither();
  return (field, value) => {
    if (!filled(value)) return '';
    if (field.widget === 'money' && typeof value === 'number') return <Amount fen={value} />;
    if (field.widget === 'hundredths' && typeof value === 'number') return hundredthsText(value);
    if (typeof value === 'boolean') return value ? words.kit.yes : words.kit.no;
    const choice = field.choices.find((one) => one.value === value);
    if (choice) return either(choice.label, choice.label_en) || labelOf(words.choices, String(value));
    return Array.isArray(value) ? value.join(words.comma) : String(value);
  };
}
