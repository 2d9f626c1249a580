// SPDX-License-Identifier: Apache-2.0
import type { Contract, StandardRef } from '@meshwright/contracts';
import {
  CONTRACT_ID_ANNOTATION,
  CONTRACT_VERSION_ANNOTATION,
  type DescriptorFinding,
  DATA_CONTRACT_API_TYPE,
} from '@meshwright/plugin-data-mesh-common';
import {
  compact,
  firstText,
  legalTags,
  originAnnotations,
  safeLinks,
} from './metadata';
import { baseName } from './names';
import { ownerReferences } from './people';
import type { Draft, DraftReference, SourceFile } from './types';

/** A contract as the entity it will be. @internal */
export function contractDraft(options: {
  file: SourceFile;
  key: string;
  contract: Contract;
  standard: StandardRef;
  definition: string;
  findings: DescriptorFinding[];
}): Draft {
  const { file, key, contract, standard, definition, findings } = options;
  const { description } = contract;
  const references: DraftReference[] = ownerReferences(
    undefined,
    contract.team,
  );
  if (contract.domain) {
    references.push({
      role: 'domain',
      target: contract.domain,
      path: '/domain',
    });
  }
  if (contract.dataProduct) {
    references.push({
      role: 'product',
      target: contract.dataProduct,
      path: '/dataProduct',
    });
  }
  return {
    key,
    origin: 'descriptor',
    namespace: file.namespace,
    baseName: baseName({
      name: contract.name,
      id: contract.id,
      place: `${file.id}${key}`,
    }),
    externalId: contract.id,
    version: contract.version,
    status: contract.status?.toLowerCase(),
    definition,
    references,
    findings,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: compact({
        title: firstText(contract.name, contract.id),
        description: firstText(description.purpose, description.text),
        annotations: compact({
          ...originAnnotations(file, standard),
          [CONTRACT_ID_ANNOTATION]: contract.id,
          [CONTRACT_VERSION_ANNOTATION]: contract.version,
        }) as Record<string, string>,
        tags: legalTags(contract.tags),
        links: safeLinks([
          ...contract.authoritativeDefinitions.map(link => ({
            url: link.url,
            title: firstText(link.description, link.type),
            type: link.type,
          })),
          ...contract.support.map(({ url = '', channel }) => ({
            url,
            title: channel,
            type: 'support',
          })),
        ]),
      }),
      spec: compact({
        type: DATA_CONTRACT_API_TYPE,
        lifecycle: firstText(contract.status?.toLowerCase()),
      }),
    },
  };
}
