// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import {
  PRODUCT_FACETS,
  PRODUCT_SORTS,
  type ProblemQuery,
  type ProductFacet,
  type ProductQuery,
} from '@meshwright/plugin-data-mesh-common';
import { z } from 'zod';
import { wordsOfQuery } from './text';

const MAX_TEXT_LENGTH = 200;
const MAX_WORDS = 10;
const MAX_VALUES = 100;
const MAX_VALUE_LENGTH = 300;
const MAX_OFFSET = 1_000_000;
const MAX_LIMIT = 100;

function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .refine(number => number >= min && number <= max, error)
    .optional();
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z
    .enum(values, { error: `must be one of ${values.join(', ')}` })
    .optional();
}

const textSchema = z
  .string()
  .max(MAX_TEXT_LENGTH, `must have at most ${MAX_TEXT_LENGTH} characters`)
  .refine(
    text => wordsOfQuery(text).length <= MAX_WORDS,
    `must have at most ${MAX_WORDS} words`,
  )
  .optional();

const valuesSchema = z
  .array(
    z
      .string()
      .min(1, 'must not be empty')
      .max(
        MAX_VALUE_LENGTH,
        `must have at most ${MAX_VALUE_LENGTH} characters`,
      ),
  )
  .max(MAX_VALUES, `must be given at most ${MAX_VALUES} times`)
  .optional();

const pageSchema = {
  offset: wholeNumber(0, MAX_OFFSET),
  limit: wholeNumber(1, MAX_LIMIT),
};

const productSchema = z.object({
  text: textSchema,
  sort: oneOf(PRODUCT_SORTS),
  order: oneOf(['asc', 'desc'] as const),
  ...pageSchema,
  ...(Object.fromEntries(
    PRODUCT_FACETS.map(facet => [facet, valuesSchema]),
  ) as Record<ProductFacet, typeof valuesSchema>),
});

const problemSchema = z.object({
  severity: oneOf(['error', 'warning'] as const),
  owner: valuesSchema,
  domain: valuesSchema,
  text: textSchema,
  ...pageSchema,
});

/**
 * Reads a question to the marketplace from an address.
 *
 * @throws InputError which names the parameter and what it must be
 * @internal
 */
export function parseProductQuery(url: string): ProductQuery {
  const { text, sort, order, offset, limit, ...filters } = parse(
    productSchema,
    url,
    PRODUCT_FACETS,
  );
  return { text, sort, order, offset, limit, filters };
}

/**
 * Reads a question for descriptors with problems from an address.
 *
 * @throws InputError which names the parameter and what it must be
 * @internal
 */
export function parseProblemQuery(url: string): ProblemQuery {
  return parse(problemSchema, url, ['owner', 'domain']);
}

/** @param lists - parameters that may be repeated */
function parse<T extends z.ZodObject>(
  schema: T,
  url: string,
  lists: readonly string[],
): z.infer<T> {
  const params = new URL(url, 'http://host').searchParams;
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(params.keys())) {
    if (!Object.hasOwn(schema.shape, name)) {
      const known = Object.keys(schema.shape).join(', ');
      throw new InputError(`Unknown parameter '${name}'; there are ${known}`);
    }
    const all = params.getAll(name);
    if (!lists.includes(name) && all.length > 1) {
      throw new InputError(`Parameter '${name}' must be given once`);
    }
    values[name] = lists.includes(name) ? all : all[0];
  }
  const result = schema.safeParse(values);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(
      `Parameter '${String(issue.path[0])}' ${issue.message}`,
    );
  }
  return result.data;
}
