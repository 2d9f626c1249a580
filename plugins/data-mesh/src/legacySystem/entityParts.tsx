// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from 'react';
import { compatWrapper } from '@backstage/core-compat-api';
import { createComponentExtension } from '@backstage/core-plugin-api';
import { dataMeshPlugin } from './dataMeshPlugin';

function entityPart(name: string, load: () => Promise<ComponentType>) {
  return dataMeshPlugin.provide(
    createComponentExtension({
      name,
      component: {
        lazy: async () => {
          const Body = await load();
          return () => compatWrapper(<Body />);
        },
      },
    }),
  );
}

/** Overview of a data product, for the first tab of its page. @public */
export const EntityDataProductOverview = entityPart(
  'EntityDataProductOverview',
  () => import('./LegacyProductOverview').then(m => m.LegacyProductOverview),
);

/** Contracts of a data product's output ports, for a tab of its page. @public */
export const EntityDataProductContracts = entityPart(
  'EntityDataProductContracts',
  () =>
    import('../product/contracts/ContractsContent').then(
      m => m.ContractsContent,
    ),
);

/** Where the data of a data product comes from and goes to, for a tab of its page. @public */
export const EntityDataProductLineage = entityPart(
  'EntityDataProductLineage',
  () => import('../product/lineage/LineageContent').then(m => m.LineageContent),
);

/** How a data product does under policies, for a tab of its page. @public */
export const EntityDataProductGovernance = entityPart(
  'EntityDataProductGovernance',
  () =>
    import('../product/governance/GovernanceContent').then(
      m => m.GovernanceContent,
    ),
);

/** Whether the data of a data product is as promised, for a tab of its page. @public */
export const EntityDataProductQuality = entityPart(
  'EntityDataProductQuality',
  () => import('../product/quality/QualityContent').then(m => m.QualityContent),
);

/** What a data product's repository tells people, for a tab of its page. @public */
export const EntityDataProductReadme = entityPart(
  'EntityDataProductReadme',
  () => import('../product/readme/ReadmeContent').then(m => m.ReadmeContent),
);

/** The data contract that an API entity carries, for the tab `/contract` of its page. @public */
export const EntityDataContract = entityPart('EntityDataContract', () =>
  import('../contract/ContractContent').then(m => m.ContractContent),
);

/** Versions of a data contract side by side, for the tab `/versions` of an API entity's page. @public */
export const EntityDataContractVersions = entityPart(
  'EntityDataContractVersions',
  () =>
    import('../contract/versions/VersionsContent').then(m => m.VersionsContent),
);

/** How the products of a domain do under policies, for a tab of its page. @public */
export const EntityDomainGovernance = entityPart('EntityDomainGovernance', () =>
  import('../policies/scorecard/DomainGovernance').then(
    m => m.DomainGovernance,
  ),
);

/** How a data product or domain does under policies, in short, for its page. @public */
export const EntityGovernanceCard = entityPart('EntityGovernanceCard', () =>
  import('../policies/scorecard/GovernanceCard').then(m => m.GovernanceCard),
);

/** Data products of a domain, for its page. @public */
export const EntityDomainProductsCard = entityPart(
  'EntityDomainProductsCard',
  () => import('../domain').then(m => m.DomainProductsCard),
);

/** How a domain exchanges data with others, for its page. @public */
export const EntityDomainFlowsCard = entityPart('EntityDomainFlowsCard', () =>
  import('../domain').then(m => m.DomainFlowsCard),
);

/** Lifecycle and classification of a domain's products in numbers, for its page. @public */
export const EntityDomainNumbersCard = entityPart(
  'EntityDomainNumbersCard',
  () => import('../domain').then(m => m.DomainNumbersCard),
);

/** Teams and subdomains of a domain, for its page. @public */
export const EntityDomainPeopleCard = entityPart('EntityDomainPeopleCard', () =>
  import('../domain').then(m => m.DomainPeopleCard),
);

/** Lineage of the datasets of a contract, for a tab of its page. @public */
export const EntityDataContractLineage = entityPart(
  'EntityDataContractLineage',
  () =>
    import('../contract/lineage/ContractLineageContent').then(
      m => m.ContractLineageContent,
    ),
);

/** The contract of an API entity at a glance, for the first tab of its page. @public */
export const EntityDataContractOverview = entityPart(
  'EntityDataContractOverview',
  () =>
    import('../contract/ContractOverview').then(m => () => (
      <m.ContractOverview cards={[]} />
    )),
);

/** Whether the data of a contract is as promised, for the tab `/quality` of an API entity's page. @public */
export const EntityDataContractQuality = entityPart(
  'EntityDataContractQuality',
  () =>
    import('../contract/quality/ContractQualityContent').then(
      m => m.ContractQualityContent,
    ),
);

/** Quality of a domain's products by dimension, for the tab `/quality` of its page. @public */
export const EntityDomainQuality = entityPart('EntityDomainQuality', () =>
  import('../quality/domain/DomainQualityContent').then(
    m => m.DomainQualityContent,
  ),
);

/** Status of a domain's products in short, for its page. @public */
export const EntityDomainQualityCard = entityPart(
  'EntityDomainQualityCard',
  () =>
    import('../quality/domain/DomainQualityCard').then(
      m => m.DomainQualityCard,
    ),
);

/** Where the data of a resource comes from and goes to, for a tab of its page. @public */
export const EntityResourceLineage = entityPart('EntityResourceLineage', () =>
  import('../resource/ResourceLineageContent').then(
    m => m.ResourceLineageContent,
  ),
);

/** A policy with who fails it, for the first tab of its page. @public */
export const EntityPolicyOverview = entityPart('EntityPolicyOverview', () =>
  import('../policies/policy/PolicyEntityOverview').then(
    m => m.PolicyEntityOverview,
  ),
);
