// SPDX-License-Identifier: Apache-2.0
import type { Shape } from '@meshwright/contracts';
import { blueprintShape } from './shape';
import { fieldWords } from './words';

type Json = { [member: string]: unknown };

/** Plain words for tools that show no Markdown. */
const plain = (words: string) => words.replace(/`/g, '');

function described(path: string): Json {
  const words = fieldWords[path];
  if (!words) return {};
  const standard = words.standard ? ` Default: ${plain(words.standard)}.` : '';
  return { description: `${plain(words.description)}${standard}` };
}

/** Bounds of a text. JSON Schema knows neither flags of patterns nor lookbehind everywhere; ours need only `u`. */
function textOf(shape: Shape & { kind: 'text' }): Json {
  return {
    type: 'string',
    ...(shape.values && { enum: [...shape.values] }),
    ...(shape.pattern && { pattern: shape.pattern.source }),
    ...(shape.minLength !== undefined && { minLength: shape.minLength }),
    ...(shape.maxLength !== undefined && { maxLength: shape.maxLength }),
  };
}

function numberOf(shape: Shape & { kind: 'number' }): Json {
  return {
    type: shape.integer ? 'integer' : 'number',
    ...(shape.minimum !== undefined && { minimum: shape.minimum }),
    ...(shape.maximum !== undefined && { maximum: shape.maximum }),
  };
}

function recordOf(shape: Shape & { kind: 'record' }, path: string): Json {
  const prefix = path === '' ? '' : `${path}.`;
  const rest =
    typeof shape.rest === 'string'
      ? { additionalProperties: shape.rest === 'allow' }
      : {
          additionalProperties: schemaOf(shape.rest, `${prefix}*`),
          ...(shape.restNames && {
            propertyNames: { pattern: shape.restNames.pattern.source },
          }),
        };
  return {
    type: 'object',
    ...(shape.required.length > 0 && { required: shape.required }),
    ...(shape.minFields !== undefined && { minProperties: shape.minFields }),
    ...(shape.fields.size > 0 && {
      properties: Object.fromEntries(
        [...shape.fields].map(([name, { shape: inner }]) => [
          name,
          schemaOf(inner, `${prefix}${name}`),
        ]),
      ),
    }),
    ...rest,
  };
}

function schemaOf(shape: Shape, path: string): Json {
  const words = described(path);
  switch (shape.kind) {
    case 'text':
      return { ...words, ...textOf(shape) };
    case 'number':
      return { ...words, ...numberOf(shape) };
    case 'flag':
      return { ...words, type: 'boolean' };
    case 'list':
      return {
        ...words,
        type: 'array',
        items: schemaOf(shape.items, `${path}[]`),
        ...(shape.minItems !== undefined && { minItems: shape.minItems }),
        ...(shape.maxItems !== undefined && { maxItems: shape.maxItems }),
        ...(shape.uniqueItems && { uniqueItems: true }),
      };
    case 'record':
      return { ...words, ...recordOf(shape, path) };
    case 'union':
      return {
        ...words,
        anyOf: shape.options.map(option => {
          const { description: _, ...own } = schemaOf(option, path);
          return own;
        }),
      };
    default:
      return words;
  }
}

/**
 * The JSON Schema of a blueprint (draft 2020-12), for editors and forms.
 *
 * It allows what the reader allows but for what depends on several fields, which only the reader judges.
 *
 * @public
 */
export function blueprintJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://meshwright.io/schemas/blueprint.v1alpha1.json',
    title: 'Blueprint of a data product',
    ...schemaOf(blueprintShape, ''),
  };
}
