// SPDX-License-Identifier: Apache-2.0
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { VISIBILITY_KEY, visibilityFactsOf } from './visibilityFacts';

/**
 * Entities with one of some classifications, owners or domains: alternatives that are one question to a database. An
 * entity that the catalog has not looked at yet has none of them.
 *
 * @public
 */
export const hasVisibilityFact = createPermissionRule({
  name: 'DATA_MESH_HAS_VISIBILITY_FACT',
  description: 'Entities with one of some classifications, owners or domains',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({
    facts: z
      .array(z.string())
      .describe("What is asked: 'classification:public'; any of them will do"),
  }),
  apply: (entity, { facts }) => {
    const found = visibilityFactsOf(entity);
    return facts.some(fact => found.includes(fact));
  },
  toQuery: ({ facts }) => ({ key: VISIBILITY_KEY, values: facts }),
});
