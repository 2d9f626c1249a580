// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { type LineageNode, parseNodeId } from '@meshwright/lineage';
import { readableRefs } from '@meshwright/plugin-data-mesh-node';
import { requirePermission } from '../../access';
import type { LiveLineage } from '../live/LiveGraph';

/** Ref of the product that a product node stands for. */
function productRef(id: string): string | undefined {
  const parts = parseNodeId(id);
  return parts?.type === 'product'
    ? `dataproduct:${parts.namespace}/${parts.name}`
    : undefined;
}

/** Refs of entities of which a caller has to read one to see a node; none where nothing guards it. */
function guardsOf(node: LineageNode, { about }: LiveLineage): string[] {
  if (node.type === 'product') return [productRef(node.id)!];
  const dataset = node.type === 'column' ? about(node.dataset ?? '') : node;
  const product = dataset?.facts.product;
  if (product !== undefined) {
    const ref = productRef(product);
    return ref === undefined ? [] : [ref];
  }
  return (dataset?.facts.contracts ?? []).flatMap(({ file }) =>
    file && /^api:[^/]+\/[^/]+$/.test(file) ? [file] : [],
  );
}

/** Who may see which nodes. @internal */
export class NodeAccess {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    catalog: CatalogService;
    permissions: PermissionsService;
  }) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
  }

  /** @throws NotAllowedError where the policy refuses */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await requirePermission(this.#permissions, permission, credentials);
  }

  /**
   * The nodes that a caller may see, of those that are asked for. What belongs to a product is seen by those who may
   * read the product in the catalog; what only has contracts, by those who may read one of them. A job or a dashboard is
   * seen by those who may see one of its datasets.
   */
  async visible(
    ids: Iterable<string>,
    live: LiveLineage,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const guards = new Map<string, string[]>();
    const guard = (id: string) => {
      const node = live.about(id);
      if (node && !guards.has(id)) guards.set(id, guardsOf(node, live));
    };
    const users = new Map<string, string[]>();
    for (const id of ids) {
      const type = live.about(id)?.type;
      if (type === 'job' || type === 'exposure') {
        const datasets = live.graph
          .neighboursOf(id)
          .filter(other => live.about(other)?.type === 'dataset');
        users.set(id, datasets);
        datasets.forEach(guard);
      } else guard(id);
    }
    const readable = await readableRefs(
      this.#catalog,
      [...guards.values()].flat(),
      credentials,
    );
    const isVisible = (id: string) => {
      const own = guards.get(id);
      return (
        own !== undefined &&
        (own.length === 0 || own.some(ref => readable.has(ref)))
      );
    };
    const found = new Set([...guards.keys()].filter(isVisible));
    for (const [id, datasets] of users) {
      if (datasets.length === 0 || datasets.some(isVisible)) found.add(id);
    }
    return found;
  }
}
