// SPDX-License-Identifier: Apache-2.0
import { CLASSIFICATIONS, type Classification } from './types';

/** Whether a classification is as closed as another one, or more. @public */
export function isAtLeast(
  classification: Classification,
  limit: Classification,
): boolean {
  return (
    CLASSIFICATIONS.indexOf(classification) >= CLASSIFICATIONS.indexOf(limit)
  );
}

/** Whether data of a classification does harm in the wrong hands. @public */
export const isSensitive = (classification: Classification) =>
  isAtLeast(classification, 'confidential');
