// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { merged } from '../support/merge';
import { usageOf } from '../support/usage';
import { productAudit } from './audit';
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
  cost({ blueprint }, environment) {
    const { encryption, auditing, dataLossPrevention } = blueprint;
    const { storedGb } = usageOf(blueprint, environment);
    return [
      ...(encryption.ownKeys
        ? [
            {
              name: 'Key versions',
              service: 'foundation' as const,
              price: encryption.hardware
                ? 'kms-version-hsm'
                : 'kms-version-software',
              quantity: 10,
              assumption:
                'Two keys of the domain, each with the versions of about a year of rotation.',
            },
            {
              name: 'Use of keys',
              service: 'foundation' as const,
              price: 'kms-operations',
              quantity: 10,
              assumption: '100,000 operations in a month.',
            },
          ]
        : []),
      ...(auditing.enabled
        ? [
            {
              name: 'Audit trail',
              service: 'foundation' as const,
              price: 'logging-storage',
              quantity: Math.ceil(storedGb / 50),
              assumption: 'One gigabyte of log for 50 of data.',
            },
          ]
        : []),
      ...(dataLossPrevention
        ? [
            {
              name: 'Search for personal data',
              service: 'foundation' as const,
              price: 'dlp-inspection',
              quantity: Math.ceil(storedGb * 0.04),
              assumption: 'A tenth of what is new, each week.',
            },
          ]
        : []),
    ];
  },
  notEstimated: () => [
    'Traffic between regions and to the internet.',
    "The domain's network, and the folder's audit trail of the platform.",
    'Free amounts, committed use discounts and taxes.',
  ],
  guide,
};
