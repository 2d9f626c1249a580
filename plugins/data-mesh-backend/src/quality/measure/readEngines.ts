// SPDX-License-Identifier: Apache-2.0
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { EngineSettings, ServerEngine } from '@meshwright/quality/engines';

const KEY = 'dataMesh.quality.engines';
const CONCURRENCY = 2;
const TIMEOUT = 5 * 60_000;

/** An engine that the portal may measure on. @internal */
export interface MeasuredEngine {
  settings: EngineSettings;
  /** Contracts that are measured there at a time. */
  concurrency: number;
  /** Milliseconds for a table. */
  timeout: number;
  /** Whether figures that are worth following are measured too. */
  profile: boolean;
  /** Entity refs of domains whose products may have their data there; all where there are none. */
  domains: readonly string[];
}

type Of<Type extends ServerEngine> = Extract<EngineSettings, { type: Type }>;
type Named<Type extends ServerEngine> = Omit<
  Of<Type>,
  'type' | 'name' | 'allow'
>;

const text = (config: Config, key: string) => config.getOptionalString(key);

const readers: { [Type in ServerEngine]: (config: Config) => Named<Type> } = {
  postgres: config => ({
    user: config.getString('user'),
    password: text(config, 'password'),
    tls: config.getOptionalBoolean('tls') ?? true,
    ca: text(config, 'ca'),
  }),
  bigquery: config => ({
    billingProject: text(config, 'billingProject'),
    location: text(config, 'location'),
    maxBytesBilled: config.getOptionalNumber('maxBytesBilled'),
    endpoint: text(config, 'endpoint'),
  }),
  redshift: config => ({
    region: text(config, 'region'),
    workgroup: text(config, 'workgroup'),
    cluster: text(config, 'cluster'),
    databaseUser: text(config, 'databaseUser'),
    endpoint: text(config, 'endpoint'),
  }),
  athena: config => ({
    region: text(config, 'region'),
    workgroup: text(config, 'workgroup'),
    outputLocation: text(config, 'outputLocation'),
    endpoint: text(config, 'endpoint'),
  }),
  synapse: config => ({
    user: text(config, 'user'),
    password: text(config, 'password'),
  }),
  snowflake: config => ({
    user: text(config, 'user'),
    privateKey: text(config, 'privateKey'),
    token: text(config, 'token'),
    warehouse: text(config, 'warehouse'),
    role: text(config, 'role'),
    endpoint: text(config, 'endpoint'),
  }),
  databricks: config => ({
    warehouse: config.getString('warehouse'),
    clientId: text(config, 'clientId'),
    clientSecret: text(config, 'clientSecret'),
    token: text(config, 'token'),
    endpoint: text(config, 'endpoint'),
  }),
};

/**
 * Reads `dataMesh.quality.engines`.
 *
 * @throws InputError for a type that is not known
 * @internal
 */
export function readEngines(config: RootConfigService): MeasuredEngine[] {
  return (config.getOptionalConfigArray(KEY) ?? []).map(one => {
    const type = one.getString('type') as ServerEngine;
    if (!Object.hasOwn(readers, type)) {
      throw new InputError(
        `'${type}' in ${KEY} is no engine. Known are ${Object.keys(
          readers,
        ).join(', ')}.`,
      );
    }
    const allow = one.getOptionalConfig('allow');
    return {
      settings: {
        type,
        name: one.getString('name'),
        allow: {
          hosts: allow?.getOptionalStringArray('hosts') ?? [],
          databases: allow?.getOptionalStringArray('databases'),
          schemas: allow?.getOptionalStringArray('schemas'),
        },
        ...readers[type](one),
      } as EngineSettings,
      concurrency: one.getOptionalNumber('concurrency') ?? CONCURRENCY,
      timeout: one.has('timeout')
        ? durationToMilliseconds(
            readDurationFromConfig(one, { key: 'timeout' }),
          )
        : TIMEOUT,
      profile: one.getOptionalBoolean('profile') ?? false,
      domains: (allow?.getOptionalStringArray('domains') ?? []).map(domain =>
        stringifyEntityRef(parseEntityRef(domain, { defaultKind: 'domain' })),
      ),
    };
  });
}
