// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { INCIDENT_SEVERITIES, INCIDENT_STATES } from '@meshwright/quality';
import { z } from 'zod';

const ref = (kind: string, example: string) =>
  z
    .string()
    .max(300)
    .regex(
      new RegExp(`^(${kind}:)?([a-z0-9_.-]+/)?[a-z0-9_.-]+$`, 'i'),
      `must be an entity ref such as '${example}'`,
    );
const product = ref('dataproduct', 'dataproduct:default/orders');
const severity = z.enum(INCIDENT_SEVERITIES, {
  error: `must be one of ${INCIDENT_SEVERITIES.join(', ')}`,
});
const STATES = ['open', ...INCIDENT_STATES] as const;
const text = (most: number) =>
  z
    .string({ error: 'must be a text' })
    .max(most, `must have at most ${most} characters`)
    .transform(value => value.trim());
const someText = (most: number) =>
  text(most).refine(value => value !== '', 'must not be empty');

const MOST_STATES = 200;

/** What each request may say. @internal */
export const incidentRequests = {
  list: z.strictObject({
    product: product.optional(),
    reaching: product.optional(),
    domain: ref('domain', 'domain:default/sales').optional(),
    state: z
      .enum(STATES, { error: `must be one of ${STATES.join(', ')}` })
      .optional(),
    severity: severity.optional(),
    mine: z
      .enum(['true', 'false'], { error: 'must be true or false' })
      .transform(value => value === 'true')
      .optional(),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  timeline: z.strictObject({
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  states: z.strictObject({
    product: z
      .array(product)
      .min(1, 'must be given')
      .max(MOST_STATES, `must be given ${MOST_STATES} times at most`),
  }),
  open: z.strictObject({
    product,
    title: someText(200),
    description: text(10_000).optional(),
    severity,
  }),
  acknowledge: z.strictObject({}),
  assign: z.strictObject({
    assignee: ref('user', 'user:default/anna').nullable(),
  }),
  rate: z.strictObject({ severity }),
  comment: z.strictObject({ text: someText(10_000) }),
  resolve: z.strictObject({
    resolution: z.enum(['fixed', 'false-alarm', 'accepted'], {
      error: 'must be one of fixed, false-alarm, accepted',
    }),
    text: text(10_000).optional(),
  }),
  reopen: z.strictObject({ text: text(10_000).optional() }),
};

/**
 * The number of an incident in an address.
 *
 * @throws InputError
 * @internal
 */
export function incidentNumber(word: string): number {
  if (!/^[1-9]\d{0,8}$/.test(word)) {
    throw new InputError(`'${word.slice(0, 20)}' is no number of an incident.`);
  }
  return Number(word);
}
