// SPDX-License-Identifier: Apache-2.0

const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address as it may be put behind a link, when a descriptor names it; else nothing.
 *
 * Only `http`, `https` and `mailto` are followed: scripts, data and addresses relative to the portal are not.
 *
 * @public
 */
export function safeHref(address: string | undefined): string | undefined {
  if (!address) {
    return undefined;
  }
  try {
    const url = new URL(address.trim());
    return SAFE_SCHEMES.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
