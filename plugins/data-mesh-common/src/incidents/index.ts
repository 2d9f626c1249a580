// SPDX-License-Identifier: Apache-2.0
export * from './IncidentsApi';
export * from './IncidentsClient';
export * from './permissions';
export * from './types';
