// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const STATES = ['operational', 'degraded', 'down', 'unknown'] as const;

const offset = z.coerce.number().int().min(0).max(1_000_000).default(0);
const limit = (most: number, usual: number) =>
  z.coerce.number().int().min(1).max(most).default(usual);
const instant = z
  .string()
  .max(40)
  .refine(
    text => !Number.isNaN(Date.parse(text)) && /^\d{4}-\d{2}-\d{2}T/.test(text),
    'must be a time such as 2026-03-01T08:00:00Z',
  );

/** Products that are asked for by their names: an address is not to become too long. */
const MOST_NAMED = 100;
const product = z
  .string()
  .max(300)
  .regex(
    /^(dataproduct:)?([a-z0-9_.-]+\/)?[a-z0-9_.-]+$/i,
    "must be the entity ref of a data product, such as 'dataproduct:default/orders'",
  );

/** What each request about status may say. @internal */
export const statusRequests = {
  board: z.strictObject({
    offset,
    limit: limit(200, 100),
    state: z
      .preprocess(
        value =>
          value === undefined || Array.isArray(value) ? value : [value],
        z.array(z.enum(STATES)).max(4).optional(),
      )
      .optional(),
    domain: z.string().max(300).optional(),
    product: z
      .array(product)
      .max(MOST_NAMED, `must be given ${MOST_NAMED} times at most`),
    ports: z
      .enum(['true', 'false'], { error: "must be 'true' or 'false'" })
      .default('false')
      .transform(text => text === 'true'),
  }),
  heatMap: z.strictObject({ offset, limit: limit(100, 50) }),
  status: z.strictObject({
    days: z.coerce.number().int().min(1).max(366).default(90),
  }),
  series: z.strictObject({
    offset,
    limit: limit(200, 50),
    contract: z.string().max(300).optional(),
  }),
  values: z.strictObject({
    days: z.coerce.number().int().min(1).max(400).default(30),
  }),
  maintenance: z.strictObject({
    title: z
      .string()
      .max(200)
      .refine(title => title.trim() !== '', 'must say what is done'),
    startsAt: instant,
    endsAt: instant,
  }),
  measure: z.strictObject({ product }),
};
