// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What the configuration says of access. @internal */
export interface AccessSettings {
  /** Beginnings of origin locations. */
  trusted: string[];
  others: 'deny' | 'allow';
  /** Milliseconds. */
  freshFor: number;
  /** Milliseconds. */
  staleFor: number;
}

const ROOT = 'dataMesh.access';

function millisecondsAt(config: Config, key: string, usual: number): number {
  const seconds = config.getOptionalNumber(`${ROOT}.${key}`) ?? usual;
  if (!(seconds >= 0) || seconds > 3600) {
    throw new InputError(
      `${ROOT}.${key} must be between 0 and 3600 seconds, and is ${seconds}`,
    );
  }
  return seconds * 1000;
}

/** @throws InputError for what makes no sense @internal */
export function readAccessSettings(config: Config): AccessSettings {
  const others = config.getOptionalString(`${ROOT}.others`) ?? 'deny';
  if (others !== 'deny' && others !== 'allow') {
    throw new InputError(
      `${ROOT}.others must be deny or allow, and is ${others}`,
    );
  }
  const trusted =
    config.getOptionalStringArray(`${ROOT}.trustedPolicies`) ?? [];
  return {
    trusted,
    others,
    freshFor: millisecondsAt(config, 'freshSeconds', 5),
    staleFor: millisecondsAt(config, 'staleSeconds', 60),
  };
}
