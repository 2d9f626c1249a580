// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '../model';
import type { Place } from './changeLog';
import { compareMasking } from './classification';
import { type Context, oldPlaceOf, placeOf } from './context';
import {
  compareCustomProperties,
  compareLinks,
  compareTags,
  compareText,
} from './documentation';
import { guessObjects } from './guess';
import { compareObjectKeys } from './keys';
import { type Pair, pairUp } from './match';
import { compareProperties } from './properties';
import { compareQuality } from './quality';
import { compareRelationships, indexNames } from './relationships';
import { compareRename } from './renames';
import { plain, show } from './values';

/** Kinds of objects that the same queries can read. */
const QUERYABLE =
  /^(table|view|materiali[sz]ed ?view|external ?table|base ?table)$/;

/** Compares tables, topics and files, and everything in them. @internal */
export function compareObjects(
  context: Context,
  before: Contract,
  after: Contract,
): void {
  const { log } = context;
  const { pairs, removed, added } = guessObjects(
    pairUp(before.schema, after.schema, [
      { by: 'id', key: object => object.id, unambiguous: true },
      { by: 'name', key: object => object.name },
      {
        by: 'physical-name',
        key: object => object.physicalName,
        unambiguous: true,
      },
    ]),
  );
  for (const object of removed) {
    log.add('object-removed', oldPlaceOf(object, object.name), {
      reason: `${show(object.name)} is gone with its ${
        object.properties.length
      } properties: whoever uses it fails.`,
      before: object.physicalType,
    });
  }
  for (const object of added) {
    log.add('object-added', placeOf(object, object.name), {
      reason: `${show(object.name)} is new: nobody has to do anything.`,
      after: object.physicalType,
    });
  }
  const renames = new Map<string, string>();
  for (const pair of pairs) compareObject(context, pair, renames);
  const names = { old: indexNames(before), next: indexNames(after) };
  for (const pair of pairs) {
    compareRelationships(context, pair.before, pair.after, names, renames);
  }
}

/** @param renames - takes up old names, `object` and `object.property`, with those they have now */
function compareObject(
  context: Context,
  pair: Pair<SchemaObject>,
  renames: Map<string, string>,
): void {
  const { before, after } = pair;
  const { log } = context;
  const location = after.name;
  const place = placeOf(after, location);
  compareRename(context, location, pair, 'object');
  const properties = compareProperties(context, location, before, after);
  const renamed = new Map<Property, string>();
  renames.set(before.name, after.name);
  for (const { before: old, after: next } of properties) {
    renamed.set(old, next.name);
    renames.set(`${before.name}.${old.name}`, `${after.name}.${next.name}`);
  }
  compareObjectKeys(log, place, before.properties, after.properties, renamed);
  compareKind(context, place, before.physicalType, after.physicalType);
  compareQuality(log, location, before.quality, after.quality);
  compareObjectWords(context, place, before, after);
}

function compareKind(
  { log }: Context,
  place: Place,
  before: string | undefined,
  after: string | undefined,
): void {
  const old = plain(before).toLowerCase();
  const next = plain(after).toLowerCase();
  if (old === next || !old || !next) return;
  const alike = QUERYABLE.test(old) && QUERYABLE.test(next);
  log.add('object-kind-changed', place, {
    field: 'physicalType',
    reason: alike
      ? `It is a ${show(next)} instead of a ${show(
          old,
        )}: queries go on, but speed, freshness and permissions may differ.`
      : `It is a ${show(next)} instead of a ${show(
          old,
        )} and has to be read in another way.`,
    before,
    after,
    ...(alike && { readers: 'risky', writers: 'risky' }),
  });
}

function compareObjectWords(
  context: Context,
  place: Place,
  before: SchemaObject,
  after: SchemaObject,
): void {
  const { log } = context;
  compareText(
    log,
    'description-changed',
    place,
    'description',
    before.description,
    after.description,
  );
  compareText(
    log,
    'business-name-changed',
    place,
    'business name',
    before.businessName,
    after.businessName,
  );
  const granularity = (object: SchemaObject) =>
    plain(object.dataGranularityDescription);
  if (granularity(before) !== granularity(after)) {
    log.add('granularity-changed', place, {
      field: 'dataGranularityDescription',
      reason:
        'What one row stands for is described differently: sums and counts may mean something else.',
      before: before.dataGranularityDescription,
      after: after.dataGranularityDescription,
    });
  }
  compareTags(log, place, before.tags, after.tags);
  compareLinks(
    log,
    place,
    before.authoritativeDefinitions,
    after.authoritativeDefinitions,
  );
  compareMasking(
    context,
    place,
    before.customProperties,
    after.customProperties,
  );
  compareCustomProperties(
    log,
    place,
    before.customProperties,
    after.customProperties,
  );
}
