/**
 * One JSON Schema in, a grouped form out. Errors of the server land on the same
 * fields as those found here. Enter goes to the next field, `Ctrl+Enter`
 * submits, `Ctrl+S` saves the draft where there is one.
 */
import { Button, Form } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { ApiError } from '../../api/client';
import { useEither, useWords } from '../../app/words';
import { ErrorNote } from '../ErrorNote';
import { ErrorSummary, type Problem } from './ErrorSummary';
import { FieldItem, useFieldWords } from './FieldItem';
import { type Field, fieldsOf, groupsOf, pathOf, type Schema } from './schema';

export type Values = Record<string, unknown>;

export function SchemaForm(props: {
  schema: Schema;
  start?: Values;
  columns?: 1 | 2 | 3;
  submitLabel?: string;
  /** Lists for fields with `x-options`, by its name. */
  options?: Record<string, { value: string; label: string; label_en?: string }[]>;
  /** Throws `ApiError` when the server refuses. */
  onSubmit: (values: Values) => Promise<void>;
  onSaveDraft?: (values: Values) => Promise<void>;
  onChange?: (values: Values) => void;
  extra?: ReactNode;
}) {
  const words = useWords();
  const either = useEither();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [refused, setRefused] = useState<ApiError>();
  const fields = useMemo(() => fieldsOf(props.schema), [props.schema]);
  const { labelOf } = useFieldWords();

  const labelAt = (path: (string | number)[]): string =>
    labelOfPath(fields, path, props.schema, labelOf, words.kit.row);
  const go = (path: (string | number)[]) => form.focusField?.(path as never);

  const send = async (values: Values) => {
    setProblems([]);
    setRefused(undefined);
    setBusy(true);
    try {
      await props.onSubmit(values);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      place(error);
    } finally {
      setBusy(false);
    }
  };

  /** The server's problems on their fields; what has no field here stays above the form. */
  const place = (error: ApiError) => {
    const found = (error.refusal.fields ?? []).map((field) => {
      // A form inside an application is refused as `form.field`; here the fields stand alone.
      const path = pathOf(field.path.replace(/^form\./, ''));
      return { path, label: labelAt(path), message: either(field.message, field.message_en) };
    });
    const known = found.filter((problem) => fields.some((field) => field.name === problem.path[0]));
    form.setFields(known.map((problem) => ({ name: problem.path as never, errors: [problem.message] })));
    setProblems(known);
    if (known.length < found.length || found.length === 0) setRefused(error);
  };

  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const held = event.ctrlKey || event.metaKey;
    if (held && event.key === 'Enter') {
      event.preventDefault();
      form.submit();
    } else if (held && event.key.toLowerCase() === 's' && props.onSaveDraft) {
      event.preventDefault();
      void props.onSaveDraft(form.getFieldsValue(true) as Values);
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      focusNext(event.target);
    }
  };

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={props.start}
      onKeyDown={keys}
      onFinish={(values) => void send(values)}
      onValuesChange={(_, all) => props.onChange?.(all as Values)}
      onFinishFailed={({ errorFields }) =>
        setProblems(
          errorFields.map((one) => ({ path: one.name, label: labelAt(one.name), message: one.errors[0] ?? '' })),
        )
      }
      style={{ ['--columns' as never]: props.columns ?? 2 }}
    >
      <ErrorSummary problems={problems} onGo={go} />
      <ErrorNote error={refused} />
      {groupsOf(fields).map((group) => (
        <fieldset key={group.title ?? ''}>
          {group.title && <legend>{either(group.title, group.title_en)}</legend>}
          <div className="form-grid">
            {group.fields.map((field) => (
              <FieldItem key={field.name} field={field} root={props.schema} at={[field.name]} options={props.options} />
            ))}
          </div>
        </fieldset>
      ))}
      {props.extra}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {props.submitLabel ?? words.kit.submit}
        </Button>
        {props.onSaveDraft && (
          <Button onClick={() => void props.onSaveDraft?.(form.getFieldsValue(true) as Values)}>
            {words.kit.saveDraft}
          </Button>
        )}
      </div>
    </Form>
  );
}

function labelOfPath(
  fields: Field[],
  path: (string | number)[],
  root: Schema,
  labelOf: (field: Field) => string,
  rowLabel: (n: number) => string,
): string {
  const field = fields.find((one) => one.name === path[0]);
  if (!field) return path.join('.');
  const [, row, ...rest] = path;
  if (typeof row !== 'number' || !field.schema.items) return labelOf(field);
  const inner = rest.length > 0 ? labelOfPath(fieldsOf(field.schema.items, root), rest, root, labelOf, rowLabel) : '';
  return [labelOf(field), rowLabel(row + 1), inner].filter(Boolean).join(' ');
}

function focusNext(from: HTMLInputElement): void {
  const all = Array.from(
    from.form?.querySelectorAll<HTMLElement>('input:not([type=hidden]), textarea, button[type=submit]') ?? [],
  );
  all[all.indexOf(from) + 1]?.focus();
}
