// SPDX-License-Identifier: Apache-2.0
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import type { AccessCondition, AccessValue } from '@meshwright/governance';
import {
  hasFieldValue,
  hasVisibilityFact,
  isPartOfDomain,
} from '@meshwright/plugin-data-mesh-node';
import { withMergedFacts } from './mergeFacts';

type Criteria = PermissionCriteria<PermissionCondition>;
type Leaf = Extract<AccessCondition, { attribute: string }>;
type Mapping = (leaf: Leaf) => Criteria;

/** Resource types that conditions can be asked of, and the plugin that has them. @internal */
export const RESOURCE_PLUGINS: Readonly<Record<string, string>> = {
  [RESOURCE_TYPE_CATALOG_ENTITY]: 'catalog',
  'scaffolder-action': 'scaffolder',
  'scaffolder-template': 'scaffolder',
  'scaffolder-task': 'scaffolder',
};

class Unmapped extends Error {}

const rule = (
  resourceType: string,
  name: string,
  params: PermissionCondition['params'],
): Criteria => ({ rule: name, resourceType, params });

function anyOf(parts: Criteria[]): Criteria {
  if (parts.length === 0) throw new Unmapped('No value is left to ask for');
  return parts.length === 1
    ? parts[0]
    : { anyOf: parts as [Criteria, ...Criteria[]] };
}

function texts({ attribute, values }: Leaf): string[] {
  if (!values) throw new Unmapped(`'${attribute}' cannot be asked to be there`);
  return values.map(String);
}

const field =
  (path: string): Mapping =>
  ({ key, values }) =>
    rule(RESOURCE_TYPE_CATALOG_ENTITY, hasFieldValue.name, {
      key: key === undefined ? path : `${path}.${key}`,
      ...(values && { values: values.map(String) }),
    });

function property({ key, values }: Leaf): Criteria {
  const of = (type: string, value?: AccessValue) =>
    rule('scaffolder-action', `HAS_${type.toUpperCase()}_PROPERTY`, {
      key,
      ...(value !== undefined && { value }),
    });
  return anyOf(
    values
      ? values.map(value => of(typeof value, value))
      : ['string', 'boolean', 'number'].map(type => of(type)),
  );
}

const MAPPINGS: Record<string, Record<string, Mapping>> = {
  [RESOURCE_TYPE_CATALOG_ENTITY]: {
    kind: leaf =>
      rule(RESOURCE_TYPE_CATALOG_ENTITY, 'IS_ENTITY_KIND', {
        kinds: texts(leaf),
      }),
    owners: leaf =>
      rule(RESOURCE_TYPE_CATALOG_ENTITY, 'IS_ENTITY_OWNER', {
        claims: texts(leaf),
      }),
    domains: leaf =>
      rule(RESOURCE_TYPE_CATALOG_ENTITY, isPartOfDomain.name, {
        domains: texts(leaf),
      }),
    namespace: field('metadata.namespace'),
    name: field('metadata.name'),
    tags: field('metadata.tags'),
    labels: field('metadata.labels'),
    annotations: field('metadata.annotations'),
    type: field('spec.type'),
    lifecycle: field('spec.lifecycle'),
    classification: field('spec.classification'),
    environment: field('spec.environment'),
    fields: field('spec'),
  },
  'scaffolder-template': {
    tags: leaf =>
      anyOf(
        texts(leaf).map(tag => rule('scaffolder-template', 'HAS_TAG', { tag })),
      ),
  },
  'scaffolder-action': {
    action: leaf =>
      anyOf(
        texts(leaf).map(actionId =>
          rule('scaffolder-action', 'HAS_ACTION_ID', { actionId }),
        ),
      ),
    input: property,
  },
  'scaffolder-task': {
    createdBy: leaf =>
      rule('scaffolder-task', 'IS_TASK_OWNER', { createdBy: texts(leaf) }),
  },
};

function criteriaOf(
  condition: AccessCondition,
  mappings: Record<string, Mapping>,
  canMerge: boolean,
): Criteria {
  const list = (parts: AccessCondition[]) =>
    parts.map(part => criteriaOf(part, mappings, canMerge)) as [
      Criteria,
      ...Criteria[],
    ];
  if ('allOf' in condition) return { allOf: list(condition.allOf) };
  if ('anyOf' in condition) {
    const { facts, others } = canMerge
      ? withMergedFacts(condition.anyOf)
      : { facts: [], others: condition.anyOf };
    return anyOf([
      ...(facts.length > 0
        ? [
            rule(RESOURCE_TYPE_CATALOG_ENTITY, hasVisibilityFact.name, {
              facts,
            }),
          ]
        : []),
      ...list(others),
    ]);
  }
  if ('not' in condition) {
    // What has no facts, for whatever reason, must not slip through a refusal.
    return { not: criteriaOf(condition.not, mappings, false) };
  }
  const { attribute } = condition;
  if (!Object.hasOwn(mappings, attribute)) {
    throw new Unmapped(`The resource has no '${attribute}'`);
  }
  return mappings[attribute](condition);
}

/**
 * A condition in the words of Backstage's permission rules.
 *
 * @param options - `factsKept`: whether the catalog keeps its facts with every entity, so that conditions may ask for them
 * @returns undefined for one that no rule can ask: then nothing is allowed
 * @internal
 */
export function toCriteria(
  condition: AccessCondition,
  resourceType: string,
  options: { factsKept: boolean },
): Criteria | undefined {
  if (!Object.hasOwn(MAPPINGS, resourceType)) return undefined;
  try {
    return criteriaOf(
      condition,
      MAPPINGS[resourceType],
      options.factsKept && resourceType === RESOURCE_TYPE_CATALOG_ENTITY,
    );
  } catch (error) {
    if (error instanceof Unmapped) return undefined;
    throw error;
  }
}
