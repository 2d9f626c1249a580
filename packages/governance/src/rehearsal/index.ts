// SPDX-License-Identifier: Apache-2.0
export {
  rehearse,
  type Impact,
  type ImpactItem,
  type OwnerImpact,
} from './rehearse';
