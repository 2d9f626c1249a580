// SPDX-License-Identifier: Apache-2.0
import type { CloudId, ResolvedServices } from '@meshwright/infrastructure';

/** A choice of a service: what it is for, and how each cloud calls it. @internal */
export interface ServiceChoice {
  key: keyof ResolvedServices;
  title: string;
  /** What one gets for it, and what it costs one. */
  help: string;
  /** In order from nothing to most; absent for what is on or off. */
  options?: ReadonlyArray<{
    value: string;
    title: (cloud: CloudId) => string;
  }>;
  /** How the cloud calls it, for what is on or off. */
  name?: Readonly<Record<CloudId, string>>;
}

const by =
  (names: Readonly<Record<CloudId, string>>) =>
  (cloud: CloudId): string =>
    names[cloud];

/** Services that a product may choose, in the order in which data goes through them. @internal */
export const SERVICE_CHOICES: readonly ServiceChoice[] = [
  {
    key: 'storage',
    title: 'Lake storage',
    help: 'Where the data lives. Cheap for large data; paid for what is kept.',
    name: {
      aws: 'Amazon S3',
      azure: 'Data Lake Storage Gen2',
      gcp: 'Cloud Storage',
    },
  },
  {
    key: 'processing',
    title: 'Processing',
    help: 'Turns inputs into what the contract promises. Paid while it runs.',
    options: [
      { value: 'none', title: () => 'None' },
      {
        value: 'native',
        title: by({
          aws: 'AWS Glue',
          azure: 'Azure Data Factory',
          gcp: 'Dataflow',
        }),
      },
      { value: 'spark', title: () => 'Apache Spark, serverless' },
    ],
  },
  {
    key: 'warehouse',
    title: 'Warehouse',
    help: 'For fast SQL and reports by many. The dearest choice: paid for capacity.',
    name: {
      aws: 'Amazon Redshift Serverless',
      azure: 'Azure Synapse Analytics',
      gcp: 'BigQuery',
    },
  },
  {
    key: 'catalog',
    title: 'Catalog and governance',
    help: 'Tables, masking and who may read which column, from the contract.',
    name: {
      aws: 'Glue Data Catalog, Lake Formation',
      azure: 'Microsoft Purview',
      gcp: 'Dataplex',
    },
  },
  {
    key: 'orchestration',
    title: 'Orchestration',
    help: 'Runs the pipelines in order, again after failures, and says so.',
    options: [
      { value: 'none', title: () => 'None' },
      {
        value: 'native',
        title: by({
          aws: 'AWS Step Functions',
          azure: 'Azure Logic Apps',
          gcp: 'Cloud Composer',
        }),
      },
      { value: 'airflow', title: () => 'Apache Airflow, managed' },
    ],
  },
  {
    key: 'visualization',
    title: 'Visualisation',
    help: 'A first dashboard on the output ports. Paid for its readers.',
    name: {
      aws: 'Amazon QuickSight',
      azure: 'Power BI (Fabric)',
      gcp: 'Looker',
    },
  },
];
