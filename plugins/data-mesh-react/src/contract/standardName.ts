// SPDX-License-Identifier: Apache-2.0
import type { StandardId, StandardRef } from '@meshwright/contracts';

const NAMES: Record<StandardId, string> = {
  odcs: 'ODCS',
  'odps-bitol': 'ODPS (Bitol)',
  'odps-opendataproducts': 'ODPS (opendataproducts.org)',
  dpds: 'DPDS',
  dcs: 'Data Contract Specification',
};

/** A standard as people name it: "ODCS 3.1.0". @public */
export function standardName({ id, version }: StandardRef): string {
  return `${NAMES[id]} ${version}`;
}
