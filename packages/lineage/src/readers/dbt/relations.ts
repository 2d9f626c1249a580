// SPDX-License-Identifier: Apache-2.0
import type { Identifier } from '../../identity/normalise';
import { type Values, record, records, text, texts } from '../values';

/** Materialisations that make nothing in the database. */
const unmaterialised = new Set(['ephemeral', 'inline']);

/** Kinds of nodes that are a relation: everything else only stands between relations. */
const relational = new Set(['model', 'seed', 'snapshot', 'source']);

/** Names of namespaces for the adapters whose name is another. */
const adapterNamespaces: Record<string, string> = {
  athena: 'awsathena',
  databricks: 'unitycatalog',
  sqlserver: 'mssql',
  fabric: 'fabric-warehouse',
  synapse: 'sqlserver',
};

/** The namespace of datasets when nobody says where the warehouse is. @internal */
export function adapterNamespace(manifest: Values): string {
  const adapter = text(record(manifest.metadata).adapter_type) ?? 'dbt';
  return adapterNamespaces[adapter] ?? adapter;
}

/** Takes a quoted, dotted name apart; quotes may stand around any part. */
function unquoted(relation: string): string[] {
  const parts = relation.match(/`[^`]+`|"[^"]+"|\[[^\]]+\]|[^.]+/g) ?? [];
  return parts.flatMap(one => {
    const bare = one.replace(/^[`"[]|[`"\]]$/g, '');
    // BigQuery quotes a whole path as one name.
    return one.startsWith('`') ? bare.split('.') : [bare];
  });
}

/** The nodes of a manifest, and what they stand for. @internal */
export class DbtRelations {
  private readonly nodes = new Map<string, Values>();
  private readonly sourcesOf = new Map<string, readonly string[]>();

  constructor(manifest: Values, readonly namespace: string) {
    for (const member of [
      'nodes',
      'sources',
      'exposures',
      'metrics',
      'semantic_models',
      'saved_queries',
      'functions',
    ]) {
      for (const [id, value] of Object.entries(record(manifest[member]))) {
        this.nodes.set(id, record(value));
      }
    }
  }

  all(): Array<[id: string, node: Values]> {
    return [...this.nodes];
  }

  get(id: string): Values | undefined {
    return this.nodes.get(id);
  }

  /** The dataset of a node; undefined for what is no relation, such as an ephemeral model or a test. */
  dataset(id: string): Identifier | undefined {
    const node = this.nodes.get(id);
    if (!node) return undefined;
    const type = text(node.resource_type) ?? id.split('.')[0];
    const materialized = text(record(node.config).materialized) ?? '';
    if (!relational.has(type) || unmaterialised.has(materialized)) {
      return undefined;
    }
    const table = text(node.alias) ?? text(node.identifier) ?? text(node.name);
    if (table === undefined) return undefined;
    const stated = text(node.relation_name);
    const name = stated
      ? unquoted(stated).join('.')
      : [text(node.database), text(node.schema), table]
          .filter(Boolean)
          .join('.');
    return { namespace: this.namespace, name };
  }

  /** Parents of a node as the manifest names them, each once. */
  parents(id: string): string[] {
    const node = this.nodes.get(id);
    return [...new Set(texts(record(node?.depends_on).nodes))];
  }

  /** The nearest relations that a node is made from, through whatever is no relation itself. */
  relationsBefore(id: string): readonly string[] {
    const known = this.sourcesOf.get(id);
    if (known) return known;
    const found = new Set<string>();
    const seen = new Set<string>([id]);
    const open = this.parents(id);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (this.dataset(next)) found.add(next);
      else open.push(...this.parents(next));
    }
    const list = [...found].sort();
    this.sourcesOf.set(id, list);
    return list;
  }

  /** Columns of a node that the manifest and the catalog name, in the catalog's order. */
  columns(id: string, catalog: Values | undefined): DbtColumn[] {
    const node = this.nodes.get(id) ?? {};
    const entry = record(
      record(catalog?.nodes)[id] ?? record(catalog?.sources)[id],
    );
    const columns = new Map<string, DbtColumn>();
    const real = Object.values(record(entry.columns)).map(record);
    real.sort((a, b) => Number(a.index ?? 0) - Number(b.index ?? 0));
    for (const column of real) {
      const name = text(column.name);
      if (name === undefined) continue;
      columns.set(name.toLowerCase(), {
        name,
        dataType: text(column.type),
        description: text(column.comment),
        tags: [],
        position: columns.size + 1,
      });
    }
    for (const [key, value] of Object.entries(record(node.columns))) {
      const column = record(value);
      const name = text(column.name) ?? key;
      const known = columns.get(name.toLowerCase());
      const meta = {
        ...record(record(column.config).meta),
        ...record(column.meta),
      };
      columns.set(name.toLowerCase(), {
        // The catalog of Snowflake writes in upper case what everybody writes in lower case.
        name,
        dataType: known?.dataType ?? text(column.data_type),
        description: text(column.description) ?? known?.description,
        tags: [
          ...new Set([
            ...texts(column.tags),
            ...texts(record(column.config).tags),
          ]),
        ],
        classification: text(meta.classification),
        position: known?.position,
      });
    }
    return [...columns.values()];
  }

  /** Who owns a node: its group's owner, or the one of its meta. */
  owners(node: Values, manifest: Values): string[] | undefined {
    const config = record(node.config);
    const meta = { ...record(config.meta), ...record(node.meta) };
    const own = record(node.owner);
    const group = text(config.group) ?? text(node.group);
    const groupOwner = Object.values(record(manifest.groups))
      .map(record)
      .find(one => group !== undefined && one.name === group)?.owner;
    const names = [
      text(own.name) ?? text(own.email),
      text(meta.owner),
      text(record(groupOwner).name) ?? text(record(groupOwner).email),
      ...records(meta.owners).map(one => text(one.name)),
      ...texts(meta.owners),
    ].filter((one): one is string => one !== undefined);
    return names.length > 0 ? [...new Set(names)] : undefined;
  }
}

/** @internal */
export interface DbtColumn {
  name: string;
  dataType?: string;
  description?: string;
  tags: string[];
  classification?: string;
  position?: number;
}
