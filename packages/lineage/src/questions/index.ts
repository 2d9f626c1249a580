// SPDX-License-Identifier: Apache-2.0
export { type AboutNode, aboutNodes } from './about';
export { type Affected, type Level } from './affected';
export {
  type DeclarationGap,
  type Dependency,
  declarationGap,
  productsWithoutConsumers,
} from './declared';
export {
  type AffectedContract,
  type AffectedPerson,
  type Impact,
  type LineageChange,
  impactOf,
} from './impact';
export { type Origin, originOf } from './origin';
export {
  type PersonalDataCrossing,
  type PersonalDataFlow,
  isPersonal,
  personalDataFlow,
} from './personalData';
export { type Spread, spreadOf } from './spread';
export type { OpenIncident, Suspect, SuspectEvidence } from './suspects';
