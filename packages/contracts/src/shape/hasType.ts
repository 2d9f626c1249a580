// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from '../document/types';
import type { Shape } from './types';

const isRecord = (value: unknown): value is PlainRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is of the JSON type that a shape speaks about, whatever else may be wrong with it. @internal */
export function hasType(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'list':
      return Array.isArray(value);
    case 'record':
    case 'switch':
    case 'choice':
      return isRecord(value);
    case 'union':
      return shape.options.some(option => hasType(option, value));
    case 'lazy':
      return hasType(shape.get(), value);
    default:
      return true;
  }
}
