// SPDX-License-Identifier: Apache-2.0
import type { ReadResult } from '@meshwright/contracts';
import { collectRules } from '../quality/collectRules';
import type { ContractSection } from './types';

/** Name of a part and how much is in it; no count where counting says nothing. @internal */
export interface SectionLabel {
  title: string;
  count?: number;
}

/** Names of the parts of a contract. A part that is empty keeps its place and shows a zero. @internal */
export function sectionLabels({
  contract,
}: ReadResult): Record<ContractSection, SectionLabel> {
  return {
    schema: { title: 'Schema', count: contract?.schema.length },
    quality: {
      title: 'Quality rules',
      count: contract && collectRules(contract).length,
    },
    'service-levels': {
      title: 'Service levels',
      count: contract?.serviceLevels.length,
    },
    servers: { title: 'Servers', count: contract?.servers.length },
    access: { title: 'Access and terms' },
    team: { title: 'Team and support' },
    document: { title: 'Document' },
  };
}
