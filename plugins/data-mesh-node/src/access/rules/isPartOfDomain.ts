// SPDX-License-Identifier: Apache-2.0
import { RELATION_PART_OF } from '@backstage/catalog-model';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';

/** Entities that are part of one of some domains. @public */
export const isPartOfDomain = createPermissionRule({
  name: 'DATA_MESH_IS_PART_OF_DOMAIN',
  description: 'Entities that are part of one of some domains',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({
    domains: z.array(z.string()).describe('Refs of domains'),
  }),
  apply: (entity, { domains }) =>
    (entity.relations ?? []).some(
      ({ type, targetRef }) =>
        type === RELATION_PART_OF && domains.includes(targetRef),
    ),
  toQuery: ({ domains }) => ({
    key: `relations.${RELATION_PART_OF}`,
    values: domains,
  }),
});
