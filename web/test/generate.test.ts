import { describe, expect, it } from 'vitest';
// @ts-expect-error a plain script without types
import { formsOf, generate, labelsOf } from '../scripts/generate.mjs';

const document = {
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths: {
    '/api/v1/voucher/make': {
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Make' } } } },
        responses: { 200: { description: 'ok' } },
      },
    },
    '/api/v1/voucher/list': {
      get: { parameters: [{ name: 'page', in: 'query' }], responses: { 200: { description: 'ok' } } },
    },
  },
  components: {
    schemas: {
      Make: { type: 'object', properties: { lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } } } },
      Line: {
        type: 'object',
        properties: { inner: { $ref: '#/components/schemas/Line' }, state: { $ref: '#/components/schemas/State' } },
      },
      State: {
        oneOf: [
          { const: 'made', title: '已制单', 'x-title-en': 'made' },
          { enum: ['posted'], title: '已记账' },
        ],
      },
    },
  },
};

describe('generate', () => {
  it('makes the body of a command stand alone, circles included', () => {
    const { voucher } = formsOf(document);
    expect(voucher.make.properties.lines.items.$ref).toBe('#/$defs/Line');
    expect(voucher.make.$defs.Line.properties.inner.$ref).toBe('#/$defs/Line');
    expect(voucher.make.$defs.State.oneOf).toHaveLength(2);
    expect(voucher.list).toBeUndefined();
  });

  it('collects labels in both languages', () => {
    expect(labelsOf(document)).toEqual({ State: { made: ['已制单', 'made'], posted: ['已记账', 'posted'] } });
  });

  it('writes types', async () => {
    const files = await generate(document);
    expect(Object.keys(files).sort()).toEqual(['forms/voucher.json', 'labels.json', 'parameters.json', 'schema.ts']);
    expect(JSON.parse(files['parameters.json'])).toEqual({ 'voucher/list': ['page'] });
    expect(files['schema.ts']).toContain('"/api/v1/voucher/make"');
  });
});
