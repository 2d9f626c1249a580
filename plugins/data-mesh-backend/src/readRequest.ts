// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/**
 * What a request says, as a shape demands it.
 *
 * @throws InputError which names the field and what it must be
 * @internal
 */
export function readRequest<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue.path.join('.');
    throw new InputError(
      `${place ? `'${place}' ` : ''}${issue.message}`.slice(0, 500),
    );
  }
  return result.data;
}
