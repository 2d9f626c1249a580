// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { merged } from '../support/merge';
import { productAudit } from './audit';
import { cost } from './cost';
import { domainFoundation } from './domain';
import { guide } from './guide';
import { productMonitoring } from './monitoring';
import { productPerimeter } from './perimeter';
import { platformFoundation } from './platform';
import { productFoundation } from './product';
import { productSandbox } from './sandbox';
import { sensitiveData } from './sensitiveData';

/** What every product stands on: identity, network, keys, audit, alarms, budget. @internal */
export const foundation: CloudService = {
  id: 'gcp/foundation',
  kind: 'foundation',
  title: 'Google Cloud foundation',
  wanted: () => true,
  contribute(context) {
    const { stack, blueprint } = context;
    if (stack === 'platform') return platformFoundation(blueprint);
    if (stack === 'domain') return domainFoundation(context);
    return merged(
      productFoundation(context),
      productPerimeter(blueprint),
      productAudit(blueprint),
      productMonitoring(context),
      sensitiveData(context),
      productSandbox(blueprint),
    );
  },
  cost,
  notEstimated: () => [
    'Traffic between regions and to the internet.',
    "The folder's audit trail of the platform.",
    'Free amounts, committed use discounts and taxes.',
  ],
  guide,
};
