// SPDX-License-Identifier: Apache-2.0
import {
  type RootConfigService,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { DEFAULT_NAMESPACE, makeValidator } from '@backstage/catalog-model';
import { type Config, ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readGitHostSettings } from '@meshwright/plugin-data-mesh-node';
import { withoutCredentials } from '../sources/withoutCredentials';
import type { SourceConfig, SourceLimits } from './types';

const KEY = 'catalog.providers.dataMesh';

/** Files that are looked for when nothing else is said. @internal */
export const DEFAULT_INCLUDE = [
  '**/*.odcs.{yaml,yml,json}',
  '**/*.odps.{yaml,yml,json}',
  '**/*.datacontract.{yaml,yml}',
  '**/datacontract.{yaml,yml}',
  '**/data-product*.{yaml,yml,json}',
  '**/dpds*.{yaml,yml,json}',
  '**/catalog-info.{yaml,yml}',
  '**/*.policy.{yaml,yml}',
  '**/README.md',
];

/** What is never a descriptor of this repository: `contracts/inputs` has copies of contracts that others offer. */
const DEFAULT_EXCLUDE = [
  '**/node_modules/**',
  '**/.git/**',
  '**/contracts/inputs/**',
];

const DEFAULT_LIMITS: SourceLimits = {
  maxFiles: 20_000,
  maxFileSize: 5 * 1024 * 1024,
  maxRepositories: 2_000,
};

const KNOWN_KEYS = new Set([
  'type',
  'path',
  'host',
  'target',
  'targets',
  'include',
  'exclude',
  'namespace',
  'defaultOwner',
  'defaultDomain',
  'domains',
  'schedule',
  'limits',
]);

/** Id of the source that is there by itself where the portal has a git host of its own. @internal */
export const GIT_HOST_SOURCE = 'git-host';

/**
 * Reads `catalog.providers.dataMesh`, and the portal's own git host from `dataMesh.gitHost`.
 *
 * @throws InputError that names the key that is wrong
 * @internal
 */
export function readSources(config: RootConfigService): SourceConfig[] {
  const host = readGitHostSettings(config);
  const sources = readProviders(config);
  if (!host) {
    return sources;
  }
  if (sources.some(({ id }) => id === GIT_HOST_SOURCE)) {
    throw new InputError(
      `${KEY}.${GIT_HOST_SOURCE}: this id is that of the portal's own git host; choose another one`,
    );
  }
  return [
    ...sources,
    {
      ...readBase(GIT_HOST_SOURCE, new ConfigReader({})),
      schedule: {
        frequency: { seconds: 30 },
        timeout: { minutes: 5 },
      },
      type: 'git-host',
      folder: host.folder,
      webUrl: host.webUrl,
      target: host.webUrl,
    },
  ];
}

function readProviders(config: RootConfigService): SourceConfig[] {
  const providers = config.getOptionalConfig(KEY);
  return (providers?.keys() ?? []).flatMap(id => {
    if (!/^[a-zA-Z0-9_-]{1,60}$/.test(id)) {
      throw new InputError(
        `${KEY}.${id}: the id may have letters, digits, '-' and '_', at most 60`,
      );
    }
    // A later configuration file takes a source away by `null`.
    const value = providers!.getOptional(id);
    if (value === null || value === undefined) {
      return [];
    }
    if (typeof value !== 'object' || KNOWN_KEYS.has(id)) {
      throw new InputError(
        `${KEY} holds sources, each under an id of its own: move '${id}' one level down, for example to ${KEY}.default.${id}`,
      );
    }
    return [readSource(id, providers!.getConfig(id))];
  });
}

function readSource(id: string, config: Config): SourceConfig {
  const at = `${KEY}.${id}`;
  const unknown = config.keys().find(key => !KNOWN_KEYS.has(key));
  if (unknown) {
    throw new InputError(
      `${at}.${unknown} is not known; known are ${[...KNOWN_KEYS].join(', ')}`,
    );
  }
  const type = config.getOptionalString('type');
  const isFolder = type ? type === 'folder' : config.has('path');
  if (type && type !== 'folder' && type !== 'url') {
    throw new InputError(`${at}.type must be 'folder' or 'url', not '${type}'`);
  }
  const base = readBase(id, config, isFolder);
  if (isFolder) {
    const path = config.getString('path');
    return { ...base, type: 'folder', path, target: path };
  }
  const targets = readTargets(config, at);
  return {
    ...base,
    type: 'url',
    targets,
    target: targets.map(withoutCredentials).join(', '),
  };
}

function readBase(id: string, config: Config, isFolder = true) {
  const at = `${KEY}.${id}`;
  const namespace = config.getOptionalString('namespace') ?? DEFAULT_NAMESPACE;
  if (!makeValidator().isValidNamespace(namespace)) {
    throw new InputError(`${at}.namespace: '${namespace}' is no namespace`);
  }
  return {
    id,
    namespace,
    include: config.getOptionalStringArray('include') ?? DEFAULT_INCLUDE,
    exclude: [
      ...DEFAULT_EXCLUDE,
      ...(config.getOptionalStringArray('exclude') ?? []),
    ],
    defaultOwner: config.getOptionalString('defaultOwner'),
    defaultDomain: config.getOptionalString('defaultDomain'),
    createDomains: readDomains(config, at),
    schedule: readSchedule(config, isFolder),
    limits: readLimits(config, at),
  };
}

function readDomains(config: Config, at: string): boolean {
  const domains = config.getOptionalString('domains') ?? 'create';
  if (domains !== 'create' && domains !== 'reference') {
    throw new InputError(
      `${at}.domains must be 'create' or 'reference', not '${domains}'`,
    );
  }
  return domains === 'create';
}

function readSchedule(config: Config, isFolder: boolean) {
  return config.has('schedule')
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig('schedule'),
      )
    : {
        frequency: isFolder ? { seconds: 30 } : { minutes: 5 },
        timeout: isFolder ? { minutes: 5 } : { minutes: 30 },
      };
}

function readLimits(config: Config, at: string): SourceLimits {
  const limits = { ...DEFAULT_LIMITS };
  const configured = config.getOptionalConfig('limits');
  for (const key of configured?.keys() ?? []) {
    if (!Object.hasOwn(limits, key)) {
      throw new InputError(
        `${at}.limits.${key} is not known; known are ${Object.keys(limits).join(
          ', ',
        )}`,
      );
    }
    const value = configured!.getNumber(key);
    if (!Number.isInteger(value) || value < 1) {
      throw new InputError(`${at}.limits.${key} must be a whole number from 1`);
    }
    limits[key as keyof SourceLimits] = value;
  }
  return limits;
}

function readTargets(config: Config, at: string): string[] {
  const host = config.getOptionalString('host');
  const targets = [
    ...(config.has('target') ? [config.getString('target')] : []),
    ...(config.getOptionalStringArray('targets') ?? []),
  ].map(target =>
    host && !/^https?:\/\//i.test(target)
      ? `https://${host}/${target.replace(/^\/+/, '')}`
      : target,
  );
  if (targets.length === 0) {
    throw new InputError(
      `${at} needs 'path' for a folder on disk, or 'targets' with URLs of repositories`,
    );
  }
  for (const target of targets) {
    if (!/^https?:\/\/[^/]+\/.+/i.test(target)) {
      throw new InputError(
        `${at}.targets: '${withoutCredentials(
          target,
        )}' is no URL. Write the whole address, or name the 'host'`,
      );
    }
  }
  return targets;
}
