// SPDX-License-Identifier: Apache-2.0
export { noteForAudit } from './auditRequests';
export * from './createAccess';
export * from './EntityAccess';
export * from './ownersOf';
export * from './requirePermission';
