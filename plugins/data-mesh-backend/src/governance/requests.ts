// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const name = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9._-]+$/, 'must be a name of letters, digits, - _ and .');

/** What each request may say. @internal */
export const governanceRequests = {
  page: z.strictObject({
    cursor: z.string().max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  impact: z.strictObject({
    policy: z.string().min(1, 'must be a policy document').max(200_000),
  }),
  waiver: z.strictObject({
    product: z
      .string()
      .max(300)
      .regex(
        /^(dataproduct:)?([a-z0-9_.-]+\/)?[a-z0-9_.-]+$/i,
        "must be the entity ref of a data product, such as 'dataproduct:default/orders'",
      ),
    policy: name,
    rule: name,
    reason: z
      .string()
      .max(2000)
      .refine(
        text => text.trim().length >= 10,
        'must say why, in ten characters at least',
      ),
    until: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2026-12-31')
      .refine(
        day => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)),
        'must be a day that exists',
      ),
  }),
};
