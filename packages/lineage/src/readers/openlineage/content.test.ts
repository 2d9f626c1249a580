// SPDX-License-Identifier: Apache-2.0
import { ds, newRun, runEvent } from '../../__testUtils__/events';
import { eventContent } from './content';
import { readEvent } from './event';

const contentOf = (event: object) => eventContent(readEvent(event).event!);
const fields = (...names: string[]) => ({
  schema: { fields: names.map(name => ({ name })) },
});
const parent = (name: string) => ({
  run: { runId: newRun() },
  job: { namespace: 'jobs', name },
});

const usual = (more: Parameters<typeof runEvent>[0] = {}) =>
  runEvent({
    inputs: [ds('a')],
    outputs: [ds('b', fields('x'))],
    runFacets: { parent: parent('dag') },
    ...more,
  });

it.each<[what: string, other: object]>([
  ['in another run at another time', usual({ at: '2026-03-02T10:00:00Z' })],
  [
    'with other counts of rows',
    usual({
      outputs: [ds('b', { ...fields('x'), outputStatistics: { rowCount: 7 } })],
    }),
  ],
  [
    'with facets that say nothing of lineage',
    usual({
      jobFacets: { sourceCode: { sourceCode: 'x' } },
      runFacets: {
        parent: parent('dag'),
        nominalTime: { nominalStartTime: '2026-03-01T00:00:00Z' },
      },
    }),
  ],
])('is the same %s', (_, other) => {
  expect(contentOf(other)).toBe(contentOf(usual()));
});

it.each<[what: string, other: object]>([
  ['that ended otherwise', usual({ type: 'FAIL' })],
  ['of another job', usual({ job: 'other' })],
  ['with another input', usual({ inputs: [ds('c')] })],
  ['with another column', usual({ outputs: [ds('b', fields('y'))] })],
  [
    'that deletes a facet',
    usual({ outputs: [ds('b', { schema: { _deleted: true } })] }),
  ],
  ['started by another job', usual({ runFacets: { parent: parent('x') } })],
  [
    'with a query',
    usual({ jobFacets: { sql: { query: 'select 1', dialect: 'ansi' } } }),
  ],
  ['without a time', { ...usual(), eventTime: undefined }],
  ['of a dataset', { dataset: ds('b', fields('x')), producer: 'x' }],
])('differs for an event %s', (_, other) => {
  expect(contentOf(other)).not.toBe(contentOf(usual()));
});
