// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { findingCountsOf } from '@meshwright/plugin-data-mesh-common';
import type { DataProductEntityV1alpha1 } from '@meshwright/plugin-data-mesh-common';
import { TrustStrip, sentenceCase } from '@meshwright/plugin-data-mesh-react';
import { linkOf } from '../../header/linkOf';
import { MeshEntityHeader } from '../../header/MeshEntityHeader';
import { policiesFact } from '../governance/governanceWords';
import { useProductGovernance } from '../governance/useProductGovernance';
import { qualityFact } from '../../quality/checks/qualityWords';
import { freshnessFact, statusFact } from '../../quality/status/statusWords';
import { useProductStatus } from '../../quality/useQuality';
import { useProductQuality } from '../quality/useProductQuality';
import { useProductDetail } from '../useProductDetail';
import { orderTabs } from './orderTabs';
import { ProductActions } from './ProductActions';

/**
 * Top of a data product's page: where it belongs, what it is for, who answers for it, whether to trust it.
 *
 * What the entity says is there at once; what the mesh knows beyond it follows without moving anything.
 *
 * @internal
 */
export function ProductHeader({ tabs, activeTabId }: EntityHeaderLayoutProps) {
  const { entity } = useEntity<DataProductEntityV1alpha1>();
  const entityPath = useEntityRefLink();
  const { data: product } = useProductDetail();
  const { data: quality } = useProductQuality();
  const { data: status } = useProductStatus(stringifyEntityRef(entity));
  const { data: governance } = useProductGovernance();
  const { spec } = entity;
  const domain = product ? product.domain : linkOf(spec.domain, 'domain');
  const summary = product ?? {
    problems: ownProblems(entity),
    version: spec.version,
    classification: spec.classification,
    lifecycle: spec.lifecycle,
  };
  return (
    <MeshEntityHeader
      entity={entity}
      belongsTo={domain ? [domain] : []}
      kind={
        spec.type ? `${sentenceCase(spec.type)} data product` : 'Data product'
      }
      purpose={spec.purpose ?? entity.metadata.description}
      owner={product ? product.owner : linkOf(spec.owner, 'group')}
      trust={
        <TrustStrip
          variant="header"
          product={summary}
          measured={{
            status:
              status && statusFact(status, `${entityPath(entity)}/quality`),
            quality: qualityFact(quality, `${entityPath(entity)}/quality`),
            freshness: freshnessFact(
              status?.freshness ?? [],
              `${entityPath(entity)}/quality`,
            ),
            policies: policiesFact(
              governance,
              `${entityPath(entity)}/governance`,
            ),
          }}
          problemsHref={`${entityPath(entity)}#problems`}
        />
      }
      actions={<ProductActions entity={entity} />}
      tabs={orderTabs(tabs)}
      activeTabId={activeTabId}
    />
  );
}

/** Problems of the product's own descriptor; that it has none says nothing about its contracts yet. */
function ownProblems(entity: DataProductEntityV1alpha1) {
  const counts = findingCountsOf(entity);
  return counts.errors + counts.warnings > 0 ? counts : undefined;
}
