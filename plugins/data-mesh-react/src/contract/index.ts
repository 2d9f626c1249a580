// SPDX-License-Identifier: Apache-2.0
export { CONTRACT_SECTIONS } from './sections/types';
export type { ContractSection } from './sections/types';
export { ContractSummary } from './ContractSummary';
export type { ContractSummaryProps } from './ContractSummary';
export { ContractView } from './ContractView';
export type { ContractViewProps } from './ContractView';
export type { ContractViewState } from './ContractViewState';
export * from './standardName';
export * from './useContractDocument';
