// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { JobTimeline, type Showing, type TakenRun } from './JobTimeline';

const NAMES = ['a', 'b', 'c'];

/** Run number `n` takes the time from 10n to 10n + 5. */
const runOf = (
  n: number,
  edges: readonly string[],
  more: Partial<TakenRun> = {},
): TakenRun => ({
  run: `run ${n}`,
  from: n * 10,
  to: n * 10 + 5,
  settles: true,
  running: false,
  edges: new Map(edges.map(edge => [edge, null])),
  ...more,
});

/** What is known of all edges in the end, as `from..to seen`. */
function shown(timeline: JobTimeline): Record<string, string[]> {
  return Object.fromEntries(
    NAMES.map(edge => [
      edge,
      [...timeline.showingsOf(edge)]
        .sort((x, y) => x.from - y.from)
        .map(({ from, to, lastSeen }) => {
          const seen =
            to === null
              ? Math.max(lastSeen, timeline.settledAt ?? lastSeen)
              : '';
          return `${from}..${to ?? ''} ${seen}`;
        }),
    ]),
  );
}

/** The same, by its definition: from a run that shows it to the end of the next one that does not. */
function expected(runs: ReadonlyArray<readonly string[]>) {
  return Object.fromEntries(
    NAMES.map(edge => {
      const found: string[] = [];
      let from: number | undefined;
      runs.forEach((edges, n) => {
        if (edges.includes(edge)) from ??= n * 10;
        else if (from !== undefined) {
          found.push(`${from}..${n * 10 + 5} `);
          from = undefined;
        }
      });
      if (from !== undefined) {
        found.push(`${from}.. ${(runs.length - 1) * 10 + 5}`);
      }
      return [edge, found];
    }),
  );
}

const histories = fc.array(fc.subarray(NAMES), {
  minLength: 1,
  maxLength: 8,
});

it('knows the same of completed runs, in whatever order they come', () => {
  fc.assert(
    fc.property(
      histories.chain(runs =>
        fc.tuple(
          fc.constant(runs),
          fc.shuffledSubarray([...runs.keys()], { minLength: runs.length }),
        ),
      ),
      ([runs, order]) => {
        const timeline = new JobTimeline([], [], null);
        for (const n of order) timeline.take(runOf(n, runs[n]));
        expect(shown(timeline)).toEqual(expected(runs));
      },
    ),
  );
});

it('goes on from what was kept', () => {
  fc.assert(
    fc.property(histories, fc.nat(7), (runs, at) => {
      const cut = Math.min(at, runs.length - 1);
      const first = new JobTimeline([], [], null);
      runs.slice(0, cut).forEach((edges, n) => first.take(runOf(n, edges)));
      const kept = NAMES.flatMap(edge => [...first.showingsOf(edge)]);
      const second = new JobTimeline(
        kept.map((showing, id): Showing => ({ ...showing, id })),
        [],
        first.settledAt,
      );
      runs.slice(cut).forEach((edges, n) => {
        second.take(runOf(n + cut, edges));
      });
      expect(shown(second)).toEqual(expected(runs));
    }),
  );
});

it('writes nothing of a run that shows what is known', () => {
  const known: Showing = {
    id: 1,
    edge: 'a',
    transformations: null,
    run: 'run 0',
    from: 0,
    to: null,
    lastSeen: 5,
  };
  const timeline = new JobTimeline([known], [], 5);
  timeline.take(runOf(1, ['a']));
  expect(timeline.changed.size).toBe(0);
  expect(timeline.settledAt).toBe(15);
});

it('takes back what an earlier event of the same run said', () => {
  const timeline = new JobTimeline([], [], null);
  timeline.take(runOf(0, ['a', 'b'], { settles: false, running: true, to: 0 }));
  timeline.take(runOf(0, ['a']));
  expect(shown(timeline)).toEqual({ a: ['0.. 5'], b: [], c: [] });
});

it('ends nothing by a run that failed, and ends what only that one showed', () => {
  const timeline = new JobTimeline([], [], null);
  timeline.take(runOf(0, ['a']));
  timeline.take(runOf(1, ['b'], { settles: false }));
  expect(shown(timeline)).toMatchObject({ a: ['0.. 5'], b: ['10.. 15'] });
  timeline.take(runOf(2, ['a']));
  expect(shown(timeline)).toMatchObject({ a: ['0.. 25'], b: ['10..25 '] });
});
