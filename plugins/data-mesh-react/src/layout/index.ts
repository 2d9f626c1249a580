// SPDX-License-Identifier: Apache-2.0
export * from './CutList';
export * from './DataTable';
export * from './Facts';
export * from './Panel';
export * from './PanelSkeleton';
export * from './SectionTabs';
