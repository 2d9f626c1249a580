// SPDX-License-Identifier: Apache-2.0
export { createQuality } from './createQuality';
export { checkKey, type NewRun, type RunListener } from './database';
