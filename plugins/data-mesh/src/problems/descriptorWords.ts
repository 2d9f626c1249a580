// SPDX-License-Identifier: Apache-2.0
import { safeHref } from '@meshwright/plugin-data-mesh-react';

const KINDS: Record<string, string> = {
  api: 'Contract',
  dataproduct: 'Data product',
  governancepolicy: 'Policy',
};

/** What a kind of descriptor is called. @internal */
export function kindWord(kind: string): string {
  return KINDS[kind.toLocaleLowerCase('en-US')] ?? kind;
}

/** Address of a line of a descriptor that is read on the web; none for a path on a disk. @internal */
export function lineAddress(
  location: string | undefined,
  line: number | undefined,
): string | undefined {
  const href = safeHref(location);
  return href && line !== undefined && !href.includes('#')
    ? `${href}#L${line}`
    : href;
}
