/** The rules of a field from its schema, with the words of the page. The server checks all of it again. */
import type { Rule } from 'antd/es/form';
import type { Words } from '../../app/words';
import { fenText, hundredthsText } from '../money';
import type { Field } from './schema';

/** What is wrong with a value, or `undefined`. Lengths count code points, patterns use the `u` flag. */
export function problemOf(
  field: Field,
  label: string,
  message: string | undefined,
  value: unknown,
  words: Words,
): string | undefined {
  const { schema, widget } = field;
  const choosing = widget === 'choice' || widget === 'choices' || widget === 'date' || widget === 'month';
  const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (widget === 'money' && typeof value === 'string') return words.kit.notAmount;
  if (widget === 'hundredths' && typeof value === 'string') return words.kit.notQuantity;
  if (empty) {
    if (widget === 'rows' && schema.minItems) return words.kit.fewRows(schema.minItems);
    if (!field.required) return undefined;
    return choosing ? words.kit.chooseOne(label) : words.kit.missing(label);
  }
  if (Array.isArray(value)) {
    return schema.minItems && value.length < schema.minItems ? words.kit.fewRows(schema.minItems) : undefined;
  }
  if (typeof value === 'number') {
    if (widget === 'integer' && !Number.isSafeInteger(value)) return words.kit.notInteger;
    const show = widget === 'money' ? fenText : widget === 'hundredths' ? hundredthsText : String;
    if (schema.minimum !== undefined && value < schema.minimum) return words.kit.below(show(schema.minimum));
    if (schema.maximum !== undefined && value > schema.maximum) return words.kit.above(show(schema.maximum));
    return undefined;
  }
  if (typeof value !== 'string' || choosing) return undefined;
  const length = Array.from(value.trim()).length;
  if (field.required && length === 0) return words.kit.missing(label);
  if (schema.minLength !== undefined && length < schema.minLength) return words.kit.tooShort(schema.minLength);
  if (schema.maxLength !== undefined && length > schema.maxLength) return words.kit.tooLong(schema.maxLength);
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) return message || words.kit.badFormat;
  return undefined;
}

export function rulesOf(field: Field, label: string, message: string | undefined, words: Words): Rule[] {
  return [
    {
      validator: async (_rule, value: unknown) => {
        const problem = problemOf(field, label, message, value, words);
        if (problem) throw new Error(problem);
      },
    },
  ];
}
