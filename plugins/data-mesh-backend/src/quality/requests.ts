// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const MAX_FILES = 50;

/** What each request may say. @internal */
export const qualityRequests = {
  page: z.strictObject({
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** Only checks that this contract asks for. */
    contract: z.string().max(300).optional(),
  }),
  results: z.strictObject({
    product: z
      .string()
      .max(300)
      .regex(
        /^(dataproduct:)?([a-z0-9_.-]+\/)?[a-z0-9_.-]+$/i,
        "must be the entity ref of a data product, such as 'dataproduct:default/orders'",
      ),
    files: z
      .array(z.strictObject({ file: z.string().max(500), text: z.string() }))
      .min(1, 'must have a file')
      .max(MAX_FILES, `must have at most ${MAX_FILES} files`),
  }),
  gate: z.strictObject({
    /** Least score; without it only failing checks count. */
    minScore: z.coerce.number().min(0).max(100).optional(),
    /** Oldest result that is believed. */
    maxAgeHours: z.coerce.number().positive().max(100_000).optional(),
  }),
  token: z.strictObject({
    name: z
      .string()
      .max(100)
      .refine(name => name.trim() !== '', 'must say what it is for'),
    days: z.number().int().min(1).max(400),
  }),
};
