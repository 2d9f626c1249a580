// SPDX-License-Identifier: Apache-2.0
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** How lineage is kept. @internal */
export interface LineageSettings {
  /** Milliseconds that events, runs and ended edges are kept. */
  retention: number;
  /** Whether the SQL of jobs is read. */
  readSql: boolean;
}

const STANDARD_DAYS = 400;

/** Reads `dataMesh.lineage`. @internal */
export function readLineageSettings(
  config: RootConfigService,
): LineageSettings {
  const own = config.getOptionalConfig('dataMesh.lineage');
  return {
    retention: durationToMilliseconds(
      own?.has('retention')
        ? readDurationFromConfig(own, { key: 'retention' })
        : { days: STANDARD_DAYS },
    ),
    readSql: own?.getOptionalBoolean('readSql') ?? true,
  };
}
