// SPDX-License-Identifier: Apache-2.0
import { shapes } from '@meshwright/contracts';
import { accessShape } from './access/shape';
import { guardrailsShape } from './guardrails/shape';
import {
  ENFORCEMENT_POINTS,
  LIFECYCLES,
  SEVERITIES,
  STRICTER,
  SUBJECT_KINDS,
} from './model';

const { any, flag, integer, list, mapOf, oneOf, record, required, text } =
  shapes;

const filled = text({ minLength: 1 });
const texts = list(filled);

/** Names that are safe in refs, file names and reports. @internal */
export const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const name = text({
  pattern: NAME,
  patternWords: 'letters, digits, - _ and ., at most 63 of them',
});
const date = text({
  pattern: /^\d{4}-\d\d-\d\d$/,
  patternWords: 'a day such as 2026-12-31',
});

/** A day that is in the calendar as well. */
const realDay = text({ format: 'date' });

const patch = record(
  'patch',
  {
    in: list(filled),
    path: required(text()),
    value: any,
    expression: filled,
    remove: flag,
  },
  {
    choices: [
      {
        fields: ['value', 'expression', 'remove'],
        min: 1,
        max: 1,
        words: 'change',
      },
    ],
  },
);

const rule = record('rule', {
  id: required(name),
  title: text(),
  check: required(filled),
  each: filled,
  when: filled,
  at: text({
    pattern: /^(\/|$)/,
    patternWords: 'a JSON Pointer such as /owner',
  }),
  message: required(filled),
  reason: text(),
  severity: oneOf(SEVERITIES),
  waivable: flag,
  effort: integer({ minimum: 0 }),
  fix: record('fix', { text: required(filled), patch: list(patch) }),
});

const parameter = record('parameter', {
  value: required(any),
  description: text(),
  stricter: oneOf(STRICTER),
});

const example = record('example', {
  name: required(filled),
  expect: required(oneOf(['pass', 'fail', 'not-applicable'])),
  rules: list(filled),
  environment: text(),
  now: text(),
  facts: required(mapOf('facts', any)),
});

const target = record('target', {
  kinds: required(
    list(oneOf(SUBJECT_KINDS), { minItems: 1, uniqueItems: true }),
  ),
  when: filled,
});

const specFields = {
  version: filled,
  owner: required(filled),
  lifecycle: required(oneOf(LIFECYCLES)),
  graceUntil: date,
  domain: filled,
  purpose: required(filled),
  serves: list(
    record('reference', { framework: required(filled), reference: text() }),
  ),
  target,
  environments: texts,
  enforcement: list(oneOf(ENFORCEMENT_POINTS), { uniqueItems: true }),
  severity: oneOf(SEVERITIES),
  parameters: mapOf('parameters', parameter),
  strengthens: filled,
  rules: list(rule),
  examples: list(example),
  access: accessShape,
  guardrails: guardrailsShape,
};

/** What a policy document must look like. @internal */
export const policyShape = record('policy', {
  apiVersion: required(oneOf(['meshwright.io/v1alpha1'])),
  kind: required(oneOf(['GovernancePolicy'])),
  metadata: required(
    record(
      'metadata block',
      {
        name: required(name),
        title: text(),
        description: text(),
        tags: list(text()),
      },
      { rest: 'allow' },
    ),
  ),
  spec: required(record('policy', specFields)),
});

/** The same where the policy is the text of a catalog entity. @internal */
export const wrappingShape = record(
  'policy',
  {
    apiVersion: required(text()),
    kind: required(text()),
    metadata: required(record('metadata block', {}, { rest: 'allow' })),
    spec: required(
      record('policy', { definition: required(filled) }, { rest: 'allow' }),
    ),
  },
  { rest: 'allow' },
);

const waiver = record('waiver', {
  product: required(filled),
  rule: required(
    text({
      pattern: /^[^/\s]+\/[^/\s]+$/,
      patternWords: 'a policy and a rule such as product-owner/has-owner',
    }),
  ),
  reason: required(filled),
  approver: required(filled),
  from: realDay,
  until: required(realDay),
});

/** What a file of waivers must look like. @internal */
export const waiversShape = record('file of waivers', {
  waivers: required(list(waiver)),
});
