// SPDX-License-Identifier: Apache-2.0

/**
 * Findings of checkov that are wrong for what is made here, or follow from what the blueprint asks for. The reason stands
 * next to the line.
 */

/** @internal */
export const NAMED_BY_EXPRESSION =
  'checkov:skip=CKV_AZURE_43:the name is put together of at most 24 lower case letters and digits';

/** @internal */
export const NO_QUEUES =
  'checkov:skip=CKV_AZURE_33:nothing uses queues of this account';

/** @internal */
export const LOGGED_BY_DIAGNOSTICS =
  'checkov:skip=CKV2_AZURE_21:a diagnostic setting sends reads, writes and deletes to Log Analytics';

const GIVEN_UP = {
  network: {
    rule: 'security/public-network',
    reason:
      'the blueprint asks for a public network, which only allowed_ip_ranges reach',
  },
  keys: {
    rule: 'security/own-key',
    reason: 'the blueprint asks for keys of Azure',
  },
  audit: {
    rule: 'security/logging',
    reason: 'the blueprint asks for no audit',
  },
} as const;

/**
 * Comments that let checkov and our own check pass what a blueprint gives up.
 *
 * @param kept - whether the blueprint asks for what the checks look for
 * @param checks - of checkov
 * @internal
 */
export function givenUp(
  what: keyof typeof GIVEN_UP,
  kept: boolean,
  ...checks: string[]
): string[] {
  if (kept) return [];
  const { rule, reason } = GIVEN_UP[what];
  return [
    ...checks.map(check => `checkov:skip=${check}:${reason}`),
    `meshwright:allow ${rule}: ${reason}`,
  ];
}
