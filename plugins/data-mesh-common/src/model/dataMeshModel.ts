// SPDX-License-Identifier: Apache-2.0
import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { declareAnnotations } from './annotations';
import { dataContractApi } from './dataContractApi';
import { dataProductKind } from './dataProductKind';
import { governancePolicyKind } from './governancePolicyKind';
import { declareRelations } from './relations';

/**
 * Catalog model layer of the data mesh: the kinds `DataProduct` and `GovernancePolicy`, API entities that
 * carry data contracts, and how they relate to each other, to domains and to owners.
 *
 * Relations of ports to contracts cannot be said in a model layer, because the references are inside
 * objects; a processor of the catalog module emits them.
 *
 * @alpha
 */
export const dataMeshModel = createCatalogModelLayer({
  layerId: 'meshwright.io/data-mesh',
  builder: model => {
    model.addKind(dataProductKind);
    model.addKind(governancePolicyKind);
    model.addKindVersion(dataContractApi);
    // A domain that products name and nobody has described yet is nobody's.
    model.updateKind({
      names: { kind: 'Domain' },
      versions: [
        {
          name: ['v1alpha1', 'v1beta1'],
          schema: { jsonSchema: { properties: { spec: { required: [] } } } },
        },
      ],
    });
    declareRelations(model);
    declareAnnotations(model);
  },
});
