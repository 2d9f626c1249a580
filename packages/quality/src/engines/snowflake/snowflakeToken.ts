// SPDX-License-Identifier: Apache-2.0
import { createHash, createPublicKey, createSign } from 'node:crypto';
import type { SnowflakeSettings } from '../types';

/** Seconds; Snowflake takes an hour at most. */
const LIFE = 55 * 60;

const part = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token that proves that we have the key of a user. */
function keyPairToken(account: string, user: string, key: string): string {
  const capitals = (text: string) => text.toLocaleUpperCase('en-US');
  // A locator may have its region behind a dot, which is no part of the account's name.
  const subject = `${capitals(account.split('.')[0])}.${capitals(user)}`;
  const fingerprint = createHash('sha256')
    .update(createPublicKey(key).export({ type: 'spki', format: 'der' }))
    .digest('base64');
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({
    iss: `${subject}.SHA256:${fingerprint}`,
    sub: subject,
    iat: now,
    exp: now + LIFE,
  })}`;
  return `${signed}.${createSign('RSA-SHA256')
    .update(signed)
    .sign(key, 'base64url')}`;
}

/**
 * Headers by which Snowflake knows us.
 *
 * @throws Error where the settings have neither a key nor a token
 * @internal
 */
export function snowflakeHeaders(
  { user, privateKey, token, name }: SnowflakeSettings,
  account: string,
): Record<string, string> {
  if (privateKey && user) {
    return {
      authorization: `Bearer ${keyPairToken(account, user, privateKey)}`,
      'x-snowflake-authorization-token-type': 'KEYPAIR_JWT',
    };
  }
  if (token) {
    // Snowflake finds out by itself whether it is one of OAuth or a programmatic one.
    return { authorization: `Bearer ${token}` };
  }
  throw new Error(
    `${name} has neither a user with a private key nor a token for Snowflake.`,
  );
}
