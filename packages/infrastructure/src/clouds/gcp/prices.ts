// SPDX-License-Identifier: Apache-2.0
import type { PriceSheet } from '../../generate/types';

const LIST = 'https://cloud.google.com/';

const price = (amount: number, unit: string, page: string) => ({
  amount,
  unit,
  source: `${LIST}${page}`,
});

/**
 * List prices in US dollars for Frankfurt, or where a service has one price for all regions, that. Discounts, free
 * amounts and taxes are left out. Those of BigQuery, Cloud Storage, Cloud KMS and Cloud Logging agree with a second
 * source; look the others up at the page of their line before a decision rests on them.
 *
 * @internal
 */
export const prices: PriceSheet = {
  cloud: 'gcp',
  region: 'europe-west3',
  currency: 'USD',
  asOf: '2026-08-20',
  prices: {
    'storage-standard': price(0.023, 'GB and month', 'storage/pricing'),
    'storage-dual-region': price(0.044, 'GB and month', 'storage/pricing'),
    'storage-operations-a': price(0.05, '10,000 requests', 'storage/pricing'),
    'storage-turbo': price(0.04, 'GB replicated', 'storage/pricing'),
    'kms-version-software': price(0.06, 'key version and month', 'kms/pricing'),
    'kms-version-hsm': price(1, 'key version and month', 'kms/pricing'),
    'kms-operations': price(0.03, '10,000 operations', 'kms/pricing'),
    'logging-storage': price(0.5, 'GB taken in', 'logging/pricing'),
    'logging-retention': price(
      0.01,
      'GB and month after 30 days',
      'logging/pricing',
    ),
    'dlp-inspection': price(
      1,
      'GB searched',
      'sensitive-data-protection/pricing',
    ),
    'dataflow-vcpu': price(0.0731, 'vCPU hour', 'dataflow/pricing'),
    'dataflow-memory': price(0.0046, 'GB hour', 'dataflow/pricing'),
    'dataflow-disk': price(0.000065, 'GB hour', 'dataflow/pricing'),
    'dataflow-shuffle': price(0.011, 'GB shuffled', 'dataflow/pricing'),
    'artifact-storage': price(0.1, 'GB and month', 'artifact-registry/pricing'),
    'dataproc-dcu': price(0.0773, 'DCU hour', 'dataproc-serverless/pricing'),
    'dataproc-shuffle': price(
      0.052,
      'GB and month',
      'dataproc-serverless/pricing',
    ),
    'scheduler-job': price(0.1, 'job and month', 'scheduler/pricing'),
    'bigquery-scanned': price(6.25, 'TiB read by queries', 'bigquery/pricing'),
    'bigquery-active': price(0.023, 'GB and month', 'bigquery/pricing'),
    'bigquery-long-term': price(0.016, 'GB and month', 'bigquery/pricing'),
    'dataplex-dcu': price(0.089, 'premium DCU hour', 'dataplex/pricing'),
    'dataplex-metadata': price(2, 'GiB and month', 'dataplex/pricing'),
    'composer-dcu': price(0.06, 'DCU hour', 'composer/pricing'),
    'composer-small': price(
      0.35,
      'hour of a small environment',
      'composer/pricing',
    ),
    'looker-enterprise': price(5000, 'month of the platform', 'looker/pricing'),
    'looker-viewer': price(30, 'viewer and month', 'looker/pricing'),
    'nat-gateway': price(0.044, 'hour', 'nat/pricing'),
    'dns-zone': price(0.2, 'zone and month', 'dns/pricing'),
  },
};
