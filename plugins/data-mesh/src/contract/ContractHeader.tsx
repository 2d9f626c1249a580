// SPDX-License-Identifier: Apache-2.0
import type { ComponentProps } from 'react';
import {
  RELATION_API_PROVIDED_BY,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import {
  getEntityRelations,
  useEntity,
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import {
  CONTRACT_VERSION_ANNOTATION,
  findingCountsOf,
} from '@meshwright/plugin-data-mesh-common';
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import { TrustStrip } from '@meshwright/plugin-data-mesh-react';
import { EntityActions } from '../header/EntityActions';
import { MeshEntityHeader } from '../header/MeshEntityHeader';
import { contractPath } from './contractPath';
import { MeasuredContractTrust } from './quality/MeasuredContractTrust';
import { providerOf } from './quality/providerOf';

/** Top of a contract's page: which product offers it, who answers for it, whether to trust it. @internal */
export function ContractHeader({ tabs, activeTabId }: EntityHeaderLayoutProps) {
  const { entity } = useEntity();
  const entityPath = useEntityRefLink();
  const provider = useRelatedLink(entity, RELATION_API_PROVIDED_BY);
  const owner = useRelatedLink(entity, RELATION_OWNED_BY);
  const subject = providerOf(entity);
  const strip: ComponentProps<typeof TrustStrip> = {
    variant: 'header',
    omit: ['classification'],
    product: {
      problems: findingCountsOf(entity),
      version: entity.metadata.annotations?.[CONTRACT_VERSION_ANNOTATION],
      lifecycle: entity.spec?.lifecycle?.toString(),
    },
    problemsHref: contractPath(entityPath(entity), { section: 'document' }),
  };
  return (
    <MeshEntityHeader
      entity={entity}
      belongsTo={provider ? [provider] : []}
      kind="Data contract"
      purpose={entity.metadata.description}
      owner={owner}
      trust={
        subject ? (
          <MeasuredContractTrust
            {...strip}
            subject={subject}
            to={`${entityPath(entity)}/quality`}
          />
        ) : (
          <TrustStrip {...strip} />
        )
      }
      actions={<EntityActions entity={entity} />}
      tabs={tabs}
      activeTabId={activeTabId}
    />
  );
}

/** The first entity of a relation, by the name people know it by. */
function useRelatedLink(
  entity: Entity,
  relation: string,
): EntityLink | undefined {
  const related = getEntityRelations(entity, relation)[0];
  const { primaryTitle } = useEntityPresentation(related ?? entity);
  return (
    related && {
      entityRef: stringifyEntityRef(related),
      title: primaryTitle,
      resolved: true,
    }
  );
}
