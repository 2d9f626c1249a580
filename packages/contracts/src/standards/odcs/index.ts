// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from '../../document/types';
import type { Detection, Standard } from '../standard';
import { Value } from '../values';
import { readContract2 } from './contract2';
import { readContract3 } from './contract3';
import { editions } from './edition';
import { checkContract } from './rules';
import { contract2 } from './shape2';
import { contract3 } from './shape3';

const kind = 'DataContract';
const statedVersion = /^v?(\d[\w.+-]*)$/i;

/** Contracts of ODCS 2 need not state their version, but have a dataset instead of a schema. */
function looksLike2(data: PlainRecord): boolean {
  return data.schema === undefined && Array.isArray(data.dataset);
}

/**
 * `kind: DataContract` is ODCS. A document without it, or with another case, is still taken for one
 * where version and schema say so: somebody who forgot the kind should be told that.
 */
function detect(data: PlainRecord): Detection | undefined {
  const { apiVersion } = data;
  const stated =
    typeof apiVersion === 'string' || typeof apiVersion === 'number'
      ? String(apiVersion).trim()
      : undefined;
  const version = stated && (statedVersion.exec(stated)?.[1] ?? stated);
  const detection: Detection = {
    certainty: 1,
    ...(version && { version, versionPath: ['apiVersion'] }),
    ...(!version && looksLike2(data) && { version: '2.2.2' }),
  };
  if (data.kind === kind) return detection;
  if (typeof data.kind === 'string') {
    return data.kind.toLowerCase().replace(/[\s_-]/g, '') === kind.toLowerCase()
      ? { ...detection, certainty: 0.9 }
      : undefined;
  }
  const schema = Array.isArray(data.schema) || looksLike2(data);
  return data.kind === undefined && schema && version && /^[23]\./.test(version)
    ? { ...detection, certainty: 0.6 }
    : undefined;
}

const shape222 = contract2('2.2.2');
const shape221 = contract2('2.2.1');

/** Open Data Contract Standard (Bitol). @internal */
export const odcs: Standard = {
  id: 'odcs',
  type: 'contract',
  title: 'Open Data Contract Standard',
  versions: [
    ...[...editions]
      .reverse()
      .map(version => ({ version, shape: contract3(version) })),
    { version: '2.2.2', shape: shape222 },
    { version: '2.2.1', shape: shape221 },
    { version: '2.2.0', shape: shape221 },
  ],
  detect,
  check: checkContract,
  toContract: (document, version) => {
    const root = Value.of(document);
    return version.startsWith('2.') ? readContract2(root) : readContract3(root);
  },
};
