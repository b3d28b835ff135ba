/** A form that is exactly one of several, each under its own name: `{ "appoint": { … } }`. */
import { ApiError } from '../../api/client';
import type { Values } from './SchemaForm';
import type { Schema } from './schema';

export interface Branch {
  name: string;
  schema: Schema;
}

/** The schema of the one with this name. */
export function branchOf(schema: Schema, name: string): Schema | undefined {
  const all = (schema as { oneOf?: Schema[] }).oneOf;
  return all?.map((one) => one.properties?.[name]).find((one) => one !== undefined);
}

/** Which one a filled-in form is; nothing for a form that is no such choice. */
export function onlyBranch(schema: Schema, form: Values): Branch | undefined {
  const [name, ...others] = Object.keys(form);
  const found = name !== undefined && others.length === 0 ? branchOf(schema, name) : undefined;
  return name !== undefined && found ? { name, schema: found } : undefined;
}

export function inBranch(name: string, values: Values): Values {
  return { [name]: values };
}

/** The server names fields from the top of the application: `form.appoint.post` is `post` here. */
export function onBranch(error: ApiError, name: string): ApiError {
  const here = (path: string) => path.replace(/^form\./, '').replace(`${name}.`, '');
  const fields = error.refusal.fields?.map((field) => ({ ...field, path: here(field.path) }));
  return new ApiError(error.status, { ...error.refusal, fields });
}
