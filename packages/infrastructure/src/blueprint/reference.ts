// SPDX-License-Identifier: Apache-2.0
import { blueprintShape } from './shape';
import { fieldWords } from './words';
import type { Shape } from '@meshwright/contracts';

/** Paths of all fields of a shape, in its order. */
function pathsOf(
  shape: Shape,
  path: string,
): { path: string; required: boolean; shape: Shape }[] {
  if (shape.kind === 'list') return pathsOf(shape.items, `${path}[]`);
  if (shape.kind === 'union') {
    const record = shape.options.find(
      option => option.kind === 'record' && !option.fields.has('aws'),
    );
    return record ? pathsOf(record, path) : [];
  }
  if (shape.kind !== 'record') return [];
  const prefix = path === '' ? '' : `${path}.`;
  const own = [...shape.fields].flatMap(([name, field]) => [
    { path: `${prefix}${name}`, required: field.required, shape: field.shape },
    ...pathsOf(field.shape, `${prefix}${name}`),
  ]);
  return typeof shape.rest === 'object'
    ? [...own, { path: `${prefix}*`, required: false, shape: shape.rest }]
    : own;
}

function valuesOf(shape: Shape): string {
  if (shape.kind === 'text' && shape.values) {
    return ` One of ${[...shape.values]
      .map(value => `\`${value}\``)
      .join(', ')}.`;
  }
  return '';
}

/** Rows of the reference on blueprints, as Markdown: field, what it is, default. @internal */
export function fieldRows(): string[][] {
  return pathsOf(blueprintShape, '').map(({ path, required, shape }) => {
    const words = fieldWords[path];
    if (!words) throw new Error(`There are no words on ${path}.`);
    return [
      `\`${path}\``,
      `${words.description}${valuesOf(shape)}`,
      required ? 'required' : words.standard ?? '',
    ];
  });
}
