// SPDX-License-Identifier: Apache-2.0
import { type Identifier, datasetKey, normaliseNamespace } from './normalise';

/** Stores that a dbt manifest or a contract may name without saying which one of them. */
const bare = new Set([
  'postgres',
  'redshift',
  'snowflake',
  'duckdb',
  'trino',
  'spark',
  'hive',
  'mysql',
  'mssql',
  'sqlserver',
  'clickhouse',
  'awsathena',
  'unitycatalog',
  'oracle',
]);

/** What a namespace is known to be: the store, and the rest, of which parts may be missing. */
function storeOf(namespace: string): { store: string; loose: boolean } {
  const space = normaliseNamespace(namespace);
  const arn = /^(arn:aws:[a-z]+):([^:]*):([^:]*)$/.exec(space);
  if (arn) return { store: arn[1], loose: !arn[2] || !arn[3] };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(space);
  if (scheme) return { store: scheme[1], loose: scheme[2] === '' };
  return { store: space, loose: bare.has(space) };
}

/** Whether a namespace does not say which store of its kind it means. @internal */
export const isLoose = (namespace: string): boolean => storeOf(namespace).loose;

function fits(loose: string, placed: string): boolean {
  const arn = /^arn:aws:[a-z]+:([^:]*):([^:]*)$/;
  const [own, other] = [arn.exec(loose), arn.exec(placed)];
  if (!own || !other) return true;
  return [1, 2].every(part => !own[part] || own[part] === other[part]);
}

/** Name as the key of its namespace has it, without the namespace. */
const nameKey = (each: Identifier) => datasetKey(each).split('\n')[1];

/**
 * Datasets whose source does not say where its store is (a dbt manifest names the adapter, not the host), each with
 * the one dataset of the same name in a store of that kind. Where two stores have the name, nothing is guessed.
 *
 * @internal
 */
export function looseMatches(
  datasets: readonly Identifier[],
): Array<[loose: Identifier, placed: Identifier]> {
  const placed = new Map<string, Identifier[]>();
  const loose: Array<{ store: string; each: Identifier }> = [];
  for (const each of datasets) {
    const where = storeOf(each.namespace);
    if (where.loose) loose.push({ store: where.store, each });
    else {
      const key = `${where.store}\n${nameKey(each).toLowerCase()}`;
      const list = placed.get(key);
      if (list) list.push(each);
      else placed.set(key, [each]);
    }
  }
  const matches: Array<[Identifier, Identifier]> = [];
  for (const { store, each } of loose) {
    const candidates = (
      placed.get(`${store}\n${nameKey(each).toLowerCase()}`) ?? []
    ).filter(({ namespace }) => fits(each.namespace, namespace));
    const spaces = new Set(
      candidates.map(({ namespace }) => normaliseNamespace(namespace)),
    );
    if (spaces.size === 1) matches.push([each, candidates[0]]);
  }
  return matches;
}
