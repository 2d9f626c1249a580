// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const MOST_NODES = 10_000;
const MOST_STEPS = 50;
const MOST_ID = 4_000;
const MOST_EXPANSIONS = 200;

const day = /^\d{4}-\d{2}-\d{2}$/;

/** A day means its end: what was there during the day. */
const time = z
  .string()
  .refine(
    text => !Number.isNaN(Date.parse(text)) && /^\d{4}-/.test(text),
    'must be a day such as 2026-03-01, or a time in ISO 8601',
  )
  .transform(text =>
    day.test(text) ? Date.parse(`${text}T23:59:59.999Z`) : Date.parse(text),
  );

const wholeNumber = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine(number => number >= least && number <= most, message)
    .optional();
};

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` }).optional();

const node = z
  .string({ error: 'must be given: the id of a node, or the ref of an entity' })
  .min(1, 'must not be empty')
  .max(MOST_ID, `must have at most ${MOST_ID} characters`);
const granularity = oneOf(['product', 'job', 'dataset', 'column'] as const);

const expansions = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(
        z.tuple([z.enum(['up', 'down']), z.string().min(1).max(MOST_ID)]),
        { error: 'must be a list such as [["up", "dataset:…"]]' },
      )
      .max(MOST_EXPANSIONS, `must have at most ${MOST_EXPANSIONS} steps`),
  )
  .transform(list => list.map(([side, id]) => ({ side, node: id })));

const schemas = {
  graph: z.object({
    node,
    direction: oneOf(['up', 'down', 'both'] as const),
    granularity,
    depth: wholeNumber(0, MOST_STEPS),
    limit: wholeNumber(1, MOST_NODES),
    kind: oneOf(['direct', 'indirect'] as const),
    at: time.optional(),
    expand: expansions.optional(),
  }),
  search: z.object({
    text: z
      .string({ error: 'must be given: a part of a name' })
      .trim()
      .min(1, 'must not be empty')
      .max(200, 'must have at most 200 characters'),
    type: oneOf(['product', 'job', 'dataset', 'column', 'exposure'] as const),
    limit: wholeNumber(1, 100),
  }),
  gap: z.object({
    node: node.optional(),
    granularity: oneOf(['product', 'dataset'] as const),
    at: time.optional(),
    limit: wholeNumber(1, 1_000),
  }),
  unused: z.object({
    at: time.optional(),
    offset: wholeNumber(0, 1_000_000),
    limit: wholeNumber(1, 500),
  }),
  'personal-data': z.object({
    at: time.optional(),
    limit: wholeNumber(1, 1_000),
  }),
  impact: z.object({
    node,
    change: oneOf(['drop', 'type', 'late', 'values'] as const),
    at: time.optional(),
  }),
  sources: z.object({ node, at: time.optional() }),
  differences: z.object({
    before: time,
    after: time,
    granularity,
    limit: wholeNumber(1, MOST_NODES),
  }),
  history: z.object({
    node,
    offset: wholeNumber(0, 1_000_000),
    limit: wholeNumber(1, 500),
  }),
};

const MOST_CHANGED = 1_000;

/** What happens if all of several things change: too many to name in an address. @internal */
export const impactsQuestion = z.strictObject({
  nodes: z
    .array(node, { error: 'must be given: a list of ids of nodes' })
    .min(1, 'must not be empty')
    .max(MOST_CHANGED, `must have at most ${MOST_CHANGED} ids`),
  change: schemas.impact.shape.change,
  at: time.optional(),
});

/** @internal */
export type ImpactsQuestion = z.infer<typeof impactsQuestion>;

/** Questions to the lineage, as they are asked in an address. @internal */
export type LineageQuestions = {
  [K in keyof typeof schemas]: z.infer<(typeof schemas)[K]>;
};

/**
 * Reads a question from an address.
 *
 * @throws InputError which names the parameter and what it must be
 * @internal
 */
export function parseQuestion<K extends keyof typeof schemas>(
  kind: K,
  url: string,
): LineageQuestions[K] {
  const schema: z.ZodObject = schemas[kind];
  const params = new URL(url, 'http://host').searchParams;
  for (const name of new Set(params.keys())) {
    if (!Object.hasOwn(schema.shape, name)) {
      const known = Object.keys(schema.shape).join(', ');
      throw new InputError(`Unknown parameter '${name}'; there are ${known}`);
    }
    if (params.getAll(name).length > 1) {
      throw new InputError(`Parameter '${name}' must be given once`);
    }
  }
  const result = schema.safeParse(Object.fromEntries(params));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(
      `Parameter '${String(issue.path[0])}' ${issue.message}`,
    );
  }
  return result.data as LineageQuestions[K];
}
