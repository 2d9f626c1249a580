// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '@backstage/types';

/** Schema of a text that may be absent but not empty. @internal */
export function optionalText(
  description: string,
  examples?: readonly string[],
): JsonObject {
  return {
    type: 'string',
    minLength: 1,
    description,
    ...(examples && { examples: [...examples] }),
  };
}

/** Schema of a list of texts that may be absent. @internal */
export function optionalTexts(
  description: string,
  examples?: readonly string[],
): JsonObject {
  return {
    type: 'array',
    description,
    items: { type: 'string', minLength: 1 },
    ...(examples && { examples: [[...examples]] }),
  };
}
