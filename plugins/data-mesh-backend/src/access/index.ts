// SPDX-License-Identifier: Apache-2.0
export * from './createAccess';
export * from './EntityAccess';
export * from './ownersOf';
export * from './requirePermission';
