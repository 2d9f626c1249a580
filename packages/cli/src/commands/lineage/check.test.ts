// SPDX-License-Identifier: Apache-2.0
import { World } from '../../__testUtils__/world';

const contract = (columns: string, id = 'orders') => `apiVersion: v3.1.0
kind: DataContract
id: ${id}
version: 1.0.0
status: active
team: {name: ${id}-team}
servers: [{server: prod, type: postgres, host: h, port: 5432, database: d, schema: s}]
schema:
  - name: ${id}
    properties:
${columns}`;
const id = '      - {name: id, physicalType: integer}\n';
const note = '      - {name: note, physicalType: text}\n';
const report = contract(
  '      - {name: order, transformSourceObjects: [orders.id]}',
  'report',
);

describe('meshwright lineage check', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.write('before/orders.yaml', contract(id + note));
    world.write('mesh/report.yaml', report);
  });
  afterEach(() => world.remove());
  const check = (after: string, ...args: string[]) => {
    world.write('after/orders.yaml', after);
    return world.run([
      ...['lineage', 'check', 'mesh', '--before', 'before'],
      ...['--after', 'after', ...args],
    ]);
  };

  it.each<[what: string, after: string, code: number, words: string]>([
    ['nothing', contract(id + note), 0, 'No column and no dataset goes'],
    ['a new column', contract(`${id}${note}      - {name: x}`), 0, 'No column'],
    ['a column nobody uses', contract(id), 0, 'Nothing that is known'],
    ['a column that is used', contract(note), 1, 'report.order'],
    [
      'a type',
      contract(id.replace('integer', 'text') + note),
      1,
      'changes its type',
    ],
    ['a whole table', contract(id + note, 'else'), 1, 'report-team'],
  ])('judges the change of %s', async (_, after, code, words) => {
    const run = await check(after);
    expect(run.error).toBe('');
    expect(run.out).toContain(words);
    expect(run.code).toBe(code);
  });

  it('writes a comment with columns, owners and a verdict', async () => {
    const { out } = await check(contract(note), '-f', 'markdown');
    expect(out).toContain('## Lineage: breaking');
    expect(out).toContain('| d.s.report.order | made from it |');
    expect(out).toContain('**Contracts:** report 1.0.0');
    expect(out).toContain('**Talk to:** report-team');
  });

  it('prints JSON', async () => {
    const { out } = await check(contract(note), '-f', 'json');
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'breaking',
      changes: [{ change: 'drop', columns: [{ name: 'd.s.report.order' }] }],
    });
  });

  it('needs both states', async () => {
    const run = await world.run(['lineage', 'check', '--after', 'mesh']);
    expect(run.code).toBe(2);
    expect(run.error).toContain('--before');
  });
});
