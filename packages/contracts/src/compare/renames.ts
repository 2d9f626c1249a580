// SPDX-License-Identifier: Apache-2.0
import type { Property, SchemaObject } from '../model';
import type { Place } from './changeLog';
import { type Context, placeOf } from './context';
import type { Pair } from './match';
import { show } from './values';

/** Engines that find a name whatever its case. */
const CASELESS = new Set([
  'athena',
  'azure',
  'bigquery',
  'databricks',
  'db2',
  'duckdb',
  'glue',
  'hive',
  'impala',
  'mysql',
  'oracle',
  'postgres',
  'postgresql',
  'presto',
  'redshift',
  'snowflake',
  'sqlserver',
  'synapse',
  'trino',
  'vertica',
]);

type Named = Pick<
  Property | SchemaObject,
  'name' | 'physicalName' | 'path' | 'id'
>;

/** The name under which data is found. */
const physicalName = (thing: Named) => thing.physicalName || thing.name;

const evidence: Record<Pair<Named>['by'], string> = {
  id: 'both have the same id',
  name: 'both have the same name',
  'physical-name': 'both have the same physical name',
  guess:
    'a guess, as type and name or description are alike; give both the same id to make sure',
  key: 'both say the same',
};

/**
 * Compares the names of two things that were recognised as the same one.
 *
 * @param of - kind of thing, which tells the ids of changes
 *
 * @internal
 */
export function compareRename<T extends Named>(
  context: Context,
  location: string,
  { before, after, by }: Pair<T>,
  of: 'property' | 'object' = 'property',
): void {
  const place = placeOf(after, location);
  if (before.name !== after.name) {
    reportRename(context, place, { before, after, by }, of);
    return;
  }
  const old = physicalName(before);
  const next = physicalName(after);
  if (old === next) return;
  context.log.add('physical-name-changed', place, {
    field: 'physicalName',
    reason: `The data is found as ${show(next)} instead of ${show(
      old,
    )}: queries by the old name fail.`,
    before: old,
    after: next,
    ...(onlyCase(context, old, next) && { readers: 'risky', writers: 'risky' }),
  });
}

function onlyCase({ newEngine }: Context, old: string, next: string): boolean {
  return (
    old.toLowerCase() === next.toLowerCase() &&
    newEngine !== undefined &&
    CASELESS.has(newEngine)
  );
}

function reportRename<T extends Named>(
  context: Context,
  place: Place,
  { before, after, by }: Pair<T>,
  of: 'property' | 'object',
): void {
  const old = physicalName(before);
  const next = physicalName(after);
  const renamed = `${show(before.name)} is called ${show(after.name)} now (${
    evidence[by]
  })`;
  const details = {
    field: 'name',
    before: before.name,
    after: after.name,
    guess: by === 'guess',
  };
  if (old === next) {
    context.log.add(`${of}-renamed`, place, {
      ...details,
      reason: `${renamed}, but the data is found under the same physical name ${show(
        next,
      )}: only what refers to the name in the contract has to follow.`,
      readers: 'risky',
      writers: 'risky',
    });
  } else if (onlyCase(context, old, next)) {
    context.log.add(`${of}-renamed`, place, {
      ...details,
      reason: `${renamed}: only the case differs, which this engine ignores, though files and code may not.`,
      readers: 'risky',
      writers: 'risky',
    });
  } else {
    context.log.add(`${of}-renamed`, place, {
      ...details,
      reason: `${renamed}: whoever uses the old name fails.`,
    });
  }
}
