// SPDX-License-Identifier: Apache-2.0
import { shapes } from '@meshwright/contracts';
import { ACCESS_EFFECTS, CLEARANCES } from '../../access/model';

const { any, list, mapOf, oneOf, record, required, text } = shapes;

const filled = text({ minLength: 1 });
const texts = list(filled);

/** Actions that permissions state. @internal */
export const ACTIONS = ['create', 'read', 'update', 'delete', 'use'] as const;

/** @internal */
export const PERMISSION_PATTERN = /^([A-Za-z0-9._:/-]+\*?|\*)$/;
/** @internal */
export const REF_PATTERN = /^(group|user):[^/\s:]+\/[^/\s:]+$/;

const ref = text({
  pattern: REF_PATTERN,
  patternWords: 'a ref such as group:default/mesh-stewards',
});
const groupOrAny = text({
  pattern: /^(\*|group:[^/\s:]+\/[^/\s:]+)$/,
  patternWords: 'a ref such as group:default/mesh-stewards, or *',
});
const user = text({
  pattern: /^user:[^/\s:]+\/[^/\s:]+$/,
  patternWords: 'a ref such as user:default/ada',
});
const permission = text({
  pattern: PERMISSION_PATTERN,
  patternWords: 'a name such as catalog.entity.read, or one that ends in *',
});
const helper = text({
  pattern: /^(owner|domain-owner|(group|user):[^/\s:]+\/[^/\s:]+)$/,
  patternWords: 'owner, domain-owner, or a ref such as group:default/stewards',
});

const rule = record('access rule', {
  id: required(filled),
  title: text(),
  effect: required(oneOf(ACCESS_EFFECTS)),
  permissions: required(list(permission, { minItems: 1 })),
  actions: list(oneOf(ACTIONS)),
  resources: texts,
  roles: texts,
  groups: list(ref),
  when: filled,
  message: filled,
  reason: text(),
  ask: list(helper),
});

const assignment = record('assignment', {
  id: required(filled),
  groups: list(groupOrAny),
  users: list(user),
  roles: texts,
  clearance: oneOf(CLEARANCES),
  purposes: texts,
});

const example = record('access example', {
  name: required(filled),
  person: required(mapOf('person', any)),
  permission: required(filled),
  action: oneOf(ACTIONS),
  resourceType: filled,
  resource: mapOf('resource', any),
  expect: required(oneOf(ACCESS_EFFECTS)),
  rule: filled,
});

/** What the access part of a policy must look like. @internal */
export const accessShape = record('access part', {
  people: list(assignment),
  rules: list(rule),
  examples: list(example),
});
