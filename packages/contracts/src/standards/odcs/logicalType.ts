// SPDX-License-Identifier: Apache-2.0
import type { LogicalType } from '../../model';
import { logicalTypes, typeSynonyms } from './typeOptions';

const known = new Set(logicalTypes('3.1.0'));

/**
 * The logical type of ODCS 3.1 for a type as written: itself, whatever its case, or the type that another
 * word for it stands for. Parameters of a physical type (`varchar(20)`) do not matter.
 *
 * @internal
 */
export function readLogicalType(written: string): LogicalType | undefined {
  const word = written
    .trim()
    .toLowerCase()
    .split(/[\s(<]/, 1)[0];
  const type = Object.hasOwn(typeSynonyms, word) ? typeSynonyms[word] : word;
  return known.has(type) ? (type as LogicalType) : undefined;
}
