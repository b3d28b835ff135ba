/** A list of rows inside a form, as a table with totals of its amounts. */

import { Button, Form } from 'antd';
import type { Rule } from 'antd/es/form';
import { useWords } from '../../app/words';
import { Amount } from '../Amount';
import { ScrollX } from '../ScrollX';
import { FieldItem, type Options, useFieldWords } from './FieldItem';
import { type Field, fieldsOf, type Schema } from './schema';

export function Rows(props: {
  field: Field;
  root: Schema;
  at: (string | number)[];
  label: string;
  rules: Rule[];
  options?: Options;
}) {
  const words = useWords();
  const { labelOf } = useFieldWords();
  const columns = fieldsOf(props.field.schema.items ?? {}, props.root).filter((column) => column.widget !== 'hidden');
  const values = Form.useWatch(props.at) as Record<string, unknown>[] | undefined;
  const total = (name: string) =>
    (values ?? []).reduce((sum, row) => sum + (typeof row?.[name] === 'number' ? (row[name] as number) : 0), 0);
  // A price is no amount of its own: its sum says nothing.
  const adds = (column: Field) => column.widget === 'money' && !column.name.startsWith('price');
  const limit = props.field.schema.maxItems ?? 500;

  return (
    <div className="wide">
      <Form.List
        name={props.at}
        rules={props.rules.map((rule) => ({ validator: (rule as { validator: () => Promise<void> }).validator }))}
      >
        {(rows, { add, remove }, { errors }) => (
          <ScrollX label={props.label}>
            <table className="plain-table">
              <caption>{props.label}</caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column.name} scope="col" className={column.widget === 'money' ? 'amount-cell' : undefined}>
                      {column.required && <span className="bad">* </span>}
                      {labelOf(column)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="visually-hidden">{words.kit.remove}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={row.key}>
                    {columns.map((column) => (
                      <td key={column.name} style={column.widget === 'date' ? { minWidth: 132 } : undefined}>
                        <FieldItem
                          field={column}
                          root={props.root}
                          at={[row.name, column.name]}
                          options={props.options}
                          bare
                        />
                      </td>
                    ))}
                    <td style={{ width: 36 }}>
                      <Button
                        type="text"
                        aria-label={`${words.kit.remove} ${words.kit.row(index + 1)}`}
                        onClick={() => remove(row.name)}
                      >
                        ×
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
              {columns.some(adds) && (
                <tfoot>
                  <tr>
                    {columns.map((column, index) => (
                      <td key={column.name} className={column.widget === 'money' ? 'amount-cell' : undefined}>
                        {adds(column) ? <Amount fen={total(column.name)} /> : index === 0 && words.kit.sum}
                      </td>
                    ))}
                    <td />
                  </tr>
                </tfoot>
              )}
            </table>
            <Form.ErrorList errors={errors} />
            <Button disabled={rows.length >= limit} onClick={() => add()} style={{ margin: '6px 0' }}>
              {words.kit.add}
            </Button>
          </ScrollX>
        )}
      </Form.List>
    </div>
  );
}
