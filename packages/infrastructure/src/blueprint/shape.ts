// SPDX-License-Identifier: Apache-2.0
import { type Shape, shapes } from '@meshwright/contracts';
import {
  CLASSIFICATIONS,
  CLEAR_ROLES,
  CLOUDS,
  HOSTS,
  MASKING_METHODS,
} from './types';

const {
  flag,
  integer,
  list,
  mapOf,
  number,
  oneOf,
  record,
  required,
  text,
  union,
} = shapes;

/** Lower case words joined by hyphens. @internal */
export const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NAME_WORDS =
  'lower case letters, digits and single hyphens, starting with a letter';

/** What every cloud takes as the value of a tag. @internal */
export const LABEL = /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;
const LABEL_WORDS =
  'lower case letters, digits, single hyphens and underscores, starting with a letter';

const name = (maxLength: number) =>
  text({ pattern: NAME, patternWords: NAME_WORDS, minLength: 2, maxLength });
const line = (maxLength: number) =>
  text({
    minLength: 1,
    maxLength,
    pattern: /^[^\r\n\t]*$/,
    patternWords: 'one line',
  });

/** One value for every cloud, or one for each. */
const byCloud = (what: string, value: Shape) =>
  union(
    value,
    record(
      `${what} by cloud`,
      Object.fromEntries(CLOUDS.map(cloud => [cloud, value])),
      { minFields: 1 },
    ),
  );

const product = record('product', {
  name: required(name(50)),
  title: line(100),
  description: text({ maxLength: 4000 }),
  domain: required(name(50)),
  owner: required(
    text({
      pattern:
        /^([a-z][a-z0-9]*:)?([A-Za-z0-9][A-Za-z0-9._-]*\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/,
      patternWords: 'a group, such as group:default/customer-insights',
      maxLength: 200,
    }),
  ),
  contact: text({
    pattern: /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/,
    patternWords: 'an e-mail address',
    maxLength: 254,
  }),
  version: text({
    pattern: /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/,
    patternWords: 'a version, such as 1.0.0',
  }),
  classification: oneOf(CLASSIFICATIONS),
  costCenter: text({
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    patternWords: 'letters, digits, dots, underscores and hyphens',
    maxLength: 63,
  }),
  purpose: line(300),
});

const environment = record('environment', {
  name: required(name(16)),
  tier: oneOf(['development', 'test', 'production']),
  region: byCloud('region', name(40)),
  account: byCloud(
    'account',
    text({
      pattern: /^[A-Za-z0-9][A-Za-z0-9:.-]*$/,
      patternWords:
        'the id of an account (AWS), subscription (Azure) or project (Google Cloud)',
      maxLength: 64,
    }),
  ),
  highAvailability: flag,
  disasterRecovery: union(
    flag,
    record('disaster recovery', {
      enabled: flag,
      region: byCloud('region', name(40)),
      recoveryPointHours: integer({ minimum: 1, maximum: 168 }),
      recoveryTimeHours: integer({ minimum: 1, maximum: 168 }),
    }),
  ),
  backupDays: integer({ minimum: 0, maximum: 3650 }),
  deletionProtection: flag,
  size: oneOf(['small', 'medium', 'large']),
});

const port = record('port', {
  name: required(name(50)),
  contract: required(text({ minLength: 1, maxLength: 512 })),
});

const grant = record('access', {
  group: required(
    text({
      minLength: 1,
      maxLength: 128,
      pattern: /^[\p{L}\p{N}][\p{L}\p{N} _.@:/+-]*$/u,
      patternWords: 'the name or the address of a group',
    }),
  ),
  role: required(oneOf(['reader', 'cleared-reader', 'developer', 'owner'])),
});

const guardrail = record('guardrail', {
  classification: required(oneOf(CLASSIFICATIONS)),
  label: text({
    pattern: LABEL,
    patternWords: LABEL_WORDS,
    minLength: 2,
    maxLength: 50,
  }),
  method: oneOf(MASKING_METHODS),
  clearText: list(oneOf(CLEAR_ROLES), { maxItems: CLEAR_ROLES.length }),
});

/** What a blueprint must look like. What can only be judged by several fields is in `rules.ts`. @internal */
export const blueprintShape = record('blueprint', {
  apiVersion: required(oneOf(['meshwright.io/v1alpha1'])),
  kind: required(oneOf(['Blueprint'])),
  product: required(product),
  host: oneOf(HOSTS),
  environments: list(environment, { minItems: 1, maxItems: 8 }),
  services: record('list of services', {
    storage: flag,
    processing: oneOf(['none', 'native', 'spark']),
    warehouse: flag,
    catalog: flag,
    orchestration: oneOf(['none', 'native', 'airflow']),
    visualization: flag,
  }),
  tableFormat: oneOf(['none', 'lakehouse', 'iceberg', 'delta']),
  inputs: list(port, { maxItems: 50 }),
  outputs: list(port, { maxItems: 50 }),
  access: list(grant, { maxItems: 100 }),
  network: record('network', {
    private: flag,
    addressSpace: text({ maxLength: 20 }),
  }),
  encryption: record('encryption', {
    ownKeys: flag,
    hardware: flag,
    rotationDays: integer({ minimum: 90, maximum: 730 }),
  }),
  masking: record('masking', {
    from: oneOf(CLASSIFICATIONS),
    guardrails: list(guardrail, { maxItems: CLASSIFICATIONS.length }),
  }),
  dataLossPrevention: flag,
  auditing: record('auditing', {
    enabled: flag,
    retentionDays: integer({ minimum: 30, maximum: 3650 }),
  }),
  autoscaling: flag,
  schedule: record('schedule', {
    cron: text({ maxLength: 100 }),
    timeoutMinutes: integer({ minimum: 5, maximum: 2880 }),
    retries: integer({ minimum: 0, maximum: 10 }),
  }),
  budget: record('budget', {
    monthly: number({ minimum: 0, maximum: 10_000_000 }),
    currency: text({
      pattern: /^[A-Z]{3}$/,
      patternWords: 'a currency, such as EUR',
    }),
    alertAt: list(integer({ minimum: 1, maximum: 300 }), {
      minItems: 1,
      maxItems: 5,
      uniqueItems: true,
    }),
  }),
  sandbox: record('sandbox', {
    enabled: flag,
    expiresAfterDays: integer({ minimum: 1, maximum: 365 }),
    monthlyBudget: number({ minimum: 0, maximum: 100_000 }),
  }),
  tags: mapOf(
    'list of tags',
    text({
      minLength: 1,
      maxLength: 128,
      pattern: /^[^\r\n\t]*$/,
      patternWords: 'one line',
    }),
    {
      restNames: {
        pattern:
          /^(?!aws|azure|goog|microsoft|windows|data-mesh)[a-z][a-z0-9_-]{0,62}$/,
        words:
          'lower case letters, digits, underscores and hyphens, at most 63, and not begin like a tag of a cloud or of Meshwright',
      },
    },
  ),
});
