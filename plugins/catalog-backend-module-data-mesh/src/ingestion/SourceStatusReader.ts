// SPDX-License-Identifier: Apache-2.0
import type { SourceStatus } from '@meshwright/plugin-data-mesh-common';
import type { SourceConfig } from '../config/types';
import type { SourceRow } from '../database/rows';
import type { SourceStore } from '../database/SourceStore';

/** Says of each configured source how old its state is, and why. @internal */
export class SourceStatusReader {
  readonly #configs: SourceConfig[];
  readonly #sources: SourceStore;

  constructor(options: { configs: SourceConfig[]; sources: SourceStore }) {
    this.#configs = options.configs;
    this.#sources = options.sources;
  }

  /** In order of their ids; as many as are configured. */
  async list(): Promise<SourceStatus[]> {
    const rows = new Map(
      (await this.#sources.list()).map(row => [row.id, row]),
    );
    const counts = await this.#sources.counts();
    return this.#configs
      .map(({ id, target }) => {
        const row = rows.get(id);
        const { descriptors = 0, errors = 0 } = counts.get(id) ?? {};
        return {
          id,
          target,
          status: statusOf(row),
          ...(row?.last_success_at && { lastSuccess: row.last_success_at }),
          ...(row?.last_attempt_at && { lastAttempt: row.last_attempt_at }),
          ...(row?.message && { message: row.message }),
          descriptors,
          errors,
        };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function statusOf(row: SourceRow | undefined): SourceStatus['status'] {
  if (row?.message) {
    return 'failing';
  }
  return row?.last_success_at ? 'ok' : 'pending';
}
