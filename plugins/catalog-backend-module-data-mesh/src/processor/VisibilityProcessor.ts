// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { withVisibilityFacts } from '@meshwright/plugin-data-mesh-node';

/** After all others: what they state last is what counts. */
const PRIORITY = 1_000_000;

/** Keeps with every entity, of whatever kind, what decides who may read it. @internal */
export class VisibilityProcessor implements CatalogProcessor {
  getProcessorName() {
    return 'DataMeshVisibilityProcessor';
  }

  getPriority() {
    return PRIORITY;
  }

  async postProcessEntity(entity: Entity): Promise<Entity> {
    return withVisibilityFacts(entity);
  }
}
