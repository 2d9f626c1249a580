// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

function keyOf(secret: string): Buffer {
  return secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), 'base64')
    : Buffer.from(secret, 'utf8');
}

/**
 * Headers by which a receiver knows that a message is ours, whole, new, and which one it is, as Standard Webhooks 1.0 has
 * them: `webhook-id`, `webhook-timestamp` and `webhook-signature`, an HMAC with SHA-256 of `id.timestamp.body`.
 *
 * @param secrets - each signs; several while one takes over from another. With `whsec_` before it, a secret is Base64.
 * @param time - seconds since 1970
 * @internal
 */
export function signatureHeaders(
  secrets: readonly string[],
  id: string,
  time: number,
  body: string,
): Record<string, string> {
  const signatures = secrets.map(
    secret =>
      `v1,${createHmac('sha256', keyOf(secret))
        .update(`${id}.${time}.${body}`)
        .digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(time),
    ...(signatures.length > 0 && { 'webhook-signature': signatures.join(' ') }),
  };
}
