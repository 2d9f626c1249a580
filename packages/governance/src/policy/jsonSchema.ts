// SPDX-License-Identifier: Apache-2.0
import { accessJsonSchema } from './access/jsonSchema';
import { guardrailsJsonSchema } from './guardrails/jsonSchema';
import {
  ENFORCEMENT_POINTS,
  LIFECYCLES,
  SEVERITIES,
  STRICTER,
  SUBJECT_KINDS,
} from './model';
import { NAME } from './shape';

const text = (description: string, more: object = {}) => ({
  type: 'string',
  description,
  ...more,
});
const filled = (description: string) => text(description, { minLength: 1 });
const texts = (description: string) => ({
  type: 'array',
  description,
  items: { type: 'string', minLength: 1 },
});
const day = (description: string) =>
  text(description, { pattern: '^\\d{4}-\\d\\d-\\d\\d$' });

const rule = {
  type: 'object',
  description: 'One thing that the policy asks.',
  required: ['id', 'check', 'message'],
  additionalProperties: false,
  properties: {
    id: text('Unique in the policy.', { pattern: NAME.source }),
    title: text('What is in order, in a sentence.'),
    check: filled('Expression in CEL that is true for what is in order.'),
    each: filled(
      "Expression that gives a list; 'check' then is asked of each as 'item'.",
    ),
    when: filled('Expression that is true for what the rule applies to.'),
    at: text('JSON Pointer of the place that evidence points at.', {
      pattern: '^(/|$)',
    }),
    message: filled('What is wrong; may hold ${expressions}.'),
    reason: text('Why it matters.'),
    severity: {
      enum: SEVERITIES,
      description: 'That of the policy if absent.',
    },
    waivable: {
      type: 'boolean',
      default: true,
      description: 'Whether somebody may be let off for a while.',
    },
    effort: {
      type: 'integer',
      minimum: 0,
      description: 'Minutes that mending one place takes by hand.',
    },
    fix: {
      type: 'object',
      required: ['text'],
      additionalProperties: false,
      properties: {
        text: filled('What to do; may hold ${expressions}.'),
        patch: {
          type: 'array',
          description: 'The same as changes that a machine can make.',
          items: {
            type: 'object',
            required: ['path'],
            additionalProperties: false,
            properties: {
              in: texts(
                'Standards that it fits: odcs, odps-bitol, dpds, entity, …',
              ),
              path: text(
                'JSON Pointer: from the root with a leading /, else from the evidence.',
              ),
              value: { description: 'Value to write.' },
              expression: filled('Expression that gives the value to write.'),
              remove: { type: 'boolean', description: 'Take it away.' },
            },
            oneOf: [
              { required: ['value'] },
              { required: ['expression'] },
              { required: ['remove'] },
            ],
          },
        },
      },
    },
  },
};

const spec = {
  type: 'object',
  required: ['owner', 'lifecycle', 'purpose'],
  additionalProperties: false,
  anyOf: [
    { required: ['rules', 'target'] },
    { required: ['strengthens'] },
    { required: ['access'] },
    { required: ['guardrails'] },
  ],
  properties: {
    version: text('Semantic version of the policy.'),
    owner: filled('Ref of the Group or User that answers for the policy.'),
    lifecycle: {
      enum: LIFECYCLES,
      description:
        'A draft is rehearsed only; in grace failures are warnings; a retired policy is not asked.',
    },
    graceUntil: day('Last day of grace.'),
    domain: filled('Domain that the policy binds; without one it binds all.'),
    purpose: filled('Why the policy exists.'),
    serves: {
      type: 'array',
      description: 'Laws, standards and principles that it serves.',
      items: {
        type: 'object',
        required: ['framework'],
        additionalProperties: false,
        properties: {
          framework: filled('GDPR, HIPAA, data as a product, …'),
          reference: text('Article, section or control.'),
        },
      },
    },
    target: {
      type: 'object',
      required: ['kinds'],
      additionalProperties: false,
      properties: {
        kinds: {
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: { enum: SUBJECT_KINDS },
          description: 'What the policy judges.',
        },
        when: filled('Expression that is true for what the policy binds.'),
      },
    },
    environments: texts('Environments that it binds; all if absent.'),
    enforcement: {
      type: 'array',
      uniqueItems: true,
      items: { enum: ENFORCEMENT_POINTS },
      description:
        'Where it is asked; form, ci and catalog if absent, and permission for one with access.',
    },
    severity: {
      enum: SEVERITIES,
      default: 'error',
      description: 'How much a failure matters.',
    },
    parameters: {
      type: 'object',
      description: 'Values that rules read as parameters.name.',
      additionalProperties: {
        type: 'object',
        required: ['value'],
        additionalProperties: false,
        properties: {
          value: { description: 'The value.' },
          description: text('What it is.'),
          stricter: {
            enum: STRICTER,
            default: 'fixed',
            description: 'Which way a domain may change it.',
          },
        },
      },
    },
    strengthens: filled(
      'Name of the global policy that this policy of a domain makes stricter.',
    ),
    access: accessJsonSchema,
    guardrails: guardrailsJsonSchema,
    rules: { type: 'array', items: rule },
    examples: {
      type: 'array',
      description: 'What must pass, fail, or not be bound.',
      items: {
        type: 'object',
        required: ['name', 'expect', 'facts'],
        additionalProperties: false,
        properties: {
          name: filled('What it shows.'),
          expect: { enum: ['pass', 'fail', 'not-applicable'] },
          rules: texts('Rules that must have that outcome; all if absent.'),
          environment: text('Environment that it plays in.'),
          now: text('Moment that it plays at.'),
          facts: {
            type: 'object',
            description: 'What is known; what is left out is empty.',
          },
        },
      },
    },
  },
};

/**
 * JSON Schema (2020-12) of a policy document, for editors. What it cannot say, such as whether an expression is right,
 * {@link readPolicies} does.
 *
 * @public
 */
export const policyJsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://meshwright.io/schemas/governance-policy/v1alpha1.json',
  title: 'GovernancePolicy',
  description: 'A governance policy of Meshwright.',
  type: 'object',
  required: ['apiVersion', 'kind', 'metadata', 'spec'],
  additionalProperties: false,
  properties: {
    apiVersion: { const: 'meshwright.io/v1alpha1' },
    kind: { const: 'GovernancePolicy' },
    metadata: {
      type: 'object',
      required: ['name'],
      properties: {
        name: text('Name of the policy.', { pattern: NAME.source }),
        title: text('Name for people.'),
        description: text('More about it.'),
        tags: texts('Words to find it by.'),
      },
    },
    spec,
  },
} as const;
