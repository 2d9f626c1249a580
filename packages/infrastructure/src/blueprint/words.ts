// SPDX-License-Identifier: Apache-2.0

/** What a field of a blueprint is for, and what counts where it is left out. @internal */
export interface FieldWords {
  description: string;
  /** In words; a value in back quotes where it is one. */
  standard?: string;
}

const field = (description: string, standard?: string): FieldWords => ({
  description,
  ...(standard !== undefined && { standard }),
});

/**
 * Words on each field, by its path: `[]` is an item of a list, `*` a member of free name.
 *
 * @internal
 */
export const fieldWords: Readonly<Record<string, FieldWords>> = {
  apiVersion: field('Version of the format.'),
  kind: field('What the document is.'),
  product: field('Whose infrastructure it is.'),
  'product.name': field(
    'Names of resources come from it. Lower case letters, digits and hyphens, 2 to 50 characters.',
  ),
  'product.title': field('Name for people.', 'the name'),
  'product.description': field('What the product is.', 'empty'),
  'product.domain': field('Domain it belongs to, in the alphabet of names.'),
  'product.owner': field(
    'Group that owns it, such as `group:default/customer-insights`.',
  ),
  'product.contact': field(
    'Mail address that alarms and budgets go to.',
    'nobody is told, with a warning',
  ),
  'product.version': field('Semantic version.', '`0.1.0`'),
  'product.classification': field(
    'How closed its data is, from open to closed.',
    '`internal`',
  ),
  'product.costCenter': field('Cost centre, for tags.', 'the domain'),
  'product.purpose': field(
    'What the data may be used for, in one line.',
    'none',
  ),
  host: field(
    'Where the repository is kept, and so which CI it gets.',
    '`github`',
  ),
  environments: field(
    'Where the product runs, at most 8.',
    '`dev`, `test` and `prod`',
  ),
  'environments[].name': field('Name of the environment, 2 to 16 characters.'),
  'environments[].tier': field(
    'What it is for: production gets high availability, backup and protection by default.',
    'from the name: `prod` and `live` are production; `test`, `qa`, `uat` and `staging` are test',
  ),
  'environments[].region': field(
    'Region, for all clouds or for each: `{ aws: eu-central-1, azure: westeurope }`.',
    '`eu-central-1`, `westeurope`, `europe-west3`',
  ),
  'environments[].account': field(
    'Account, subscription or project, for all clouds or for each.',
    'stated later, in the variables of the environment',
  ),
  'environments[].highAvailability': field(
    'Several zones, replicas and standby capacity.',
    'in production',
  ),
  'environments[].disasterRecovery': field(
    'A copy in another region; `true` or `false`, or how.',
    'in production',
  ),
  'environments[].disasterRecovery.enabled': field(
    'Whether there is a copy.',
    '`true`',
  ),
  'environments[].disasterRecovery.region': field(
    'Region of the copy, for all clouds or for each.',
    'the paired region of the cloud',
  ),
  'environments[].disasterRecovery.recoveryPointHours': field(
    'Hours of data that may be lost.',
    '`24`',
  ),
  'environments[].disasterRecovery.recoveryTimeHours': field(
    'Hours until service is back.',
    '`8`',
  ),
  'environments[].backupDays': field(
    'Days that backups are kept; 0 is no backup.',
    '35 in production, 7 in test, 0 in development',
  ),
  'environments[].deletionProtection': field(
    'Refuses to destroy what holds data.',
    'in production',
  ),
  'environments[].size': field(
    'Upper limits of everything that scales by itself.',
    '`medium` in production, else `small`',
  ),
  services: field('What the product is made of.'),
  'services.storage': field('Object storage of the lake.', '`true`'),
  'services.processing': field(
    '`native` is the cloud’s own: Glue, Data Factory, Dataflow. `spark` is Apache Spark without servers.',
    '`native`',
  ),
  'services.warehouse': field(
    'Redshift Serverless, Synapse Analytics, BigQuery.',
    '`false`',
  ),
  'services.catalog': field(
    'Catalog and governance: Glue Data Catalog with Lake Formation, Purview, Dataplex.',
    '`true`',
  ),
  'services.orchestration': field(
    '`native` is Step Functions, Logic Apps, Composer. `airflow` is Apache Airflow, managed.',
    '`native` where there is processing',
  ),
  'services.visualization': field('QuickSight, Power BI, Looker.', '`false`'),
  tableFormat: field(
    'Tables of the lake: `lakehouse` is the cloud’s own open format, `none` is plain Parquet.',
    '`lakehouse`: Iceberg on AWS and Google Cloud, Delta on Azure',
  ),
  inputs: field('Contracts of what the product reads.', 'none'),
  'inputs[].name': field('Name of the port.'),
  'inputs[].contract': field(
    'Path of the contract, below the folder of the blueprint.',
  ),
  outputs: field(
    'Contracts of what the product serves.',
    'none, with a warning',
  ),
  'outputs[].name': field('Name of the port.'),
  'outputs[].contract': field(
    'Path of the contract, below the folder of the blueprint.',
  ),
  access: field(
    'Groups of people and what they may do; roles of contracts add to them.',
    'none',
  ),
  'access[].group': field(
    'Name of the group in the cloud’s directory, or its address.',
  ),
  'access[].role': field(
    '`reader` sees masked columns masked, `cleared-reader` sees them.',
  ),
  network: field('How services are reached.'),
  'network.private': field(
    'No public address, and traffic by private endpoints.',
    '`true`',
  ),
  'network.addressSpace': field(
    'Private range of the domain’s network, /12 to /22.',
    '`10.20.0.0/16`',
  ),
  encryption: field('How data at rest is encrypted.'),
  'encryption.ownKeys': field(
    'With keys of your own in the cloud’s key service.',
    '`true`',
  ),
  'encryption.hardware': field(
    'With key material in hardware modules.',
    'for restricted products',
  ),
  'encryption.rotationDays': field(
    'Days after which a key is rotated by itself, 90 to 730.',
    '`90`',
  ),
  masking: field('Which columns are masked for whoever is not cleared.'),
  'masking.from': field(
    'Columns of this classification and of closed ones.',
    '`confidential`',
  ),
  'masking.guardrails': field(
    'What policies demand besides, for a classification and more closed ones; `meshwright infra generate --policies` writes it.',
    'none',
  ),
  'masking.guardrails[].classification': field('Which columns.'),
  'masking.guardrails[].label': field(
    'What the cloud calls the classification: value of a tag in Lake Formation, policy tag in BigQuery, label in Synapse and Purview.',
    'the classification',
  ),
  'masking.guardrails[].method': field(
    'How values are hidden at least: `partial` leaves what is useful, `hash` leaves equal values equal, `redact` leaves nothing.',
    'as the type suggests',
  ),
  'masking.guardrails[].clearText': field(
    'Who sees the values. Empty: nobody but the pipelines of the product.',
    'whoever is cleared',
  ),
  dataLossPrevention: field(
    'Regular search for personal data where none should be.',
    'for confidential and restricted products',
  ),
  auditing: field('Records of who read and changed what.'),
  'auditing.enabled': field('Whether they are kept.', '`true`'),
  'auditing.retentionDays': field(
    'Days that they are kept, 30 to 3650.',
    '`365`',
  ),
  autoscaling: field('Capacity follows the load.', '`true`'),
  schedule: field('When pipelines run.'),
  'schedule.cron': field(
    'Five fields of cron, UTC; the day of the month or the day of the week is `*`.',
    '`0 4 * * *`',
  ),
  'schedule.timeoutMinutes': field(
    'Minutes after which a run is stopped, 5 to 2880.',
    '`120`',
  ),
  'schedule.retries': field(
    'How often a run that failed is tried again, 0 to 10.',
    '`2`',
  ),
  budget: field('What a month may cost in each environment.'),
  'budget.monthly': field('Amount; 0 is no budget.', '`500`'),
  'budget.currency': field('Three letters of ISO 4217.', '`USD`'),
  'budget.alertAt': field(
    'Shares in per cent at which people are told.',
    '`[50, 80, 100]`',
  ),
  sandbox: field('A place for trials beside the product.'),
  'sandbox.enabled': field('Whether there is one.', '`false`'),
  'sandbox.expiresAfterDays': field(
    'Days after which what is in it is deleted.',
    '`30`',
  ),
  'sandbox.monthlyBudget': field(
    'Amount for a month, at which it is stopped.',
    '`50`',
  ),
  tags: field('More tags or labels for every resource.', 'none'),
  'tags.*': field('Lower case names, one line of at most 128 characters.'),
};
