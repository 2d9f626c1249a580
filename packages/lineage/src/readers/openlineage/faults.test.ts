// SPDX-License-Identifier: Apache-2.0
import {
  dataEdgesOf,
  ds,
  readEvents,
  runEvent,
} from '../../__testUtils__/events';
import { locateFindings } from '../locateFindings';
import { readLineage } from '../readLineage';

describe('what is wrong with events', () => {
  it.each<[name: string, event: unknown, path: string, severity: string]>([
    ['no object', [7], '/0', 'error'],
    ['no job', [{ eventType: 'START' }], '/0/job', 'error'],
    [
      'a job without a name',
      [{ eventType: 'START', job: { namespace: 'x' } }],
      '/0/job/name',
      'error',
    ],
    [
      'a dataset without a namespace',
      [{ ...runEvent({}), inputs: [{ name: 'a' }] }],
      '/0/inputs/0/namespace',
      'error',
    ],
    [
      'inputs that are no list',
      [{ ...runEvent({}), inputs: {} }],
      '/0/inputs',
      'error',
    ],
    [
      'a time that is none',
      [{ ...runEvent({}), eventTime: 'yesterday' }],
      '/0/eventTime',
      'warning',
    ],
    ['no run id', [{ ...runEvent({}), run: {} }], '/0/run/runId', 'warning'],
    [
      'a run id that is no UUID',
      [runEvent({ run: 'seven' })],
      '/0/run/runId',
      'warning',
    ],
    [
      'an unknown event type',
      [runEvent({ type: 'DONE' })],
      '/0/eventType',
      'warning',
    ],
  ])('names the place of %s', (_, events, path, severity) => {
    const good = runEvent({ inputs: [ds('a')], outputs: [ds('c')] });
    const lineage = readEvents([...(events as unknown[]), good]);
    expect(lineage.findings).toContainEqual(
      expect.objectContaining({ file: 'events.json', path, severity }),
    );
    // The neighbour is read all the same.
    expect(dataEdgesOf(lineage)).toContain('a -> c direct');
  });

  it('reads NDJSON, and names the line of what is broken', () => {
    const good = JSON.stringify(
      runEvent({ inputs: [ds('a')], outputs: [ds('c')] }),
    );
    const { findings, edges } = readLineage([
      { path: 'e.ndjson', source: `${good}\n{"job":\n\n${good}\n` },
    ]);
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'error', line: 2, path: '/1' }),
    ]);
    expect(edges).toHaveLength(3);
  });

  const event = runEvent({ inputs: [ds('a')], outputs: [ds('c')] });
  const one = JSON.stringify(event);
  const pretty = JSON.stringify(event, null, 2);

  it.each<[what: string, source: string, path: string, bad: unknown[]]>([
    ['a broken first line', `{oops\n${one}\n`, 'e.ndjson', [['/0', 1]]],
    ['a first line of a log', `started\n${one}\n`, 'e.log', [['/0', 1]]],
    [
      'a last line that was cut',
      `${one}\n${one.slice(0, 40)}`,
      'e',
      [['/1', 2]],
    ],
    ['lines of Windows', `\uFEFF${one}\r\n\r\n${one}\r\n`, 'e.ndjson', []],
    ['batches on lines', `[${one}]\n[5,${one}]\n`, 'e.ndjson', [['/1/0', 2]]],
    ['events over several lines', `${pretty}\n${pretty}`, 'e.json', []],
    [
      'an event among them that is cut',
      `${pretty}\n{"job": {}`,
      'e.json',
      [['/1', pretty.split('\n').length + 1]],
    ],
    [
      'the answer of an API',
      `{"events":[${one},5],"totalCount":2}`,
      'e.json',
      [['/events/1', undefined]],
    ],
    [
      'a line that is too deep',
      `${one}\n${'['.repeat(999)}${']'.repeat(999)}`,
      'e.ndjson',
      [['/1', 2]],
    ],
  ])('reads %s', (_what, source, path, bad) => {
    const { findings, edges } = readLineage([{ path, source }]);
    expect(findings.map(each => [each.path, each.line])).toEqual(bad);
    expect(edges).toHaveLength(3);
  });

  it('says the line of a place in JSON to those who ask', () => {
    const source = JSON.stringify([event, { job: {} }], null, 1);
    const files = [{ path: 'e.json', source }];
    const { findings } = readLineage(files);
    const line = source.split('\n').findIndex(each => /"job": \{\}/.test(each));
    expect(
      locateFindings(findings, files).find(({ path }) => path.includes('/job')),
    ).toMatchObject({ line: line + 1 });
  });

  it.each([
    ['', 'no OpenLineage event'],
    ['{"a"', 'no JSON'],
    [`${'['.repeat(300)}${']'.repeat(300)}`, 'nests deeper'],
    ['{"columnLineage":{"_producer":"p","fields":{}}}', 'facet'],
  ])('has one finding for %p', (source, words) => {
    const { findings, nodes } = readLineage([{ path: 'x.json', source }]);
    expect(findings).toHaveLength(1);
    expect(findings[0].message).toContain(words);
    expect(nodes).toEqual([]);
  });
});
