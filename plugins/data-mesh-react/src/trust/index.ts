// SPDX-License-Identifier: Apache-2.0
export * from './types';
export * from './ClassificationLabel';
export { TrustStrip } from './TrustStrip';
export type { TrustStripProps } from './TrustStrip';
