// SPDX-License-Identifier: Apache-2.0
import { isRecord } from '../values';
import type { Standard } from '../standard';

/** Open Data Contract Standard (Bitol). @internal */
export const odcs: Standard = {
  id: 'odcs',
  type: 'contract',
  title: 'Open Data Contract Standard',
  versions: [],
  detect(data) {
    if (data.kind !== 'DataContract') return undefined;
    const { apiVersion } = data;
    return {
      certainty: 1,
      version:
        typeof apiVersion === 'string'
          ? apiVersion.replace(/^v/, '')
          : undefined,
      versionPath: isRecord(data) ? ['apiVersion'] : [],
    };
  },
};
