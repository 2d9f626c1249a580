// SPDX-License-Identifier: Apache-2.0
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import type { EntitiesSearchFilter } from '@backstage/plugin-catalog-node';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import {
  type DataMeshEntityFilterRule,
  dataMeshEntityRules,
} from '@meshwright/plugin-data-mesh-node';
import { z } from 'zod';

/** The index is filtered in the database, never entity by entity. */
function apply(): boolean {
  throw new Error('The data mesh does not apply rules to single entities');
}

function keyed(key: string, value: string | undefined): EntitiesSearchFilter {
  return value === undefined ? { key } : { key, values: [value] };
}

const isEntityKind = createPermissionRule({
  name: 'IS_ENTITY_KIND',
  description: 'Entities of certain kinds',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ kinds: z.array(z.string()) }),
  apply,
  toQuery: ({ kinds }) => ({ key: 'kind', values: kinds }),
});

const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Entities owned by one of the given refs',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply,
  toQuery: ({ claims }) => ({
    key: `relations.${RELATION_OWNED_BY}`,
    values: claims,
  }),
});

const hasAnnotation = createPermissionRule({
  name: 'HAS_ANNOTATION',
  description: 'Entities with an annotation, or with a value of it',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({
    annotation: z.string(),
    value: z.string().optional(),
  }),
  apply,
  toQuery: ({ annotation, value }) =>
    keyed(`metadata.annotations.${annotation}`, value),
});

const hasLabel = createPermissionRule({
  name: 'HAS_LABEL',
  description: 'Entities with a label, or with a value of it',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ label: z.string(), value: z.string().optional() }),
  apply,
  toQuery: ({ label, value }) => keyed(`metadata.labels.${label}`, value),
});

const hasMetadata = createPermissionRule({
  name: 'HAS_METADATA',
  description: 'Entities with a metadata field, or with a value of it',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ key: z.string(), value: z.string().optional() }),
  apply,
  toQuery: ({ key, value }) => keyed(`metadata.${key}`, value),
});

const hasSpec = createPermissionRule({
  name: 'HAS_SPEC',
  description: 'Entities with a spec field, or with a value of it',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ key: z.string(), value: z.string().optional() }),
  apply,
  toQuery: ({ key, value }) => keyed(`spec.${key}`, value),
});

/**
 * The permission rules that Backstage's catalog has built in, as filters in the words of its search table, and those of
 * the data mesh.
 *
 * @internal
 */
export const catalogRules: DataMeshEntityFilterRule[] = [
  isEntityKind,
  isEntityOwner,
  hasAnnotation,
  hasLabel,
  hasMetadata,
  hasSpec,
  ...dataMeshEntityRules,
];
