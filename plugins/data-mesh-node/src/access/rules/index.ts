// SPDX-License-Identifier: Apache-2.0
import { hasFieldValue } from './hasFieldValue';
import { hasVisibilityFact } from './hasVisibilityFact';
import { isPartOfDomain } from './isPartOfDomain';
import {
  type VisibilityAttribute,
  VISIBILITY_KEY,
  visibilityFact,
  withVisibilityFacts,
} from './visibilityFacts';

export {
  hasFieldValue,
  hasVisibilityFact,
  isPartOfDomain,
  VISIBILITY_KEY,
  type VisibilityAttribute,
  visibilityFact,
  withVisibilityFacts,
};

/**
 * Permission rules of the data mesh for catalog entities. The catalog module of the data mesh registers them, and the
 * backend of the data mesh knows them.
 *
 * @public
 */
export const dataMeshEntityRules = [
  hasFieldValue,
  hasVisibilityFact,
  isPartOfDomain,
] as const;
