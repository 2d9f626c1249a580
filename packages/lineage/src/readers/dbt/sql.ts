// SPDX-License-Identifier: Apache-2.0
import {
  type LineageBuilder,
  columnOf,
  dataset,
} from '../../build/LineageBuilder';
import type { Identifier } from '../../identity/normalise';
import { type SqlEdge, statementEdges } from '../sql/edges';
import type { SqlAnalysis, SqlLineage, TableName } from '../sql/types';
import { record, text } from '../values';
import type { DbtProject } from './artifacts';
import type { DbtRelations } from './relations';
import { type TemplateName, plainSql } from './template';

/** Text that dbt puts before the common table expression of an ephemeral model. */
const ephemeralPrefix = '__dbt__cte__';

/** More is not parsed as SQL anyway. */
const MOST_LENGTH = 1024 * 1024;

/** Relations by their name in compiled SQL: whole, without the database, and without the schema. */
function relationNames(relations: DbtRelations): Map<string, string | null> {
  const names = new Map<string, string | null>();
  for (const [id] of relations.all()) {
    const target = relations.dataset(id);
    if (!target) continue;
    const parts = target.name.toLowerCase().split('.');
    for (let from = 0; from < parts.length; from++) {
      const name = parts.slice(from).join('.');
      // A short name that two relations share stands for none of them.
      if (!names.has(name)) names.set(name, id);
      else if (from > 0 && names.get(name) !== id) names.set(name, null);
    }
  }
  return names;
}

/** Reads the compiled SQL of a project, model by model, each after those that it is made from. @internal */
export class DbtSql {
  private readonly names: Map<string, string | null>;
  private readonly queries = new Map<string, string | undefined>();
  private readonly analyses = new Map<string, SqlAnalysis | undefined>();

  constructor(
    private readonly project: DbtProject,
    private readonly relations: DbtRelations,
    private readonly sql: SqlLineage,
  ) {
    this.names = relationNames(relations);
  }

  private nodeOf(table: TableName): string | undefined {
    return this.names.get(table.join('.').toLowerCase()) ?? undefined;
  }

  /** Columns of a node in order, where all of them are known. */
  private allColumns(id: string): string[] | undefined {
    const { catalog } = this.project;
    const cataloged =
      record(catalog?.nodes)[id] ?? record(catalog?.sources)[id];
    const enforced =
      record(record(this.relations.get(id)).contract).enforced === true;
    if (cataloged || enforced) {
      return this.relations.columns(id, catalog).map(({ name }) => name);
    }
    // What the manifest describes may be a part; what the SQL selects is all there is.
    const statement = this.analysis(id)?.statements[0];
    return statement &&
      statement.unknownStars.length === 0 &&
      statement.columns.length > 0
      ? statement.columns.map(({ name }) => name)
      : undefined;
  }

  /** The SQL of a node: as dbt compiled it, else as its template says it. */
  private query(id: string): string | undefined {
    if (this.queries.has(id)) return this.queries.get(id);
    // Templates that are in each other in a circle have no SQL.
    this.queries.set(id, undefined);
    const node = this.relations.get(id);
    const compiled = text(node?.compiled_code) ?? text(node?.compiled_sql);
    const template = text(node?.raw_code) ?? text(node?.raw_sql);
    const query =
      compiled ??
      (template && plainSql(template, name => this.relation(id, name)));
    // Queries that stand in each other grow fast.
    if (query && query.length <= MOST_LENGTH) this.queries.set(id, query);
    return this.queries.get(id);
  }

  /** What stands for a name of a template: a relation, or the query of a model that makes none. */
  private relation(
    id: string,
    { call, names, version }: TemplateName,
  ): string | undefined {
    const [name, owner] = [...names].reverse();
    const fits = (parent: string): boolean => {
      const node = this.relations.get(parent);
      if (text(node?.name) !== name) return false;
      if (call === 'source') return text(node?.source_name) === owner;
      return (
        (owner === undefined || text(node?.package_name) === owner) &&
        (version ?? text(node?.latest_version)) === text(node?.version)
      );
    };
    const found = call === 'this' ? id : this.relations.parents(id).find(fits);
    if (found === undefined) return undefined;
    const target = this.relations.dataset(found);
    if (target) {
      return text(this.relations.get(found)?.relation_name) ?? target.name;
    }
    const query = this.query(found);
    return query && `(${query.replace(/;\s*$/, '')}\n)`;
  }

  private analysis(id: string): SqlAnalysis | undefined {
    if (this.analyses.has(id)) return this.analyses.get(id);
    // A model that is made from itself, as incremental ones are, does not wait for itself.
    this.analyses.set(id, undefined);
    const node = this.relations.get(id);
    if (text(node?.language) === 'python') return undefined;
    const query = this.query(id);
    if (query === undefined) return undefined;
    const analysis = this.sql.analyse(query, {
      dialect: text(record(this.project.manifest.metadata).adapter_type),
      wording: true,
      columnsOf: table => {
        const found = this.nodeOf(table);
        return found === undefined ? undefined : this.allColumns(found);
      },
    });
    this.analyses.set(id, analysis);
    return analysis;
  }

  private find(table: TableName): Identifier | undefined {
    const found = this.nodeOf(table);
    if (found) return this.relations.dataset(found);
    return table[table.length - 1]?.startsWith(ephemeralPrefix) ||
      table.length < 2
      ? undefined
      : { namespace: this.relations.namespace, name: table.join('.') };
  }

  /**
   * What the SQL of a node says of its columns.
   *
   * @returns undefined where the manifest has no compiled SQL of it
   */
  edges(id: string, builder: LineageBuilder): SqlEdge[] | undefined {
    const node = this.relations.get(id);
    const target = this.relations.dataset(id);
    if (!node || !target) return [];
    if (text(node.language) === 'python') return [];
    const analysis = this.analysis(id);
    if (!analysis) return undefined;
    for (const { message } of analysis.unsure) {
      builder.finding({
        severity: 'info',
        file: this.project.manifestFile,
        path: `/nodes/${id.replace(/~/g, '~0').replace(/\//g, '~1')}`,
        message: `SQL of ${text(node.name) ?? id}: ${message}`,
      });
    }
    const columns = this.relations
      .columns(id, this.project.catalog)
      .map(({ name }) => name);
    const kind = text(node.compiled_code ?? node.compiled_sql)
      ? 'compiled'
      : 'template';
    const spelling = new Map(columns.map(name => [name.toLowerCase(), name]));
    return analysis.statements.flatMap(statement => {
      const { wording } = statement;
      if (wording) {
        builder.node(dataset(target), { wording: `${kind}:${wording}` });
      }
      for (const { name, wording: own } of statement.columns) {
        if (!own) continue;
        builder.node(
          columnOf(target, spelling.get(name.toLowerCase()) ?? name),
          { wording: `${kind}:${own}` },
        );
      }
      const [open, ...others] = statement.unknownStars;
      const selected = new Set(
        statement.columns.map(({ name }) => name.toLowerCase()),
      );
      // A model that takes over all columns of one relation has those that it is known to have.
      const taken =
        open && others.length === 0
          ? columns
              .filter(name => !selected.has(name.toLowerCase()))
              .map(name => ({
                name,
                dependencies: [
                  {
                    table: open,
                    column: name,
                    kind: 'direct' as const,
                    transformation: 'IDENTITY',
                  },
                ],
              }))
          : [];
      return statementEdges(
        { ...statement, columns: [...statement.columns, ...taken] },
        target,
        table => this.find(table),
        columns,
      );
    });
  }
}
