// SPDX-License-Identifier: Apache-2.0
import type { CatalogModelLayerBuilder } from '@backstage/catalog-model/alpha';

/**
 * Relations of the mesh's kinds.
 *
 * All of them are relations that Backstage has: its relation cards, API pages and catalog graph show them
 * without being told.
 *
 * @internal
 */
export function declareRelations(model: CatalogModelLayerBuilder) {
  model.updateRelationPair({
    fromKind: ['DataProduct', 'GovernancePolicy'],
    toKind: ['Group', 'User'],
    forward: { type: 'ownedBy' },
    reverse: { type: 'ownerOf' },
  });
  model.updateRelationPair({
    fromKind: ['DataProduct', 'GovernancePolicy', 'API'],
    toKind: 'Domain',
    forward: { type: 'partOf' },
    reverse: { type: 'hasPart' },
  });
  model.updateRelationPair({
    fromKind: 'DataProduct',
    toKind: 'API',
    forward: { type: 'providesApi' },
    reverse: { type: 'apiProvidedBy' },
  });
  model.updateRelationPair({
    fromKind: 'DataProduct',
    toKind: 'API',
    forward: { type: 'consumesApi' },
    reverse: { type: 'apiConsumedBy' },
  });
  model.updateRelationPair({
    fromKind: 'DataProduct',
    toKind: ['DataProduct', 'Component', 'Resource'],
    forward: { type: 'dependsOn' },
    reverse: { type: 'dependencyOf' },
  });
}
