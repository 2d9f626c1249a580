// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../../blueprint/types';
import type { CostComponent, GenerationContext } from '../../../generate/types';

/** What the foundation of a product costs. @internal */
export function cost(
  { blueprint }: GenerationContext,
  environment: ResolvedEnvironment,
): CostComponent[] {
  const gigabytes = { small: 100, medium: 1000, large: 10000 }[
    environment.size
  ];
  const component = (
    name: string,
    price: string,
    quantity: number,
    assumption: string,
  ): CostComponent => ({
    name,
    service: 'foundation',
    price,
    quantity,
    assumption,
  });
  const keys = blueprint.encryption.ownKeys
    ? 1 + (environment.disasterRecovery.enabled ? 1 : 0)
    : 0;
  return [
    ...(keys > 0
      ? [
          component(
            'Keys in KMS',
            'kms.keyMonth',
            keys,
            'One key for the product, and its copy where there is disaster recovery.',
          ),
        ]
      : []),
    component(
      'Requests to KMS',
      'kms.tenThousandRequests',
      { small: 2, medium: 10, large: 50 }[environment.size],
      'Bucket keys keep requests few.',
    ),
    component(
      'Logs in CloudWatch',
      'logs.gb',
      { small: 2, medium: 10, large: 40 }[environment.size],
      'Logs of runs, without data in them.',
    ),
    component('Alarms', 'cloudwatch.alarm', 6, 'Six alarms.'),
    ...(blueprint.dataLossPrevention
      ? [
          component(
            'Macie inspection',
            'macie.gb',
            (gigabytes * (environment.tier === 'production' ? 0.25 : 0.05)) / 4,
            'A sample once a week; a part of the data is new each time, the rest is known.',
          ),
        ]
      : []),
    ...(blueprint.auditing.enabled
      ? [
          component(
            'Records of access',
            'cloudtrail.hundredThousandDataEvents',
            { small: 5, medium: 50, large: 500 }[environment.size],
            'Each read and write of an object is one record.',
          ),
        ]
      : []),
    ...(blueprint.sandbox.enabled
      ? [
          component(
            'Queries in the sandbox',
            'athena.tb',
            0.2,
            '200 GB read by trials; one query reads 10 GB at most.',
          ),
        ]
      : []),
  ];
}

/** What is knowingly left out. @internal */
export function notEstimated({ blueprint }: GenerationContext): string[] {
  return [
    'The network of the domain: its private endpoints cost about 0.01 USD an hour each and zone, shared by all products of the domain.',
    'Support plans, taxes, and discounts by commitment.',
    ...(blueprint.network.private
      ? []
      : ['Traffic through the NAT gateway of the domain.']),
  ];
}
