// SPDX-License-Identifier: Apache-2.0
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import type { DomainContent } from '../analysis';
import type { EntityRow } from '../database';
import { DOMAIN_KIND, type QueryContext } from './context';
import { nameIn } from './links';

/** More domains than a company has; the rest count as unknown. */
const MAX_DOMAINS = 5_000;

/** @internal */
export interface DomainNode {
  id: number;
  ref: string;
  title: string;
  description?: string;
  errors: number;
  warnings: number;
  owner?: { ref: string; written: string };
  parent?: string;
  children: string[];
}

type DomainRow = Pick<
  EntityRow,
  'id' | 'ref' | 'title' | 'content' | 'errors' | 'warnings'
> & {
  parent: string | null;
  owner_ref: string | null;
  owner_written: string | null;
};

/**
 * The domains that the caller may see, and how they are nested. A domain whose parent cannot be seen stands at the
 * top, since who cannot see a domain must not learn what belongs to it.
 *
 * @internal
 */
export class DomainTree {
  readonly #nodes: ReadonlyMap<string, DomainNode>;

  static async load({ knex, visibility }: QueryContext): Promise<DomainTree> {
    const query = knex('marketplace_entity as entity')
      .leftJoin('marketplace_reference as parent', join =>
        join
          .on('parent.source_id', 'entity.id')
          .andOnVal('parent.field', 'subdomainOf'),
      )
      .leftJoin('marketplace_reference as owner', join =>
        join
          .on('owner.source_id', 'entity.id')
          .andOnVal('owner.field', 'owner'),
      )
      .select(
        'entity.id',
        'entity.ref',
        'entity.title',
        'entity.content',
        'entity.errors',
        'entity.warnings',
        { parent: 'parent.ref' },
        { owner_ref: 'owner.ref' },
        { owner_written: 'owner.written' },
      )
      .where('entity.role', 'domain')
      .orderBy(['entity.sort_title', 'entity.id'])
      .limit(MAX_DOMAINS);
    const rows: DomainRow[] = await visibility.narrow(query, {
      id: 'entity.id',
      kind: DOMAIN_KIND,
    });
    return new DomainTree(rows);
  }

  private constructor(rows: DomainRow[]) {
    const nodes = new Map<string, DomainNode>();
    for (const row of rows) {
      const content: DomainContent = JSON.parse(row.content);
      nodes.set(row.ref, {
        id: row.id,
        ref: row.ref,
        title: row.title,
        description: content.description,
        errors: row.errors,
        warnings: row.warnings,
        owner:
          row.owner_ref === null
            ? undefined
            : { ref: row.owner_ref, written: row.owner_written ?? '' },
        children: [],
      });
    }
    for (const row of rows) {
      const parent = row.parent === null ? undefined : nodes.get(row.parent);
      if (parent && !isAncestor(nodes, row.ref, parent.ref)) {
        nodes.get(row.ref)!.parent = parent.ref;
        parent.children.push(row.ref);
      }
    }
    this.#nodes = nodes;
  }

  /** By title. */
  get nodes(): DomainNode[] {
    return [...this.#nodes.values()];
  }

  get(ref: string): DomainNode | undefined {
    return this.#nodes.get(ref);
  }

  /** The domain itself and the domains above it, nearest first; just the ref where it is not known. */
  lineage(ref: string): string[] {
    const refs = [ref];
    let parent = this.#nodes.get(ref)?.parent;
    while (parent) {
      refs.push(parent);
      parent = this.#nodes.get(parent)?.parent;
    }
    return refs;
  }

  /** The domain above which there is none. */
  topOf(ref: string): string {
    return this.lineage(ref).at(-1)!;
  }

  /** The domain itself and all below it. */
  subtree(ref: string): string[] {
    const refs: string[] = [];
    const open = [ref];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      refs.push(next);
      open.push(...(this.#nodes.get(next)?.children ?? []));
    }
    return refs;
  }

  link(ref: string, written?: string): EntityLink {
    const node = this.#nodes.get(ref);
    return node
      ? { entityRef: ref, title: node.title, resolved: true }
      : { entityRef: ref, title: written ?? nameIn(ref), resolved: false };
  }
}

/** Whether `ref` stands above `start`, or is it; guards against domains that contain each other. */
function isAncestor(
  nodes: ReadonlyMap<string, DomainNode>,
  ref: string,
  start: string,
): boolean {
  let current: string | undefined = start;
  while (current) {
    if (current === ref) {
      return true;
    }
    current = nodes.get(current)?.parent;
  }
  return false;
}
