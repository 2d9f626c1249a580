// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type { Request } from 'express';
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

/**
 * What an address asks, with all the values of one name: the parser of addresses makes something else than a list of many
 * equal names.
 *
 * @internal
 */
export function queryWithList(req: Request, name: string): object {
  const { searchParams } = new URL(req.originalUrl, 'http://portal');
  return { ...req.query, [name]: searchParams.getAll(name) };
}
