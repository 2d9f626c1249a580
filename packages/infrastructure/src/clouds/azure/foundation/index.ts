// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { cost } from './cost';
import { domain } from './domain';
import { guide } from './guide';
import { platform } from './platform';
import { product } from './product';

const CONTRIBUTIONS = { platform, domain, product };

/** Identity, network, keys, access, budgets and guard rails of all three stacks. @internal */
export const foundation: CloudService = {
  id: 'azure/foundation',
  kind: 'foundation',
  title: 'Azure landing zone',
  wanted: () => true,
  contribute: context => CONTRIBUTIONS[context.stack](context),
  cost,
  notEstimated: () => [
    'Traffic between regions and out of Azure.',
    'The landing zone itself: Log Analytics of other products, Defender for Resource Manager, private DNS zones.',
  ],
  guide,
};
