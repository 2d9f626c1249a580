// SPDX-License-Identifier: Apache-2.0
export {
  type Consumer,
  consumersBy,
  type Feeds,
  findCauses,
  type TroublePlace,
  type TroubleSpot,
} from './causes';
export * from './handle';
export * from './model';
export * from './observe';
export * from './plan';
export * from './planned';
export * from './rules';
export * from './severity';
export * from './title';
