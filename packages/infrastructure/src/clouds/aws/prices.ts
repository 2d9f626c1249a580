// SPDX-License-Identifier: Apache-2.0
import type { PriceSheet } from '../../generate/types';

const page = (name: string) => `https://aws.amazon.com/${name}/pricing/`;
const price = (amount: number, unit: string, source: string) => ({
  amount,
  unit,
  source: page(source),
});

/** List prices, without discounts, taxes or free tiers. @internal */
export const prices: PriceSheet = {
  cloud: 'aws',
  region: 'eu-central-1',
  currency: 'USD',
  asOf: '2026-08-20',
  prices: {
    'athena.tb': price(5, 'TB read', 'athena'),
    'backup.gbMonth': price(0.06, 'GB and month', 'backup'),
    'cloudtrail.hundredThousandDataEvents': price(
      0.1,
      '100,000 events',
      'cloudtrail',
    ),
    'cloudwatch.alarm': price(0.1, 'alarm and month', 'cloudwatch'),
    'emrServerless.gbHour': price(0.0064, 'GB and hour', 'emr'),
    'emrServerless.vcpuHour': price(0.0584, 'vCPU and hour', 'emr'),
    'glue.crawlerHour': price(0.44, 'DPU and hour', 'glue'),
    'glue.dpuHour': price(0.44, 'DPU and hour', 'glue'),
    'glue.flexDpuHour': price(0.29, 'DPU and hour', 'glue'),
    'kms.keyMonth': price(1, 'key and month', 'kms'),
    'kms.tenThousandRequests': price(0.03, '10,000 requests', 'kms'),
    'logs.gb': price(0.63, 'GB', 'cloudwatch'),
    'macie.gb': price(1, 'GB inspected', 'macie'),
    'mwaa.smallHour': price(
      0.49,
      'environment and hour',
      'managed-workflows-for-apache-airflow',
    ),
    'mwaa.smallWorkerHour': price(
      0.055,
      'worker and hour',
      'managed-workflows-for-apache-airflow',
    ),
    'quicksight.author': price(24, 'author and month', 'quicksight'),
    'quicksight.reader': price(3, 'reader and month', 'quicksight'),
    'quicksight.spiceGb': price(0.38, 'GB and month', 'quicksight'),
    'redshift.gbMonth': price(0.0256, 'GB and month', 'redshift'),
    'redshift.rpuHour': price(0.451, 'RPU and hour', 'redshift'),
    's3.gbMonth': price(0.0245, 'GB and month', 's3'),
    's3.infrequentGbMonth': price(0.0135, 'GB and month', 's3'),
    's3.thousandWrites': price(0.0054, '1,000 requests', 's3'),
    'secrets.month': price(0.4, 'secret and month', 'secrets-manager'),
    'stepFunctions.thousandTransitions': price(
      0.025,
      '1,000 transitions',
      'step-functions',
    ),
    'transfer.interRegionGb': price(0.02, 'GB', 'ec2'),
  },
};
