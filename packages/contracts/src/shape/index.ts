// SPDX-License-Identifier: Apache-2.0
export * from './build';
export { checkShape, type CheckOptions } from './check';
export { isDate, isDateTime, type FormatName } from './formats';
export { suggest } from './suggest';
export * from './types';
export { describeValue, orList, quote } from './words';
