// SPDX-License-Identifier: Apache-2.0
import { hasFieldValue } from './hasFieldValue';
import { isPartOfDomain } from './isPartOfDomain';

export { hasFieldValue, isPartOfDomain };

/**
 * Permission rules of the data mesh for catalog entities. The catalog module of the data mesh registers them, and the
 * backend of the data mesh knows them.
 *
 * @public
 */
export const dataMeshEntityRules = [hasFieldValue, isPartOfDomain] as const;
