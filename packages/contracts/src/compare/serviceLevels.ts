// SPDX-License-Identifier: Apache-2.0
import type { ServiceLevel } from '../model';
import { type ChangeLog, type Place } from './changeLog';
import { oldPlaceOf, placeOf } from './context';
import { type Way, pairUp } from './match';
import { type Measure, readMeasure } from './units';
import { inOrder, plain, sameValue, show } from './values';

/** Promises that are better the smaller they are. */
const SMALLER_IS_BETTER =
  /^(latency|freshness|delay|frequency|update ?frequency|response ?time|error ?rate|time ?to ?(detect|notify|repair|recover|respond|resolve)\w*|email ?response ?time|rto|rpo|recovery ?(time|point)\w*|time ?of ?availability)$/i;
/** Promises that are better the larger they are. */
const LARGER_IS_BETTER =
  /^(retention|availability|uptime|throughput|bandwidth|completeness|accuracy|end ?of ?(support|life)|support ?end)$/i;
const END = /^end ?of ?(support|life)$/i;
/** Release of the product: a later date means waiting longer. */
const START = /^general ?availability$/i;

const scopeOf = (level: ServiceLevel) => [...level.elements].sort().join(', ');
const nameOf = (level: ServiceLevel) => plain(level.property).toLowerCase();

const ways: ReadonlyArray<Way<ServiceLevel>> = [
  {
    by: 'key',
    key: level => `${nameOf(level)}/${scopeOf(level)}/${plain(level.driver)}`,
  },
  { by: 'key', key: level => `${nameOf(level)}/${scopeOf(level)}` },
  { by: 'name', unambiguous: true, key: nameOf },
];

type Step = 'same' | 'stronger' | 'weaker' | 'changed';

/** Reads both values in kinds that compare, where there are such. */
function measures(
  before: ServiceLevel,
  after: ServiceLevel,
): [Measure, Measure] | undefined {
  const sameUnit =
    plain(before.unit).toLowerCase() === plain(after.unit).toLowerCase();
  // A unit that is not known, `records/s` say, does not matter where both have it.
  const read = (level: ServiceLevel) =>
    readMeasure(level.value, level.unit) ??
    (sameUnit ? readMeasure(level.value, undefined) : undefined);
  const old = read(before);
  const next = read(after);
  if (!old || !next) return undefined;
  // An availability of 99.9 without a unit is one in percent.
  const kinds = new Set([old.kind, next.kind]);
  const shares = kinds.has('share') && kinds.has('number');
  return kinds.size === 1 || shares ? [old, next] : undefined;
}

function stepOf(before: ServiceLevel, after: ServiceLevel): Step {
  const both = measures(before, after);
  if (!both) {
    const alike =
      sameValue(before.value, after.value) &&
      plain(before.unit).toLowerCase() === plain(after.unit).toLowerCase();
    return alike ? 'same' : 'changed';
  }
  const [old, next] = both;
  const difference = next.amount - old.amount;
  if (Math.abs(difference) <= 1e-9 * Math.abs(old.amount)) return 'same';
  const name = plain(after.property);
  if (SMALLER_IS_BETTER.test(name) || START.test(name)) {
    return difference < 0 ? 'stronger' : 'weaker';
  }
  if (LARGER_IS_BETTER.test(name)) {
    return difference > 0 ? 'stronger' : 'weaker';
  }
  return 'changed';
}

function words(level: ServiceLevel): string {
  const range =
    level.valueExt === undefined ? '' : ` to ${show(level.valueExt)}`;
  return `${show(level.value)}${range}${level.unit ? ` ${level.unit}` : ''}`;
}

/** Compares promises on freshness, retention, availability and the like. @internal */
export function compareServiceLevels(
  log: ChangeLog,
  before: ServiceLevel[],
  after: ServiceLevel[],
  prefix = 'serviceLevels',
): void {
  const { pairs, removed, added } = pairUp(before, after, ways);
  const locationOf = (level: ServiceLevel) => `${prefix}.${level.property}`;
  for (const level of removed) {
    const ends = END.test(plain(level.property));
    log.add(
      ends ? 'end-of-life-withdrawn' : 'service-level-removed',
      oldPlaceOf(level, locationOf(level)),
      {
        reason: `${level.property} of ${words(level)} is no longer ${
          ends ? 'announced' : 'promised'
        }.`,
        before: words(level),
      },
    );
  }
  for (const level of added) {
    const place = placeOf(level, locationOf(level));
    if (END.test(plain(level.property))) {
      log.add('end-of-life-announced', place, {
        reason: `${level.property} is announced for ${words(
          level,
        )}: plan to move before.`,
        after: words(level),
      });
    } else {
      log.add('service-level-added', place, {
        reason: `${level.property} of ${words(level)} is promised now.`,
        after: words(level),
      });
    }
  }
  for (const pair of pairs) {
    const place = placeOf(pair.after, locationOf(pair.after));
    compareLevels(log, place, pair.before, pair.after);
  }
}

function compareLevels(
  log: ChangeLog,
  place: Place,
  before: ServiceLevel,
  after: ServiceLevel,
): void {
  const values = { before: words(before), after: words(after) };
  const went = `${after.property} went from ${values.before} to ${values.after}`;
  const step = stepOf(before, after);
  if (step === 'stronger') {
    log.add('service-level-stronger', place, {
      reason: `${went}, which is a stronger promise.`,
      ...values,
    });
  } else if (step === 'weaker') {
    log.add('service-level-weaker', place, {
      reason: `${went}, which is a weaker promise than readers have now.`,
      ...values,
    });
  } else if (
    step === 'changed' ||
    !sameValue(before.valueExt ?? null, after.valueExt ?? null)
  ) {
    log.add('service-level-changed', place, {
      reason: `${went}, and which of them is the stronger promise is not known.`,
      ...values,
    });
  }
  compareScopes(log, place, before, after);
  compareSchedules(log, place, before, after);
  if (plain(before.description) !== plain(after.description)) {
    log.add('description-changed', place, {
      field: 'description',
      reason: `The description of ${after.property} was reworded.`,
      before: before.description,
      after: after.description,
    });
  }
}

function compareScopes(
  log: ChangeLog,
  place: Place,
  before: ServiceLevel,
  after: ServiceLevel,
): void {
  const next = new Set(after.elements);
  const lost = before.elements.filter(element => !next.has(element));
  const values = {
    field: 'element',
    before: inOrder(before.elements),
    after: inOrder(after.elements),
  };
  // No element stands for the whole contract.
  const narrowed = before.elements.length === 0 && after.elements.length > 0;
  if (narrowed || (lost.length > 0 && after.elements.length > 0)) {
    log.add('service-level-scope-reduced', place, {
      reason: `${after.property} is promised for ${
        scopeOf(after) || 'everything'
      } only (it was ${scopeOf(before) || 'everything'}).`,
      ...values,
    });
  } else if (scopeOf(before) !== scopeOf(after)) {
    log.add('service-level-stronger', place, {
      reason: `${after.property} is promised for ${
        scopeOf(after) || 'everything'
      } now (it was ${scopeOf(before)}).`,
      ...values,
    });
  }
}

function compareSchedules(
  log: ChangeLog,
  place: Place,
  before: ServiceLevel,
  after: ServiceLevel,
): void {
  const schedule = (level: ServiceLevel) => [
    plain(level.schedule),
    plain(level.scheduler).toLowerCase(),
    plain(level.driver).toLowerCase(),
  ];
  if (sameValue(schedule(before), schedule(after))) return;
  log.add('service-level-changed', place, {
    field: 'schedule',
    reason: `${
      after.property
    } is measured or driven differently: schedule ${show(
      after.schedule ?? 'not stated',
    )}, driver ${show(after.driver ?? 'not stated')}.`,
    before: before.schedule ?? before.driver,
    after: after.schedule ?? after.driver,
    writers: 'compatible',
  });
}
