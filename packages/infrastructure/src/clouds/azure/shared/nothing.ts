// SPDX-License-Identifier: Apache-2.0
import type { Contribution } from '../../../generate/types';

/** For a stack that a service has no part in. @internal */
export const NOTHING: Contribution = {};
