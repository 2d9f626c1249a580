// SPDX-License-Identifier: Apache-2.0
import type { DBSQLClient } from '@databricks/sql';

/** How the driver is told of a proxy. @internal */
export type Proxy = NonNullable<Parameters<DBSQLClient['connect']>[0]['proxy']>;

/** Whether an entry of `NO_PROXY` is good for an address: a host, one with its port, or all hosts below a name. */
function isMeant(entry: string, { hostname, port }: URL): boolean {
  const [host, onPort] = entry.toLocaleLowerCase('en-US').split(':');
  if (onPort && onPort !== (port || '443')) return false;
  if (host === '*') return true;
  const name = host.replace(/^\*?\./, '');
  return name === host ? hostname === name : hostname.endsWith(`.${name}`);
}

/**
 * The proxy that Node.js itself uses for an address where it is told to look at the environment (`NODE_USE_ENV_PROXY`),
 * which the driver does not.
 *
 * @throws Error where the proxy is written as no URL
 * @internal
 */
export function proxyOf(url: URL): Proxy | undefined {
  const { env } = process;
  const stated = env.https_proxy || env.HTTPS_PROXY;
  if (env.NODE_USE_ENV_PROXY !== '1' || !stated) return undefined;
  const exceptions = (env.no_proxy || env.NO_PROXY || '').split(/[\s,]+/);
  if (exceptions.some(entry => entry && isMeant(entry, url))) return undefined;
  if (!URL.canParse(stated)) {
    throw new Error('The proxy that HTTPS_PROXY names is no URL.');
  }
  const { protocol, hostname, port, username, password } = new URL(stated);
  return {
    protocol: protocol === 'https:' ? 'https' : 'http',
    host: hostname,
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
    // The driver puts them into a URL again, so that they stay as they are written there.
    ...(username && { auth: { username, password } }),
  };
}
