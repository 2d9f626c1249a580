// SPDX-License-Identifier: Apache-2.0
export * from './types';
export * from './toFindingItems';
export { FindingList } from './FindingList';
export type { FindingListProps } from './FindingList';
