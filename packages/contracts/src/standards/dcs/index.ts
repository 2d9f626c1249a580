// SPDX-License-Identifier: Apache-2.0
import type { Standard } from '../standard';
import { readContract } from './contract';
import { checkContract } from './rules';
import { knownVersions, shape09x, shape110 } from './shapes';

/** Data Contract Specification (datacontract.com), the predecessor of ODCS 3. @internal */
export const dcs: Standard = {
  id: 'dcs',
  type: 'contract',
  title: 'Data Contract Specification',
  versions: knownVersions.map(version => ({
    version,
    shape: version.startsWith('0.') ? shape09x : shape110,
  })),
  detect(data) {
    const { dataContractSpecification: stated } = data;
    if (stated === undefined) return undefined;
    return {
      certainty: 1,
      version:
        typeof stated === 'string' || typeof stated === 'number'
          ? String(stated).replace(/^v/, '')
          : undefined,
      versionPath: ['dataContractSpecification'],
    };
  },
  check: checkContract,
  toContract: readContract,
};
