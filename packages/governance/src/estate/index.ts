// SPDX-License-Identifier: Apache-2.0
export { buildEstate } from './estate';
export type { EstateDocument, Subject } from './types';
export { withFacts } from './withFacts';
