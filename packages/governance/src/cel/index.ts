// SPDX-License-Identifier: Apache-2.0
export { DEFAULT_CEL_LIMITS, type CelLimits } from './budget';
export { CelError } from './errors';
export { compileCel, type CelProgram, type CelScope } from './expression';
export type { CelField, CelRecord, CelType } from './types';
