// SPDX-License-Identifier: Apache-2.0
import { readMeasure } from '../../compare/units';
import type { Contract } from '../../model';
import type { Losses } from '../findings';
import { physicalName } from '../naming';
import type { Dialect } from '../sql/dialect';
import { literalText } from './jinja';
import { sqlName } from './names';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A period that dbt can count: whole days, hours or minutes, rounded up. */
function period(seconds: number): { count: number; period: string } {
  if (seconds % DAY === 0) return { count: seconds / DAY, period: 'day' };
  if (seconds % HOUR === 0) return { count: seconds / HOUR, period: 'hour' };
  return { count: Math.max(1, Math.ceil(seconds / 60)), period: 'minute' };
}

/**
 * The promise on latency or freshness as a freshness check of dbt.
 *
 * dbt needs a column that says when a row came; it is taken from the element that the promise names. Of several promises
 * the first that names a column counts.
 *
 * @internal
 */
export function freshnessOf(
  contract: Contract,
  dialect: Dialect,
  losses: Losses,
): Record<string, unknown> {
  const columns = new Map(
    contract.schema.flatMap(object =>
      object.properties.map(property => [
        `${object.name}.${property.name}`,
        physicalName(property),
      ]),
    ),
  );
  const promises = contract.serviceLevels.flatMap(level => {
    const measure = readMeasure(level.value, level.unit);
    const column = level.elements
      .map(element => columns.get(element))
      .find(Boolean);
    return /^(latency|freshness)$/i.test(level.property) &&
      measure?.kind === 'duration'
      ? { level, measure, column }
      : [];
  });
  const promise =
    promises.find(({ column }) => column !== undefined) ?? promises[0];
  if (!promise) return {};
  const { level, measure, column } = promise;
  if (!column) {
    losses.add(
      'assumed',
      level.path,
      `The promise on ${level.property} names no column with the time of a row, so dbt takes the time at which the table changed, where the engine knows it.`,
    );
  }
  return {
    freshness: { error_after: period(measure.amount) },
    ...(column && {
      loaded_at_field: literalText(sqlName(column, dialect)),
    }),
  };
}
