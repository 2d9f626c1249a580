// SPDX-License-Identifier: Apache-2.0
import type { DetailedCheck, Measurement } from '../model';
import { check, severityOf } from './check';
import { dimensionOf } from './dimension';
import type { Format } from './types';
import {
  instantOf,
  isObject,
  listOf,
  member,
  objectOf,
  scalarOf,
  textOf,
  wordOf,
} from './values';

/** Datasets of an event, with the facets of the dataset and of its use in the run. */
function datasetsOf(event: unknown) {
  return [
    ...listOf(member(event, 'inputs')),
    ...listOf(member(event, 'outputs')),
    member(event, 'dataset'),
  ]
    .filter(isObject)
    .map(dataset => ({
      name: [textOf(dataset.namespace), textOf(dataset.name)]
        .filter(Boolean)
        .join('/'),
      facets: {
        ...objectOf(dataset.facets),
        ...objectOf(dataset.inputFacets),
        ...objectOf(dataset.outputFacets),
      } as Record<string, unknown>,
    }));
}

const eventsOf = (document: unknown) =>
  Array.isArray(document) ? document : [document];

const isEvent = (document: unknown) =>
  textOf(member(document, 'eventTime')) !== null ||
  (isObject(member(document, 'run')) && isObject(member(document, 'job')));

const isFacets = (document: unknown) =>
  Array.isArray(member(document, 'test', 'tests')) ||
  isObject(member(document, 'dataQualityAssertions')) ||
  isObject(member(document, 'dataQualityMetrics'));

/** What an event says of quality, of one run. */
function checksOf(event: unknown): DetailedCheck[] {
  const own = isFacets(event)
    ? [{ name: '', facets: objectOf(event) }]
    : datasetsOf(event);
  const assertions = own.flatMap(({ name, facets }) =>
    listOf(member(facets, 'dataQualityAssertions', 'assertions')).map(
      assertion => assertionCheck(assertion, name || null),
    ),
  );
  if (assertions.length > 0) return assertions;
  // The same tests without their datasets, or those that belong to none.
  const facet = member(event, 'run', 'facets', 'test') ?? member(event, 'test');
  return listOf(member(facet, 'tests')).map(testCheck);
}

/** A run says the same when it starts and when it ends: the last word of each check counts. */
function lastWords(events: readonly unknown[]): DetailedCheck[] {
  const found = new Map<string, DetailedCheck>();
  events.forEach((event, at) => {
    const run = member(event, 'run', 'runId') ?? at;
    const job = [
      member(event, 'job', 'namespace'),
      member(event, 'job', 'name'),
    ];
    const times = new Map<string, number>();
    for (const one of checksOf(event)) {
      const { name, dataset, column, expected } = one;
      const same = JSON.stringify([run, job, name, dataset, column, expected]);
      // Two of one name in one event are two.
      const time = times.get(same) ?? 0;
      times.set(same, time + 1);
      found.set(`${same}${time}`, one);
    }
  });
  return [...found.values()];
}

/**
 * Quality facets of OpenLineage events: assertions and tests are checks, metrics are measurements.
 *
 * @internal
 */
export const openLineage: Format = {
  tool: 'openlineage',
  knows: document => {
    const events = eventsOf(document);
    return isFacets(document) || (events.length > 0 && events.every(isEvent));
  },
  read: document => {
    const events = eventsOf(document);
    const datasets = isFacets(document)
      ? [{ name: '', facets: objectOf(document) }]
      : events.flatMap(datasetsOf);
    const first = events[0];
    return {
      runId: textOf(member(first, 'run', 'runId')) ?? undefined,
      endedAt: instantOf(member(events[events.length - 1], 'eventTime')),
      checks: lastWords(events),
      measurements: datasets.flatMap(({ name, facets }) =>
        measurementsOf(member(facets, 'dataQualityMetrics'), name || null),
      ),
    };
  },
};

function assertionCheck(given: unknown, dataset: string | null): DetailedCheck {
  const name = textOf(member(given, 'assertion')) ?? 'assertion';
  const success = member(given, 'success');
  let status: DetailedCheck['status'] = 'unknown';
  if (success === true) status = 'pass';
  if (success === false) status = 'fail';
  return check(name, {
    dataset,
    column: textOf(member(given, 'column')),
    dimension: dimensionOf(name),
    severity: severityOf(textOf(member(given, 'severity'))),
    status,
    observed: scalarOf(member(given, 'actual')),
    expected: wordOf(member(given, 'expected')),
  });
}

const TEST_STATUS = new Map<string, DetailedCheck['status']>([
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['skip', 'skipped'],
]);

/** A test of a run, which names no dataset (`TestRunFacet`). */
function testCheck(given: unknown): DetailedCheck {
  const name = textOf(member(given, 'name')) ?? 'test';
  const status = textOf(member(given, 'status'))?.toLocaleLowerCase('en-US');
  return check(name, {
    column: textOf(member(given, 'params', 'column')),
    dimension: dimensionOf(textOf(member(given, 'type')), name),
    severity: severityOf(textOf(member(given, 'severity'))),
    status: TEST_STATUS.get(status ?? '') ?? 'unknown',
    observed: scalarOf(member(given, 'actual')),
    expected: wordOf(member(given, 'expected')),
  });
}

/** Those that the portal measures itself have their names. */
const QUANTILES = new Map([
  [0.5, 'median'],
  [0.95, 'percentile95'],
]);

const quantileName = (share: string) =>
  QUANTILES.get(Number(share)) ?? `quantile ${share}`;

function measurementsOf(facet: unknown, dataset: string | null): Measurement[] {
  const figures = (values: unknown, column: string | null) =>
    Object.entries(objectOf(values)).flatMap(([metric, value]) =>
      typeof value === 'number' && Number.isFinite(value)
        ? [{ dataset, column, metric, value }]
        : [],
    );
  const quantiles = (values: unknown, column: string) =>
    Object.entries(objectOf(member(values, 'quantiles'))).flatMap(
      ([share, value]) =>
        typeof value === 'number' && Number.isFinite(value)
          ? [{ dataset, column, metric: quantileName(share), value }]
          : [],
    );
  return [
    ...figures(facet, null),
    ...Object.entries(objectOf(member(facet, 'columnMetrics'))).flatMap(
      ([column, values]) => [
        ...figures(values, column),
        ...quantiles(values, column),
      ],
    ),
  ];
}
