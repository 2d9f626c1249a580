// SPDX-License-Identifier: Apache-2.0

/** Findings of checkov that are wrong for what is made here, with the reason that stands next to the line. */

/** @internal */
export const NAMED_BY_EXPRESSION =
  'checkov:skip=CKV_AZURE_43:the name is put together of at most 24 lower case letters and digits';

/** @internal */
export const NO_QUEUES =
  'checkov:skip=CKV_AZURE_33:nothing uses queues of this account';

/** @internal */
export const LOGGED_BY_DIAGNOSTICS =
  'checkov:skip=CKV2_AZURE_21:a diagnostic setting sends reads, writes and deletes to Log Analytics';
