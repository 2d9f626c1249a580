// SPDX-License-Identifier: Apache-2.0
import { readDescriptor } from '@meshwright/contracts';
import {
  CONTRACT_ID_ANNOTATION,
  CONTRACT_VERSION_ANNOTATION,
  DESCRIPTOR_ANNOTATION,
  type DescriptorFinding,
} from '@meshwright/plugin-data-mesh-common';
import type { JsonValue } from '@backstage/types';
import { meshFinding, toDescriptorFindings } from '../descriptors/findings';

/** What a stated API says by the contract in its `spec.definition`. @internal */
export interface ContractFacts {
  id?: string;
  version?: string;
  annotations: Record<string, string>;
  findings: DescriptorFinding[];
}

/**
 * Reads the contract that a stated API carries. Places in findings are places in the contract, not in the file that
 * states the API, and say so.
 *
 * @internal
 */
export function contractFacts(
  kind: string,
  definition: JsonValue | undefined,
): ContractFacts {
  if (kind.toLowerCase() !== 'api' || typeof definition !== 'string') {
    return { annotations: {}, findings: [] };
  }
  const { contract, standard, findings } = readDescriptor(definition, {
    file: 'spec.definition',
  });
  const told = toDescriptorFindings(findings).map(finding => ({
    ...finding,
    file: 'spec.definition',
  }));
  if (!contract || !standard) {
    return {
      annotations: {},
      findings: told.length
        ? told
        : [
            meshFinding(
              'error',
              'no-contract',
              "'spec.definition' holds a data product, not a data contract.",
              { path: '/spec/definition', fix: 'Put a data contract here' },
            ),
          ],
    };
  }
  return {
    id: contract.id,
    version: contract.version,
    annotations: {
      [DESCRIPTOR_ANNOTATION]: `${standard.id}/${standard.version}`,
      ...(contract.id && { [CONTRACT_ID_ANNOTATION]: contract.id }),
      ...(contract.version && {
        [CONTRACT_VERSION_ANNOTATION]: contract.version,
      }),
    },
    findings: told,
  };
}
