// SPDX-License-Identifier: Apache-2.0
export { buildEstate, type EstateDocument, type Subject } from './estate';
export { withFacts } from './withFacts';
