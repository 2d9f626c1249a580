// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const name = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9._-]+$/, 'must be a name of letters, digits, - _ and .');

/** Characters of all files of a check together. */
const MOST_TEXT = 2_000_000;

/** A file below the root of a repository; no address, and nothing that could be taken for one. */
const file = z.strictObject({
  path: z
    .string()
    .max(300)
    .regex(
      /^(?!.*(^|\/)\.{1,2}(\/|$))[\p{L}\p{N}_.-]+(\/[\p{L}\p{N}_.-]+)*$/u,
      "must be a path below the repository, such as 'contracts/orders.odcs.yaml'",
    ),
  text: z.string().min(1, 'must be the text of the file').max(1_000_000),
});

/** One value or several of a query. */
const several = <T extends z.ZodType>(item: T) =>
  z
    .union([item, z.array(item).max(50)])
    .optional()
    .transform(value => (value === undefined ? [] : [value].flat()));

const flag = z
  .enum(['true', 'false'])
  .optional()
  .transform(value => value === 'true');

const product = z
  .string()
  .max(300)
  .regex(
    /^(dataproduct:)?([a-z0-9_.-]+\/)?[a-z0-9_.-]+$/i,
    "must be the entity ref of a data product, such as 'dataproduct:default/orders'",
  );

/** What each request may say. @internal */
export const governanceRequests = {
  policies: z.strictObject({
    text: z.string().trim().max(200).optional(),
    lifecycle: several(z.enum(['draft', 'grace', 'enabled', 'retired'])),
    scope: several(z.string().max(100)),
    failing: flag,
    sort: z.enum(['failing', 'name']).default('failing'),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  trend: z.strictObject({
    days: z.coerce.number().int().min(1).max(400).default(90),
  }),
  waivers: z.strictObject({
    cursor: z.string().max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    state: z.enum(['requested', 'active', 'ended', 'denied']).optional(),
    product: product.optional(),
    policy: name.optional(),
    mine: flag,
  }),
  decision: z.strictObject({
    approve: z.boolean(),
    comment: z.string().max(2000).default(''),
  }),
  page: z.strictObject({
    cursor: z.string().max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  impact: z.strictObject({
    policy: z.string().min(1, 'must be a policy document').max(200_000),
  }),
  check: z.strictObject({
    files: z
      .array(file)
      .min(1, 'must hold a file at least')
      .max(50)
      .refine(
        files => new Set(files.map(({ path }) => path)).size === files.length,
        'must name each path once',
      )
      .refine(
        files =>
          files.reduce((sum, { text }) => sum + text.length, 0) <= MOST_TEXT,
        `must have ${MOST_TEXT} characters at most, all together`,
      ),
  }),
  waiver: z.strictObject({
    product,
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
