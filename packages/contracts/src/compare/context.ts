// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '../model';
import type { Engine } from '../physicalType';
import type { ChangeLog, Place } from './changeLog';
import type { CompareOptions } from './types';

/** What every part of a comparison may need to know. @internal */
export interface Context {
  log: ChangeLog;
  options: CompareOptions;
  /** Engine of the old contract, where all its servers agree on one. */
  oldEngine?: Engine;
  newEngine?: Engine;
}

/** The engine of a contract, where all its servers agree on one. @internal */
export function engineOf(contract: Contract): Engine | undefined {
  const types = new Set(
    contract.servers.map(server => server.type.toLowerCase()),
  );
  return types.size === 1 ? [...types][0] : undefined;
}

/** The place of something that both documents have. @internal */
export function placeOf(thing: { path: string }, location: string): Place {
  return { path: thing.path, location, document: 'new' };
}

/** The place of something that only the old document has. @internal */
export function oldPlaceOf(thing: { path: string }, location: string): Place {
  return { path: thing.path, location, document: 'old' };
}
