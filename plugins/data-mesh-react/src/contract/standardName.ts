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

/**
 * A standard as people name it, from how an entity states it: `odcs/3.1.0` is "ODCS 3.1.0". What is not known stays as
 * it is written.
 *
 * @public
 */
export function statedStandardName(stated: string): string {
  const [id, version = ''] = stated.split('/');
  const name = Object.entries(NAMES).find(([known]) => known === id)?.[1];
  return `${name ?? id} ${version}`.trim();
}
