/** The part of JSON Schema the kit understands, with the words of ours (`x-…`). */

export interface Schema {
  type?: string | string[];
  title?: string;
  'x-title-en'?: string;
  description?: string;
  format?: string;
  enum?: (string | number)[];
  /** Titles of the enum values in their order, in both languages. */
  'x-enum-titles'?: string[];
  'x-enum-titles-en'?: string[];
  oneOf?: { const?: string | number; enum?: (string | number)[]; title?: string; 'x-title-en'?: string }[];
  anyOf?: Schema[];
  $ref?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  'x-group'?: string;
  'x-group-en'?: string;
  'x-help'?: string;
  'x-help-en'?: string;
  'x-cite'?: string;
  'x-message'?: string;
  'x-message-en'?: string;
  'x-widget'?: 'money' | 'hundredths' | 'textarea' | 'idcard' | 'bank' | 'month' | 'hidden';
  'x-options'?: string;
  $defs?: Record<string, Schema>;
}

export type Widget =
  | 'text'
  | 'textarea'
  | 'money'
  | 'hundredths'
  | 'integer'
  | 'date'
  | 'month'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'rows'
  | 'hidden';

export interface Choice {
  value: string | number;
  /** Absent: the dictionary has it. */
  label?: string;
  label_en?: string;
}

/** A field ready to be drawn: references followed, `null` alternatives removed. */
export interface Field {
  name: string;
  schema: Schema;
  required: boolean;
  widget: Widget;
  choices: Choice[];
}

/** The fields of an object schema in its order. */
export function fieldsOf(schema: Schema, root: Schema = schema): Field[] {
  const object = follow(schema, root);
  return Object.entries(object.properties ?? {}).map(([name, raw]) => {
    const field = follow(raw, root);
    return {
      name,
      schema: field,
      required: object.required?.includes(name) ?? false,
      widget: widgetOf(name, field),
      choices: choicesOf(field),
    };
  });
}

/** Follows `$ref` and takes the one alternative that is not null; words beside the reference win. */
export function follow(schema: Schema, root: Schema): Schema {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const { $ref: _, ...beside } = schema;
    return { ...follow(root.$defs?.[name] ?? {}, root), ...beside };
  }
  const some = schema.anyOf?.filter((one) => one.type !== 'null');
  if (some?.length === 1 && some[0]) {
    const { anyOf: _, ...beside } = schema;
    return { ...follow(some[0], root), ...beside };
  }
  return schema;
}

function typeOf(schema: Schema): string | undefined {
  return Array.isArray(schema.type) ? schema.type.find((type) => type !== 'null') : schema.type;
}

/** Fields that choose from a list the page brings along. */
const OFFERED: Record<string, string> = { fund: 'funds', account: 'accounts' };

/** The name of the list a field chooses from. */
export function listOf(field: Field): string | undefined {
  return field.schema['x-options'] ?? OFFERED[field.name];
}

function widgetOf(name: string, schema: Schema): Widget {
  if (schema['x-widget'] === 'money' || name.endsWith('_fen')) return 'money';
  if (schema['x-widget'] === 'hundredths') return 'hundredths';
  if (schema['x-widget'] === 'textarea') return 'textarea';
  if (schema['x-widget'] === 'hidden') return 'hidden';
  if (schema['x-widget'] === 'month' || name === 'month') return 'month';
  if (typeOf(schema) === 'array' && schema['x-options']) return 'choices';
  if (schema['x-options'] || OFFERED[name] || choicesOf(schema).length > 0) return 'choice';
  switch (typeOf(schema)) {
    case 'array':
      return 'rows';
    case 'boolean':
      return 'flag';
    case 'integer':
    case 'number':
      return 'integer';
    default:
      return schema.format === 'date' ? 'date' : 'text';
  }
}

function choicesOf(schema: Schema): Choice[] {
  if (schema.oneOf) {
    return schema.oneOf.flatMap((one) =>
      (one.const !== undefined ? [one.const] : (one.enum ?? [])).map((value) => ({
        value,
        label: one.title,
        label_en: one['x-title-en'],
      })),
    );
  }
  return (schema.enum ?? []).map((value, index) => ({
    value,
    label: schema['x-enum-titles']?.[index],
    label_en: schema['x-enum-titles-en']?.[index],
  }));
}

export interface Group {
  title: string | undefined;
  title_en: string | undefined;
  fields: Field[];
}

/** Fields under their group titles, groups in the order of their first field. */
export function groupsOf(fields: Field[]): Group[] {
  const groups: Group[] = [];
  for (const field of fields) {
    const title = field.schema['x-group'];
    let group = groups.find((one) => one.title === title);
    if (!group) {
      group = { title, title_en: field.schema['x-group-en'], fields: [] };
      groups.push(group);
    }
    group.fields.push(field);
  }
  return groups;
}

/** `lines[3].deduct_fen` as the path the form uses: `['lines', 3, 'deduct_fen']`. */
export function pathOf(text: string): (string | number)[] {
  return (text.match(/[^.[\]]+/g) ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
