// SPDX-License-Identifier: Apache-2.0
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/**
 * The catalog's view of one source: it owns the entities of that source. What they are is decided by
 * {@link Ingestion}, which looks at all sources together.
 *
 * @internal
 */
export class DataMeshEntityProvider implements EntityProvider {
  readonly #sourceId: string;
  readonly #onConnect: (
    sourceId: string,
    connection: EntityProviderConnection,
  ) => Promise<void>;

  constructor(options: {
    sourceId: string;
    onConnect: (
      sourceId: string,
      connection: EntityProviderConnection,
    ) => Promise<void>;
  }) {
    this.#sourceId = options.sourceId;
    this.#onConnect = options.onConnect;
  }

  getProviderName() {
    return `data-mesh:${this.#sourceId}`;
  }

  async connect(connection: EntityProviderConnection) {
    await this.#onConnect(this.#sourceId, connection);
  }
}
