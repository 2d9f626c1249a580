// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from '../../document/types';
import type { Detection, Standard } from '../standard';
import { readProduct } from './product';
import { checkProduct } from './rules';
import { shape090, shape100 } from './shapes';

/** Versions without a group before them, which `example.com/v1` of Kubernetes and Backstage has. */
const version = /^v?(\d+(?:\.\d+)*)$/;

/**
 * `kind: DataProduct` alone could be a resource of Kubernetes or an entity of Backstage; together with an
 * `apiVersion` that is only a version, and without their `metadata`, it is Bitol's.
 */
function detect(data: PlainRecord): Detection | undefined {
  if (data.kind !== 'DataProduct' || data.metadata !== undefined) {
    return undefined;
  }
  const { apiVersion } = data;
  const stated =
    typeof apiVersion === 'string' || typeof apiVersion === 'number'
      ? version.exec(String(apiVersion))?.[1]
      : undefined;
  return stated === undefined
    ? undefined
    : { certainty: 1, version: stated, versionPath: ['apiVersion'] };
}

/** Open Data Product Standard (Bitol). @internal */
export const odpsBitol: Standard = {
  id: 'odps-bitol',
  type: 'product',
  title: 'Open Data Product Standard, ODPS (Bitol)',
  versions: [
    { version: '1.0.0', shape: shape100 },
    { version: '0.9.0', shape: shape090 },
  ],
  detect,
  check: checkProduct,
  toProduct: readProduct,
};
