// SPDX-License-Identifier: Apache-2.0
import { ACCESS_EFFECTS, CLEARANCES } from '../../access/model';
import { ACTIONS, PERMISSION_PATTERN, REF_PATTERN } from './shape';

const text = (description: string, more: object = {}) => ({
  type: 'string',
  minLength: 1,
  description,
  ...more,
});
const texts = (description: string, more: object = {}) => ({
  type: 'array',
  description,
  items: { type: 'string', minLength: 1, ...more },
});
const effect = { enum: ACCESS_EFFECTS };

const rule = {
  type: 'object',
  description:
    'One thing that is allowed or denied. A deny counts whatever else allows.',
  required: ['id', 'effect', 'permissions'],
  additionalProperties: false,
  properties: {
    id: text('Unique among the access rules of the policy.'),
    title: { type: 'string', description: 'What it says, in a sentence.' },
    effect,
    permissions: {
      ...texts('Names of permissions; one that ends in * stands for many.', {
        pattern: PERMISSION_PATTERN.source,
      }),
      minItems: 1,
    },
    actions: {
      type: 'array',
      items: { enum: ACTIONS },
      description: 'Actions; all if absent.',
    },
    resources: texts('Resource types, such as catalog-entity.'),
    roles: texts('Roles of which a person needs one.'),
    groups: texts('Groups and users of which a person must be one.', {
      pattern: REF_PATTERN.source,
    }),
    when: text('Expression in CEL over person, permission and resource.'),
    message: text('What a person is told who is denied.'),
    reason: { type: 'string', description: 'Why it is so.' },
    ask: texts(
      'Whom to ask: owner, domain-owner, or refs of groups and users.',
      { pattern: '^(owner|domain-owner|(group|user):[^/\\s:]+/[^/\\s:]+)$' },
    ),
  },
};

/** JSON Schema of the access part of a policy. @internal */
export const accessJsonSchema = {
  type: 'object',
  description: 'Who may do what, for permission checks.',
  additionalProperties: false,
  properties: {
    people: {
      type: 'array',
      description: 'What people are.',
      items: {
        type: 'object',
        required: ['id'],
        additionalProperties: false,
        properties: {
          id: text('Unique in the policy.'),
          groups: texts('Refs of groups; * is anybody who is in a group.', {
            pattern: '^(\\*|group:[^/\\s:]+/[^/\\s:]+)$',
          }),
          users: texts('Refs of users.', {
            pattern: '^user:[^/\\s:]+/[^/\\s:]+$',
          }),
          roles: texts('Roles that they have.'),
          clearance: {
            enum: CLEARANCES,
            description: 'Strictest classification whose values they may see.',
          },
          purposes: texts('Purposes that they may use data for.'),
        },
      },
    },
    rules: { type: 'array', items: rule },
    examples: {
      type: 'array',
      description: 'What must be allowed and denied.',
      items: {
        type: 'object',
        required: ['name', 'person', 'permission', 'expect'],
        additionalProperties: false,
        properties: {
          name: text('What it shows.'),
          person: {
            type: 'object',
            description: 'What is known of the person.',
          },
          permission: text('Name of a permission.'),
          action: { enum: ACTIONS },
          resourceType: text('Resource type; catalog-entity with a resource.'),
          resource: {
            type: 'object',
            description: 'Attributes of the resource.',
          },
          expect: effect,
          rule: text('Access rule that must be the reason.'),
        },
      },
    },
  },
};
