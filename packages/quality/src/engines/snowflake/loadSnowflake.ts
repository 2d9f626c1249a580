// SPDX-License-Identifier: Apache-2.0
import { devNull } from 'node:os';
import { join } from 'node:path';
import { loadClient } from '../loadClient';

/** Snowflake's driver for Node.js. @internal */
export type Snowflake = typeof import('snowflake-sdk');

/** A path where nothing can be. */
const NOWHERE = join(devNull, 'none');

/** What the driver can be told by variables only, most of it before it is loaded. An operator who has set one is heard. */
const VARIABLES = {
  // Else it asks the metadata services of three clouds where it runs, and AWS as whom, with the machine's own identity.
  SNOWFLAKE_DISABLE_PLATFORM_DETECTION: 'true',
  // Else it loads a native library, of which it only reports that it could.
  SNOWFLAKE_DISABLE_MINICORE: 'true',
  // Else it reports how its options were written.
  SF_TELEMETRY_DISABLE_CONNECTION_SHAPE: 'true',
  // Else it makes a folder in the home of the user.
  SF_OCSP_RESPONSE_CACHE_DIR: NOWHERE,
};

const silent = () => {};
let loaded: Snowflake | undefined;

/**
 * The driver, without what it does by itself: it writes no log, keeps no file, reports nothing about the machine and
 * calls no host but the one it is given.
 *
 * @throws Error that says what to install
 * @internal
 */
export function loadSnowflake(): Snowflake {
  if (loaded) return loaded;
  for (const [name, value] of Object.entries(VARIABLES)) {
    process.env[name] ??= value;
  }
  const driver = loadClient<Snowflake>('snowflake-sdk', () =>
    // eslint-disable-next-line global-require
    require('snowflake-sdk'),
  );
  driver.configure({
    logLevel: 'OFF',
    customLogger: {
      error: silent,
      warn: silent,
      info: silent,
      debug: silent,
      trace: silent,
    },
    // Whether a certificate was revoked is asked of hosts that nobody has allowed, over plain HTTP. Certificates are checked.
    disableOCSPChecks: true,
    // Its own parser evaluates as JavaScript what is no JSON: values are data that others wrote.
    jsonColumnVariantParser: text => text,
    xmlColumnVariantParser: text => text,
  });
  loaded = driver;
  return driver;
}
