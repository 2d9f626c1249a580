// SPDX-License-Identifier: Apache-2.0

/** Entities that have a data product's page. @internal */
export const productFilter = { kind: 'dataproduct' };

/** Data products whose repository tells people something. @internal */
export const readmeFilter = {
  ...productFilter,
  'spec.readme': { $exists: true },
};
