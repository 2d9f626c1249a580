// SPDX-License-Identifier: Apache-2.0
import { blueprintText } from '../__testUtils__/blueprints';
import { readBlueprint } from '../blueprint';
import { data, locals, resource } from '../hcl';
import { mergeFiles, mergeTerraform } from './merge';
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
