// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { HOURS_PER_MONTH } from '../shared/volumes';

/** Gigabytes of logs in a month, by size. */
const LOGS = { small: 1, medium: 10, large: 60 };

/** @internal */
export const cost: CloudService['cost'] = ({ blueprint }, environment) => [
  ...(blueprint.encryption.ownKeys
    ? [
        {
          name: 'Key operations',
          service: 'foundation' as const,
          price: 'keyvault.operations.10k',
          quantity: 10,
          assumption:
            'A hundred thousand wraps and unwraps by storage and services.',
        },
        ...(blueprint.encryption.hardware
          ? [
              {
                name: 'Key in hardware modules',
                service: 'foundation' as const,
                price: 'keyvault.hsm.key',
                quantity: 1,
                assumption: 'One key with one version in use.',
              },
            ]
          : []),
        ...(blueprint.network.private
          ? [
              {
                name: 'Private endpoint of the vault',
                service: 'foundation' as const,
                price: 'network.private-endpoint.hour',
                quantity: HOURS_PER_MONTH,
                assumption: 'All hours.',
              },
            ]
          : []),
      ]
    : []),
  ...(blueprint.auditing.enabled
    ? [
        {
          name: 'Logs',
          service: 'foundation' as const,
          price: 'loganalytics.gb',
          quantity: LOGS[environment.size],
          assumption: `${
            LOGS[environment.size]
          } GB of audit and run logs for size ${environment.size}.`,
        },
      ]
    : []),
];
