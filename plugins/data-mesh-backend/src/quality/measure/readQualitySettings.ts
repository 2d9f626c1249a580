// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { portalFolder } from '@meshwright/plugin-data-mesh-node';

const KEY = 'dataMesh.quality';
const RETENTION_DAYS = 400;
const DAILY_AFTER_DAYS = 90;
const MAX_AGE = 6 * 60 * 60 * 1000;
const STALE_AFTER_HOURS = 72;

/** A source of descriptors whose contracts' local files the portal checks itself. @internal */
export interface MeasuredSource {
  /** Id of the source under `catalog.providers.dataMesh`. */
  source: string;
  /** Folder that the source reads. */
  folder: string;
  /** Folders that files may be read from. */
  allow: string[];
}

/** @internal */
export interface QualitySettings {
  retentionDays: number;
  /** Days after which of each day only what matters is kept. */
  dailyAfterDays: number;
  /** Age from which results say nothing of a product's status any more. */
  staleAfterHours: number;
  measured: MeasuredSource[];
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Milliseconds after which what has not changed is measured again. */
  maxAge: number;
}

/** Reads `dataMesh.quality`. @internal */
export function readQualitySettings(
  config: RootConfigService,
): QualitySettings {
  const own = config.getOptionalConfig(KEY);
  const measure = own?.getOptionalConfig('measure');
  const sources = measure?.getOptionalConfig('sources');
  const absolute = (path: string) => resolve(portalFolder(), path);
  return {
    retentionDays: own?.getOptionalNumber('retentionDays') ?? RETENTION_DAYS,
    dailyAfterDays:
      own?.getOptionalNumber('dailyAfterDays') ?? DAILY_AFTER_DAYS,
    staleAfterHours:
      own?.getOptionalNumber('status.staleAfterHours') ?? STALE_AFTER_HOURS,
    measured: (sources?.keys() ?? []).map(source => {
      const settings = sources!.getConfig(source);
      return {
        source,
        folder: absolute(settings.getString('folder')),
        allow: settings.getStringArray('allow').map(absolute),
      };
    }),
    maxAge: measure?.has('maxAge')
      ? durationToMilliseconds(
          readDurationFromConfig(measure, { key: 'maxAge' }),
        )
      : MAX_AGE,
    schedule: measure?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          measure.getConfig('schedule'),
        )
      : {
          frequency: { minutes: 15 },
          timeout: { hours: 6 },
          initialDelay: { seconds: 30 },
        },
  };
}
