// SPDX-License-Identifier: Apache-2.0
import type { DiscoveryService } from '@backstage/backend-plugin-api';

/** Addresses of repositories, for browsers and for git. @internal */
export class GitHostAddresses {
  readonly #discovery: DiscoveryService;
  readonly #webUrl: string;

  constructor(options: { discovery: DiscoveryService; webUrl: string }) {
    this.#discovery = options.discovery;
    this.#webUrl = options.webUrl;
  }

  webUrl(group: string, name: string): string {
    return `${this.#webUrl}/${group}/${name}`;
  }

  async cloneUrl(group: string, name: string): Promise<string> {
    const base = await this.#discovery.getExternalBaseUrl('data-mesh');
    return `${base}/git/${group}/${name}.git`;
  }
}
