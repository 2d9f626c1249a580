// SPDX-License-Identifier: Apache-2.0
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  type Classification,
  CLASSIFICATIONS,
} from '@meshwright/plugin-data-mesh-common';
import {
  INCIDENT_SEVERITIES,
  type IncidentRules,
  type IncidentSeverity,
  STANDARD_RULES,
} from '@meshwright/quality';
import type { WebhookFormat } from './delivery/formats';

const KEY = 'dataMesh.incidents';
const MINUTE = 60_000;
const FORMATS = ['cloudevents', 'slack', 'teams'] as const;

/** A receiver of incidents. @internal */
export interface WebhookSettings {
  /** Its name in logs and in the outbox. */
  id: string;
  url: string;
  /** Each signs; none for receivers that know us by their address. */
  secrets: string[];
  format: WebhookFormat;
  /** Strictest classification of products that are named to it. */
  clearance: Classification;
  /** Refs of domains; empty for all. */
  domains: string[];
  /** Empty for all. */
  severities: IncidentSeverity[];
  perMinute: number;
  /** Milliseconds. */
  timeout: number;
}

/** @internal */
export interface IncidentSettings {
  rules: IncidentRules;
  /** Quiet that results wait for, in milliseconds. */
  settle: number;
  retentionDays: number;
  notifications: boolean;
  webhooks: WebhookSettings[];
  schedule: SchedulerServiceTaskScheduleDefinition;
}

function oneOf<const T extends string>(
  config: Config,
  key: string,
  allowed: readonly T[],
): T | undefined {
  const value = config.getOptionalString(key);
  const found = allowed.find(each => each === value);
  if (value !== undefined && found === undefined) {
    throw new InputError(
      `${KEY}: '${key}' must be one of ${allowed.join(', ')}, not '${value}'`,
    );
  }
  return found;
}

function milliseconds(config: Config | undefined, key: string) {
  return config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : undefined;
}

function readWebhook(config: Config): WebhookSettings {
  const id = config.getString('id');
  const place = `${KEY}.webhooks '${id}'`;
  const url = URL.parse(config.getString('url'));
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(`${place}: 'url' must be an http or https address`);
  }
  const format = oneOf(config, 'format', FORMATS) ?? 'cloudevents';
  const secret = config.getOptionalString('secret');
  const previous = config.getOptionalString('previousSecret');
  if (format === 'cloudevents' && !secret) {
    throw new InputError(
      `${place}: needs a 'secret', so that the receiver can tell who sent a message`,
    );
  }
  const severities = config.getOptionalStringArray('severities') ?? [];
  for (const each of severities) {
    if (!INCIDENT_SEVERITIES.some(known => known === each)) {
      throw new InputError(
        `${place}: 'severities' may hold ${INCIDENT_SEVERITIES.join(', ')}`,
      );
    }
  }
  return {
    id,
    url: url.href,
    secrets: [secret, previous].filter(each => each !== undefined),
    format,
    clearance: oneOf(config, 'clearance', CLASSIFICATIONS) ?? 'internal',
    domains: (config.getOptionalStringArray('domains') ?? []).map(domain => {
      const [name, namespace = 'default'] = domain
        .replace(/^domain:/i, '')
        .split('/')
        .reverse();
      return `domain:${namespace}/${name}`.toLowerCase();
    }),
    severities: severities as IncidentSeverity[],
    perMinute: config.getOptionalNumber('perMinute') ?? 60,
    timeout: milliseconds(config, 'timeout') ?? 10_000,
  };
}

/**
 * Reads `dataMesh.incidents`.
 *
 * @throws InputError for what cannot be meant
 * @internal
 */
export function readIncidentSettings(
  config: RootConfigService,
): IncidentSettings {
  const own = config.getOptionalConfig(KEY);
  const webhooks = (own?.getOptionalConfigArray('webhooks') ?? []).map(
    readWebhook,
  );
  const ids = webhooks.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new InputError(`${KEY}.webhooks: two have the id '${twice}'`);
  }
  const reopen = milliseconds(own, 'reopenWithin');
  return {
    rules: {
      ...STANDARD_RULES,
      openAfter:
        own?.getOptionalNumber('openAfter') ?? STANDARD_RULES.openAfter,
      closeAfter:
        own?.getOptionalNumber('closeAfter') ?? STANDARD_RULES.closeAfter,
      least:
        (own && oneOf(own, 'leastSeverity', INCIDENT_SEVERITIES)) ??
        STANDARD_RULES.least,
      ...(reopen !== undefined && { reopenWithin: reopen / MINUTE }),
    },
    settle: milliseconds(own, 'settle') ?? 5_000,
    retentionDays: own?.getOptionalNumber('retentionDays') ?? 400,
    notifications: own?.getOptionalBoolean('notifications') ?? true,
    webhooks,
    schedule: own?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          own.getConfig('schedule'),
        )
      : {
          frequency: { seconds: 5 },
          timeout: { minutes: 5 },
          initialDelay: { seconds: 5 },
        },
  };
}
