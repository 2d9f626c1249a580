// SPDX-License-Identifier: Apache-2.0
export { DiffView } from './DiffView';
export type { DiffDocument, DiffViewProps, DiffViewState } from './DiffView';
export { TextDiff } from './TextDiff';
export type { TextDiffProps } from './TextDiff';
export { stateOfImpact } from './impact';
