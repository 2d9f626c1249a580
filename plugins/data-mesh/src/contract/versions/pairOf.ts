// SPDX-License-Identifier: Apache-2.0
import type { ContractVersion } from '@meshwright/plugin-data-mesh-common';

/** Stands in an address for a document that a person brings. @internal */
export const OWN_DOCUMENT = 'own-document';

/** What is compared: refs of API entities, or {@link OWN_DOCUMENT}. @internal */
export interface Pair {
  from: string;
  to: string;
}

/**
 * What is compared, as the address says it. Without a word about it: this version with the one before it, or the oldest
 * with the one after it; and where there is only one version, with a document that a person brings.
 *
 * @param versions - newest first
 * @internal
 */
export function pairOf(
  params: URLSearchParams,
  versions: ContractVersion[],
  current: string,
): Pair {
  const refs = versions.map(version => version.entityRef);
  const known = (ref: string | null): ref is string =>
    ref !== null && (ref === OWN_DOCUMENT || refs.includes(ref));
  const index = refs.indexOf(current);
  const usual =
    index + 1 < refs.length
      ? { from: refs[index + 1], to: current }
      : { from: current, to: refs[index - 1] ?? OWN_DOCUMENT };
  const from = params.get('from');
  const to = params.get('to');
  return {
    from: known(from) ? from : usual.from,
    to: known(to) ? to : usual.to,
  };
}
