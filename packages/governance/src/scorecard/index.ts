// SPDX-License-Identifier: Apache-2.0
export * from './levelTrend';
export * from './maturity';
export * from './trend';
