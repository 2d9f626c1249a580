// SPDX-License-Identifier: Apache-2.0
import { odcs } from './odcs';
import type { Standard } from './standard';

/** Every standard that descriptors are read from. @internal */
export const standards: readonly Standard[] = [odcs];

export type { Detection, RuleContext, Standard } from './standard';
