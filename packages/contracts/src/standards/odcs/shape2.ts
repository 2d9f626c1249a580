// SPDX-License-Identifier: Apache-2.0
import {
  any,
  deprecated,
  flag,
  integer,
  list,
  number,
  oneOf,
  record,
  required,
  text,
  union,
} from '../../shape';
import type { Fields, RecordOptions, Shape } from '../../shape';

/** Nothing was closed in ODCS 2; a field that nobody knows is worth a warning. */
const open: RecordOptions = { restSeverity: 'warning' };

/** Editions of ODCS 2 that differ: 2.2.1 had texts where 2.2.2 has numbers and flags. */
type Edition2 = '2.2.1' | '2.2.2';

const definitions = list(
  record(
    'authoritative definition',
    { url: required(text()), type: required(text()) },
    open,
  ),
);

/** The schema wants an object as value; the text shows texts. */
const customProperties = list(
  record('custom property', { property: text(), value: any }, open),
);

function column(edition: Edition2): Shape {
  const position = integer();
  return record(
    'column',
    {
      column: required(text()),
      logicalType: required(text()),
      physicalType: required(text()),
      businessName: text(),
      description: text(),
      isPrimaryKey: flag,
      primaryKeyPosition: position,
      isNullable: flag,
      isUnique: flag,
      partitionStatus: flag,
      partitionKeyPosition: position,
      clusterStatus: flag,
      clusterKeyPosition: position,
      criticalDataElementStatus:
        edition === '2.2.1' ? union(text(), flag) : flag,
      classification: text(),
      encryptedColumnName: text(),
      transformSourceTables: list(text()),
      transformLogic: text(),
      transformDescription: text(),
      sampleValues: list(text()),
      tags: list(text()),
      authoritativeDefinitions: definitions,
    },
    {
      ...open,
      renamed: {
        name: { to: 'column', reason: "It is 'column' before ODCS 3.0." },
        required: {
          to: 'isNullable',
          reason:
            "It is 'isNullable' before ODCS 3.0, with the opposite meaning.",
          convert: value => (typeof value === 'boolean' ? !value : undefined),
        },
      },
    },
  );
}

function qualityRule(edition: Edition2): Shape {
  return record(
    'quality rule',
    {
      templateName: required(text()),
      toolName: required(text()),
      code: text(),
      description: text(),
      toolRuleName: text(),
      dimension: text(),
      type: text(),
      severity: text(),
      businessImpact: text(),
      scheduleCronExpression: text(),
      column: text(),
      columns: edition === '2.2.1' ? union(list(text()), text()) : text(),
      customProperties,
    },
    open,
  );
}

function serviceLevel(edition: Edition2): Shape {
  const value = edition === '2.2.1' ? text() : union(text(), number());
  return record(
    'service level',
    {
      property: required(text()),
      value: required(value),
      valueExt: value,
      unit: text(),
      column: text(),
      driver: text(),
    },
    open,
  );
}

/** Fields that stand at the top of a contract as plain texts. */
const texts: Fields = Object.fromEntries(
  [
    'datasetDomain',
    'datasetKind',
    'userConsumptionMode',
    'tenant',
    'sourcePlatform',
    'sourceSystem',
    'project',
    'database',
    'server',
    'driver',
    'driverVersion',
    'productDl',
    'productFeedbackUrl',
    'productSlackChannel',
    'slaDefaultColumn',
  ].map(name => [name, text()]),
);

/** A contract of ODCS 2.2. @internal */
export function contract2(edition: Edition2): Shape {
  const credentials = deprecated(
    text(),
    'Credentials do not belong into a contract. Remove it, and change the password if it was a true one.',
  );
  return record(
    'contract',
    {
      ...texts,
      apiVersion: text({
        pattern: /^v[0-9]+\.[0-9]+\.[0-9]+/,
        patternWords: "a version such as 'v2.2.2'",
      }),
      kind: required(oneOf(['DataContract'])),
      uuid: required(text()),
      version: required(text()),
      status: required(text()),
      type: required(text()),
      datasetName: required(text()),
      quantumName: required(text()),
      username: credentials,
      password: credentials,
      description: record(
        'description',
        { purpose: text(), usage: text(), limitations: text() },
        open,
      ),
      dataset: required(
        list(
          record(
            'table',
            {
              table: required(text()),
              physicalName: text(),
              priorTableName: text(),
              description: text(),
              dataGranularity: text(),
              authoritativeDefinitions: definitions,
              columns: list(column(edition)),
              quality: list(qualityRule(edition)),
            },
            open,
          ),
        ),
      ),
      price: record(
        'price',
        {
          priceAmount: edition === '2.2.1' ? union(text(), number()) : number(),
          priceCurrency: text(),
          priceUnit: text(),
        },
        open,
      ),
      stakeholders: list(
        record(
          'stakeholder',
          {
            username: text(),
            role: text(),
            dateIn: text(),
            dateOut: text(),
            replacedByUsername: text(),
            // In the text's examples, and in no schema.
            comment: any,
          },
          open,
        ),
      ),
      roles: list(
        record(
          'role',
          {
            role: required(text()),
            access: required(text()),
            firstLevelApprovers: text(),
            secondLevelApprovers: text(),
          },
          open,
        ),
      ),
      slaProperties: list(serviceLevel(edition)),
      tags: list(text()),
      customProperties,
      // Known to the text only.
      schedulerAppName: any,
      contractCreatedTs: any,
      systemInstance: any,
    },
    {
      ...open,
      renamed: {
        id: { to: 'uuid', reason: "It is 'uuid' before ODCS 3.0." },
        schema: { to: 'dataset', reason: "It is 'dataset' before ODCS 3.0." },
        team: {
          to: 'stakeholders',
          reason: "It is 'stakeholders' before ODCS 3.0.",
        },
        domain: {
          to: 'datasetDomain',
          reason: "It is 'datasetDomain' before ODCS 3.0.",
        },
        dataProduct: {
          to: 'quantumName',
          reason: "It is 'quantumName' before ODCS 3.0.",
        },
      },
    },
  );
}
