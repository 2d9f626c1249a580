// SPDX-License-Identifier: Apache-2.0
import {
  type AccessAssignment,
  type AccessClearance,
  type AccessExample,
  type AccessPart,
  type AccessRule,
  CLEARANCES,
} from '../../access/model';
import { PERMISSION_PATTERN } from './shape';

type Data = Record<string, unknown>;

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const dataOf = (value: unknown): Data => (isData(value) ? value : {});
const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
const texts = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
const refs = (value: unknown): string[] =>
  texts(value).map(ref => ref.toLowerCase());

/** Lists that narrow a rule: one that is there and cannot be read must not widen it. */
const NARROWING = ['actions', 'resources', 'roles', 'groups'] as const;

/** Fields of a rule: a misspelt one may be what narrows it. */
const FIELDS = [
  ...NARROWING,
  ...['id', 'title', 'effect', 'permissions', 'when', 'message'],
  ...['reason', 'ask'],
];

function brokenBy(data: Data): string | undefined {
  const unknown = Object.keys(data).find(field => !FIELDS.includes(field));
  if (unknown !== undefined) return `'${unknown}' is no field of a rule.`;
  if (data.effect !== 'allow' && data.effect !== 'deny') {
    return "'effect' is neither allow nor deny.";
  }
  const patterns = texts(data.permissions);
  if (
    !Array.isArray(data.permissions) ||
    patterns.length === 0 ||
    patterns.length < data.permissions.length ||
    !patterns.every(pattern => PERMISSION_PATTERN.test(pattern))
  ) {
    return "'permissions' is no list of names of permissions.";
  }
  for (const field of NARROWING) {
    const value = data[field];
    const isList = Array.isArray(value) && texts(value).length === value.length;
    if (value !== undefined && !isList)
      return `'${field}' is no list of texts.`;
  }
  return data.when === undefined || typeof data.when === 'string'
    ? undefined
    : "'when' is no text.";
}

function ruleOf(value: unknown, index: number): AccessRule {
  const data = dataOf(value);
  const id = text(data.id) ?? String(index);
  const broken = brokenBy(data);
  const title = text(data.title) ?? id;
  const base = {
    id,
    title,
    message: text(data.message) ?? `${title}.`,
    reason: text(data.reason),
    ask: texts(data.ask).map(word =>
      word.includes(':') ? word.toLowerCase() : word,
    ),
  };
  if (broken) {
    const named = texts(data.permissions);
    return {
      ...base,
      effect: data.effect === 'allow' ? 'allow' : 'deny',
      permissions:
        named.length > 0 && !broken.startsWith("'permissions'") ? named : ['*'],
      actions: [],
      resources: [],
      roles: [],
      groups: [],
      broken,
    };
  }
  return {
    ...base,
    effect: data.effect === 'allow' ? 'allow' : 'deny',
    permissions: texts(data.permissions),
    actions: texts(data.actions),
    resources: texts(data.resources),
    roles: texts(data.roles),
    groups: refs(data.groups),
    when: text(data.when),
  };
}

function assignmentOf(value: unknown, index: number): AccessAssignment {
  const data = dataOf(value);
  return {
    id: text(data.id) ?? String(index),
    groups: refs(data.groups),
    users: refs(data.users),
    roles: texts(data.roles),
    // A clearance that nobody knows is none.
    clearance:
      CLEARANCES.find((known): boolean => known === data.clearance) ??
      ('none' as AccessClearance),
    purposes: texts(data.purposes),
  };
}

function exampleOf(value: unknown): AccessExample {
  const data = dataOf(value);
  return {
    name: text(data.name) ?? '',
    person: dataOf(data.person),
    permission: text(data.permission) ?? '',
    action: text(data.action),
    resourceType: text(data.resourceType),
    ...(isData(data.resource) && { resource: data.resource }),
    expect: data.expect === 'allow' ? 'allow' : 'deny',
    rule: text(data.rule),
  };
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : [];

/** A part that cannot be read may have refused anything. */
const UNREADABLE: AccessRule = ruleOf({ id: 'unreadable' }, 0);

/**
 * The access part of a policy, as far as it can be understood. What cannot is kept as broken: it refuses what it names.
 *
 * @internal
 */
export function buildAccess(value: unknown): AccessPart | undefined {
  if (value === undefined) return undefined;
  const data = dataOf(value);
  const isReadable =
    isData(value) && (data.rules === undefined || Array.isArray(data.rules));
  return {
    people: listOf(data.people).map(assignmentOf),
    rules: isReadable ? listOf(data.rules).map(ruleOf) : [UNREADABLE],
    examples: listOf(data.examples).map(exampleOf),
  };
}
