// SPDX-License-Identifier: Apache-2.0

/** Type of the search documents of single columns of contracts. @internal */
export const COLUMN_DOCUMENT_TYPE = 'data-column';
