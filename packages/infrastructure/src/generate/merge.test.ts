// SPDX-License-Identifier: Apache-2.0
import { blueprintText } from '../__testUtils__/blueprints';
import { readBlueprint } from '../blueprint';
import { blocks, data, expr, locals, resource, text } from '../hcl';
import { mergeFiles, mergeTerraform } from './merge';
import { prune } from './prune';
import type { StackVariable } from './types';
import { mergeVariables, outputBlocks, tfvars } from './variables';

describe('merging contributions', () => {
  const conflicts: string[] = [];
  const conflict = (rule: string) => conflicts.push(rule);
  beforeEach(() => {
    conflicts.length = 0;
  });
  const region: StackVariable = {
    name: 'region',
    type: 'string',
    description: 'Region',
    value: ({ region: value }) => value,
  };
  const [dev] = readBlueprint(blueprintText()).blueprints.aws!.environments;

  it('writes a variable once that modules state alike', () => {
    const merged = mergeVariables([region, { ...region }], conflict);
    expect(merged).toHaveLength(1);
    expect(tfvars(merged, dev, conflict)).toContain(`region = "${dev.region}"`);
    expect(conflicts).toEqual([]);
  });

  it('finds variables and values that contradict each other', () => {
    mergeVariables([region, { ...region, type: 'number' }], conflict);
    mergeVariables([region, { ...region, default: 'x' }], conflict);
    const values = mergeVariables(
      [region, { ...region, value: () => 'x' }],
      conflict,
    );
    tfvars(values, dev, conflict);
    expect(conflicts).toEqual([
      'conflicting-variable',
      'conflicting-variable',
      'conflicting-value',
    ]);
  });

  it('lists as comments what only other stacks know', () => {
    const [vpc] = mergeVariables(
      [{ name: 'vpc_id', type: 'string', description: 'Network' }],
      conflict,
    );
    expect(tfvars([vpc], dev, conflict)).toContain('# Network\n# vpc_id =\n');
  });

  it('finds resources, data, locals and outputs that are declared twice', () => {
    const file = [
      resource('a_b', 'c', {}),
      resource('a_b', 'c', {}),
      data('a_b', 'c', {}),
      data('a_b', 'c', {}),
      locals({ x: 1 }),
      locals({ x: 2 }),
    ];
    mergeTerraform([{ terraform: { file } }], conflict);
    expect(conflicts).toHaveLength(3);
    outputBlocks(
      [
        { name: 'o', value: 'a', description: 'O' },
        { name: 'o', value: 'b', description: 'O' },
      ],
      conflict,
    );
    expect(conflicts).toHaveLength(4);
  });

  it('refuses files that leave the folder, and two that differ', () => {
    const merged = mergeFiles(
      [
        { path: '../x', content: '' },
        { path: '/x', content: '' },
        { path: 'b', content: '1' },
        { path: 'a', content: '1' },
        { path: 'a', content: '2' },
        { path: 'b', content: '1' },
      ],
      conflict,
    );
    expect(merged.map(({ path }) => path)).toEqual(['a', 'b']);
    expect(conflicts).toEqual(['file-path', 'file-path', 'duplicate-file']);
  });
});

describe('prune', () => {
  const variable = (name: string, condition?: string) => ({
    name,
    type: 'string',
    description: name,
    values: [],
    ...(condition && { validations: [{ condition, message: 'No.' }] }),
  });

  it('leaves out what nothing names, also by way of what is left out', () => {
    const { files, variables } = prune(
      new Map([
        [
          'main',
          [
            locals({
              used: expr('var.a'),
              unused: expr('local.chain'),
              chain: expr('data.a_b.gone.id'),
              itself: expr('local.itself'),
            }),
            data('a_b', 'gone', {}),
            data('a_b', 'kept', {}),
            data('a_b', 'guard', { lifecycle: blocks({}) }),
            resource('c_d', 'e', {
              name: text`x-${expr('local.used')}`,
              id: expr('data.a_b.kept.id'),
            }),
          ],
        ],
        ['empty', [locals({ nothing: 1 })]],
      ]),
      [
        variable('a', 'var.a != var.c'),
        variable('b', 'var.b != ""'),
        variable('c'),
        variable('d'),
      ],
      [{ type: 'output', labels: ['o'], body: { value: expr('var.d') } }],
    );
    expect([...files.keys()]).toEqual(['main']);
    expect(
      files.get('main')?.map(({ labels, body }) => [labels, Object.keys(body)]),
    ).toEqual([
      [[], ['used']],
      [['a_b', 'kept'], []],
      [['a_b', 'guard'], ['lifecycle']],
      [
        ['c_d', 'e'],
        ['name', 'id'],
      ],
    ]);
    expect(variables.map(({ name }) => name)).toEqual(['a', 'c', 'd']);
  });
});
