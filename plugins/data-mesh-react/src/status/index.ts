// SPDX-License-Identifier: Apache-2.0
export { DayStrip, type DayStripProps } from './DayStrip';
export * from './ProductStateLabel';
export * from './productState';
