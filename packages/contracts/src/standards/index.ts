// SPDX-License-Identifier: Apache-2.0
import { dcs } from './dcs';
import { dpds } from './dpds';
import { odcs } from './odcs';
import { odpsBitol } from './odps-bitol';
import { odpsOpenDataProducts } from './odps-opendataproducts';
import type { Standard } from './standard';

/** Every standard that descriptors are read from. @internal */
export const standards: readonly Standard[] = [
  odcs,
  odpsBitol,
  odpsOpenDataProducts,
  dpds,
  dcs,
];

export type { Detection, RuleContext, Standard } from './standard';
