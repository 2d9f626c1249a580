// SPDX-License-Identifier: Apache-2.0
export * from './createAccess';
export * from './readableRefs';
export * from './requirePermission';
