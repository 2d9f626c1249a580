// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import {
  useEntity,
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { Header } from '@backstage/ui';
import { findingCountsOf } from '@meshwright/plugin-data-mesh-common';
import type {
  DataProductEntityV1alpha1,
  ProductDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  EntityLinkChip,
  TrustStrip,
  sentenceCase,
} from '@meshwright/plugin-data-mesh-react';
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
  const { primaryTitle } = useEntityPresentation(entity);
  const entityPath = useEntityRefLink();
  const { data: product } = useProductDetail();
  const { spec } = entity;
  const domain = product?.domain ?? domainOfSpec(entity);
  const summary = product ?? {
    problems: ownProblems(entity),
    version: spec.version,
    classification: spec.classification,
    lifecycle: spec.lifecycle,
  };
  return (
    <Header
      title={primaryTitle}
      tags={[
        ...(domain
          ? [
              {
                label: domain.title,
                href: domain.resolved
                  ? entityPath(domain.entityRef)
                  : undefined,
              },
            ]
          : []),
        {
          label: spec.type
            ? `${sentenceCase(spec.type)} data product`
            : 'Data product',
        },
      ]}
      description={spec.purpose ?? entity.metadata.description}
      metadata={[
        {
          label: 'Owner',
          value: (
            <Owner owner={product ? product.owner : ownerOfSpec(entity)} />
          ),
        },
        {
          label: 'Trust',
          value: (
            <TrustStrip
              variant="header"
              product={summary}
              problemsHref={`${entityPath(entity)}#problems`}
            />
          ),
        },
      ]}
      customActions={<ProductActions entity={entity} />}
      tabs={orderTabs(tabs)}
      activeTabId={activeTabId}
    />
  );
}

function Owner({ owner }: { owner: ProductDetail['owner'] }) {
  return owner ? <EntityLinkChip link={owner} /> : <>Nobody is named</>;
}

function ownerOfSpec({
  spec,
}: DataProductEntityV1alpha1): ProductDetail['owner'] {
  return linkOf(spec.owner, 'group');
}

function domainOfSpec({
  spec,
}: DataProductEntityV1alpha1): ProductDetail['domain'] {
  return linkOf(spec.domain, 'domain');
}

function linkOf(ref: string | undefined, defaultKind: string) {
  if (!ref) {
    return undefined;
  }
  const { kind, namespace, name } = parseEntityRef(ref, { defaultKind });
  return {
    entityRef: `${kind}:${namespace}/${name}`,
    title: name,
    resolved: true,
  };
}

/** Problems of the product's own descriptor; that it has none says nothing about its contracts yet. */
function ownProblems(entity: DataProductEntityV1alpha1) {
  const counts = findingCountsOf(entity);
  return counts.errors + counts.warnings > 0 ? counts : undefined;
}
