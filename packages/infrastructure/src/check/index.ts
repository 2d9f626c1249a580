// SPDX-License-Identifier: Apache-2.0
export { checkFiles } from './checkFiles';
export { checkRules } from './rules';
export type { CheckedFile, CheckRule } from './types';
