// SPDX-License-Identifier: Apache-2.0
import { lineageEvent } from '../../__testUtils__/lineageEvents';
import { World } from '../../__testUtils__/world';

describe('meshwright lineage impact', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.write(
      'events.ndjson',
      [
        lineageEvent('load', {
          'orders.id': 'raw.key',
          'orders.day': 'raw.day',
        }),
        lineageEvent('sum', { 'sums.order': 'orders.id' }),
        lineageEvent('other', { 'archive.id': 'old.id' }),
      ]
        .map(event => JSON.stringify(event))
        .join('\n'),
    );
  });
  afterEach(() => world.remove());
  const impact = (...args: string[]) =>
    world.run(['lineage', 'impact', 'events.ndjson', ...args]);

  it.each([
    ['raw.key', 1, ['Something stops working', 'sums.order', 'orders.id']],
    ['sums.order', 0, ['Nothing that is known depends on it.']],
    ['column:db#raw#day', 1, ['orders.day']],
  ])('of %s ends with %p', async (column, code, words) => {
    const run = await impact('--column', column);
    expect(run.code).toBe(code);
    for (const word of words) expect(run.out).toContain(word);
    expect(run.out).not.toContain('archive');
  });

  it('prints JSON with names', async () => {
    const { out } = await impact('-c', 'raw.key', '-f', 'json');
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'breaking',
      change: 'drop',
      start: ['column:db#raw#key'],
      columns: [
        {
          id: 'column:db#orders#id',
          name: 'orders.id',
          level: 'direct',
          steps: 1,
        },
        { name: 'sums.order', steps: 2 },
      ],
      datasets: [{ name: 'orders' }, { name: 'sums' }],
      jobs: [{ name: 'load' }, { name: 'sum' }],
      people: [],
    });
  });

  it('ends with 0 for data that is only late', async () => {
    const { code, out } = await impact('-d', 'raw', '--change', 'late');
    expect(code).toBe(0);
    expect(out).toContain('come late');
  });

  it('writes a comment that nobody can break out of', async () => {
    world.write(
      'events.ndjson',
      JSON.stringify(lineageEvent('load', { 'x|<b>@all.id': 'raw.key' })),
    );
    const { out } = await impact('-c', 'raw.key', '-f', 'markdown');
    expect(out).toContain('## Lineage: breaking');
    expect(out).not.toMatch(/<b>|@all/);
  });

  it.each([
    [[], 'Say what changes'],
    [['-c', 'raw.kye'], 'Did you mean raw.key?'],
    [['-c', 'id'], 'may be one of 3 columns'],
    [['-c', 'raw.key', '--change', 'drp'], 'Did you mean drop?'],
  ])('ends with 2 and a sentence for %j', async (args, words) => {
    const { code, error } = await impact(...args);
    expect(code).toBe(2);
    expect(error).toContain(words);
  });
});
