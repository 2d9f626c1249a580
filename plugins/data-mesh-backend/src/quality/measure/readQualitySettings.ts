// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { portalFolder } from '@meshwright/plugin-data-mesh-node';

const KEY = 'dataMesh.quality';
const RETENTION_DAYS = 400;
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
  /** Age from which results say nothing of a product's status any more. */
  staleAfterHours: number;
  measured: MeasuredSource[];
  schedule: SchedulerServiceTaskScheduleDefinition;
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
    schedule: measure?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          measure.getConfig('schedule'),
        )
      : {
          frequency: { hours: 6 },
          timeout: { hours: 1 },
          initialDelay: { seconds: 30 },
        },
  };
}
