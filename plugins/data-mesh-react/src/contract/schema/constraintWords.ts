// SPDX-License-Identifier: Apache-2.0
import type { Property } from '@meshwright/contracts';

/** What a column must be: "Key, required, unique". @internal */
export function constraintWords(property: Property): string {
  const words = [
    property.primaryKey && 'key',
    property.required && 'required',
    property.unique && 'unique',
    property.partitioned && 'partition',
  ].filter((word): word is string => Boolean(word));
  const text = words.join(', ');
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
}
