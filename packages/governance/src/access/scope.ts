// SPDX-License-Identifier: Apache-2.0
import type { CelField, CelScope, CelType } from '../cel';

/** How an attribute of a resource is: one text, several, or members by name. @internal */
export type AttributeShape = 'text' | 'texts' | 'members';

interface Attribute {
  shape: AttributeShape;
  description: string;
}

const text = (description: string): Attribute => ({
  shape: 'text',
  description,
});
const texts = (description: string): Attribute => ({
  shape: 'texts',
  description,
});
const members = (description: string): Attribute => ({
  shape: 'members',
  description,
});

/**
 * What rules may read of a resource as `resource`, by resource type. Texts that a resource does not state are empty,
 * lists have no items. They are compared without regard to case.
 *
 * @internal
 */
export const resourceAttributes: Readonly<
  Record<string, Readonly<Record<string, Attribute>>>
> = {
  'catalog-entity': {
    kind: text('Kind of the entity: `dataproduct`, `api`, `template`, …'),
    namespace: text('Namespace of the entity.'),
    name: text('Name of the entity.'),
    type: text('`spec.type`.'),
    lifecycle: text('`spec.lifecycle`.'),
    classification: text(
      '`spec.classification`: `public`, `internal`, `confidential`, `restricted`. Of a contract, that of its strictest column.',
    ),
    environment: text('`spec.environment`.'),
    owners: texts('Refs of the groups and users that own it.'),
    domains: texts('Refs of the domains that it is part of.'),
    tags: texts('Tags.'),
    labels: members("Labels: `resource.labels['cost-centre']`."),
    annotations: members('Annotations.'),
    fields: members(
      "Other texts, numbers and flags of `spec`: `resource.fields['system']`.",
    ),
  },
  'scaffolder-template': {
    tags: texts(
      'Tags that a step or a page of parameters states under `backstage:permissions`.',
    ),
  },
  'scaffolder-action': {
    action: text('Id of the action: `data-mesh:publish:local`.'),
    input: members('What the action is called with.'),
  },
  'scaffolder-task': {
    createdBy: text('Ref of who started the task.'),
  },
};

const field = (type: CelType, description: string): CelField => ({
  type,
  description,
});

const TYPES: Record<AttributeShape, CelType> = {
  text: 'string',
  texts: { list: 'string' },
  members: { map: 'any' },
};

/** What rules read of a person. @internal */
export const personFields: Record<string, CelField> = {
  ref: field('string', 'Ref of the user.'),
  groups: field({ list: 'string' }, 'Refs of groups that the person is in.'),
  claims: field(
    { list: 'string' },
    'The person and the groups: what owns something counts as one of them.',
  ),
  roles: field(
    { list: 'string' },
    '`consumer`, `product-developer`, `product-owner`, `domain-owner`, `steward`, `platform-engineer`, `auditor`, and own ones.',
  ),
  domains: field(
    { list: 'string' },
    'Refs of domains in which a group of the person owns the domain or a product.',
  ),
  ownedDomains: field(
    { list: 'string' },
    'Refs of domains that the person answers for, those below included.',
  ),
  ownedDomainNames: field(
    { list: 'string' },
    'The same by their names as well, as forms and actions have them.',
  ),
  clearance: field('string', 'Strictest classification that may be seen.'),
  clears: field({ list: 'string' }, 'Classifications that may be seen.'),
  purposes: field({ list: 'string' }, 'Purposes that data may be used for.'),
};

/** What rules read of the permission that is asked for. @internal */
export const permissionFields: Record<string, CelField> = {
  name: field('string', 'Name: `catalog.entity.read`.'),
  action: field('string', '`create`, `read`, `update`, `delete` or `use`.'),
  resource: field('string', 'Resource type; empty where there is none.'),
  classification: field(
    'string',
    'Classification that a permission `data-mesh.data.read.…` is about.',
  ),
};

function resourceFields(): Record<string, CelField> {
  const fields: Record<string, CelField> = {};
  for (const attributes of Object.values(resourceAttributes)) {
    for (const [name, { shape, description }] of Object.entries(attributes)) {
      fields[name] ??= field(TYPES[shape], description);
    }
  }
  return fields;
}

const ofResource = resourceFields();

/** Names that the expression of an access rule may use. @public */
export const accessScope: CelScope = {
  person: { record: { name: 'person', fields: () => personFields } },
  permission: {
    record: { name: 'permission', fields: () => permissionFields },
  },
  resource: { record: { name: 'resource', fields: () => ofResource } },
};

/**
 * Resource types that have all of some attributes.
 *
 * @internal
 */
export function typesWithAttributes(names: readonly string[]): string[] {
  return Object.entries(resourceAttributes)
    .filter(([, attributes]) =>
      names.every(name => Object.hasOwn(attributes, name)),
    )
    .map(([type]) => type);
}
