// SPDX-License-Identifier: Apache-2.0
export * from './DataTable';
export * from './Facts';
export * from './Panel';
