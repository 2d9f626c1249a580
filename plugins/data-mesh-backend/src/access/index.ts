// SPDX-License-Identifier: Apache-2.0
export * from './readableRefs';
export * from './requirePermission';
