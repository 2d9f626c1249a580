// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey } from 'node:crypto';
import type { Connection, ConnectionOptions } from 'snowflake-sdk';
import { messageOf } from '../../run/messageOf';
import type { EnginePlace, SnowflakeSettings } from '../types';
import type { Snowflake } from './loadSnowflake';

/** How often a service that is busy, or not there, is asked once more. */
const AGAIN = 4;

/** A name that nobody put into quotes is in capitals; one with capitals of its own is taken as it is. */
function nameOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const name = /\p{Lu}/u.test(text) ? text : text.toLocaleUpperCase('en-US');
  return /^[A-Z_][A-Z0-9_$]*$/.test(name)
    ? name
    : `"${name.replace(/"/g, '""')}"`;
}

/** Names of hosts have no underscores, which names of accounts may have. Otherwise the driver knows the host. */
function addressOf({ endpoint }: SnowflakeSettings, account: string) {
  if (endpoint) return endpoint.replace(/\/+$/, '');
  return account.includes('_')
    ? `https://${account.replace(/_/g, '-')}.snowflakecomputing.com`
    : undefined;
}

/** The driver takes keys in one form of PEM only. */
function keyOf({ name }: SnowflakeSettings, pem: string): string {
  try {
    return createPrivateKey(pem)
      .export({ type: 'pkcs8', format: 'pem' })
      .toString();
  } catch {
    throw new Error(
      `The private key of ${name} is none that can be read: it has to be PEM without a passphrase.`,
    );
  }
}

/**
 * Settings whose token is one of Snowflake's own and not of OAuth. The driver has to be told which, nothing in a token says
 * so, and a login that is refused is one that somebody may be told about.
 */
const programmatic = new WeakSet<SnowflakeSettings>();

/** What Snowflake said no to, unlike what did not reach it. */
const isRefused = (error: unknown) =>
  (error as { name?: string }).name === 'OperationFailedError';

function connect(
  driver: Snowflake,
  options: ConnectionOptions,
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const connection = driver.createConnection(options);
    connection.connect(error => {
      if (error) reject(error);
      else resolve(connection);
    });
  });
}

/**
 * A session of Snowflake as the identity of the settings: a user with a key, or a token.
 *
 * @throws Error where the settings have neither, or Snowflake does not take it
 * @internal
 */
export async function signIn(
  driver: Snowflake,
  settings: SnowflakeSettings,
  { host: account = '', database, schema }: EnginePlace,
): Promise<Connection> {
  const { user, privateKey, token, warehouse, role, name } = settings;
  const accessUrl = addressOf(settings, account);
  const common: ConnectionOptions = {
    account,
    ...(accessUrl && { accessUrl }),
    username: user,
    database: nameOf(database),
    schema: nameOf(schema),
    warehouse: nameOf(warehouse),
    role: nameOf(role),
    application: 'Meshwright',
    queryTag: 'meshwright-quality',
    sfRetryMaxLoginRetries: AGAIN,
    // Beyond 2^53 a number is not the one that was counted; a text still is.
    fetchAsString: ['Number', 'Date', 'JSON', 'Buffer'],
    representNullAsStringNull: false,
    // Else a file in the home of the user could make it write logs; no file is one without a name.
    clientConfigFile: '',
  };
  if (privateKey && user) {
    return connect(driver, {
      ...common,
      authenticator: 'SNOWFLAKE_JWT',
      privateKey: keyOf(settings, privateKey),
    });
  }
  if (!token) {
    throw new Error(
      `${name} has neither a user with a private key nor a token for Snowflake.`,
    );
  }
  const asOwn = () =>
    connect(driver, {
      ...common,
      authenticator: 'PROGRAMMATIC_ACCESS_TOKEN',
      token,
    });
  if (programmatic.has(settings)) return asOwn();
  try {
    return await connect(driver, { ...common, authenticator: 'OAUTH', token });
  } catch (error) {
    if (!isRefused(error)) throw error;
    const connection = await asOwn().catch(another => {
      throw isRefused(another)
        ? new Error(`${messageOf(error)} ${messageOf(another)}`)
        : another;
    });
    programmatic.add(settings);
    return connection;
  }
}
