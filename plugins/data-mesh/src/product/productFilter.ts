// SPDX-License-Identifier: Apache-2.0

/** Entities that have a data product's page. @internal */
export const productFilter = { kind: 'dataproduct' };
