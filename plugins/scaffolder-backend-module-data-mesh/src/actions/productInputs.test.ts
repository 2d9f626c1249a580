// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createProductInputsAction } from './productInputs';

const workspace = createMockDirectory();
const action = createProductInputsAction();

/** What a change of a checked out repository is, as git sees it. */
function differenceIn(folder: string): string[] {
  return execFileSync('git', ['-C', folder, 'diff', '-U0', '--no-color'], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter(line => /^[+-](?![+-])/.test(line));
}

const entity = `apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: {name: finance}
spec:
  inputPorts:
    # By the hour
    - name: prices
      contract: api:default/prices
  outputPorts: []
`;

async function change(input: object, text = entity) {
  workspace.setContent({ data: { 'catalog-info.yaml': text } });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', workspace.path, ...args]);
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qm', 'x');
  const context = createMockActionContext({
    workspacePath: workspace.path,
    input: { descriptor: 'data/catalog-info.yaml', ...input },
  });
  await action.handler(context as never);
  const output = Object.fromEntries((context.output as jest.Mock).mock.calls);
  return { difference: differenceIn(workspace.path), output };
}

const orders = {
  id: 'urn:orders',
  version: '2.0.0',
  name: 'orders',
  ref: 'api:default/orders',
};

describe('data-mesh:product:inputs', () => {
  it('changes the lines of the port, and no other', async () => {
    const { difference, output } = await change({ declare: [orders] });
    expect(difference).toEqual([
      '+    - name: orders',
      '+      contract: api:default/orders',
      '+      version: 2.0.0',
    ]);
    expect(output.summary).toContain('- Adds the input port `orders`.');
  });

  it('takes a port away', async () => {
    const { output } = await change({
      withdraw: [
        { id: 'urn:prices', name: 'prices', ref: 'api:default/prices' },
      ],
    });
    expect(output.summary).toContain('- Takes away the input port `prices`.');
    expect(
      readFileSync(workspace.resolve('data/catalog-info.yaml'), 'utf8'),
    ).not.toContain('api:default/prices');
  });

  it.each([
    [
      { declare: [orders], descriptor: 'gone.yaml' },
      entity,
      'has no gone.yaml',
    ],
    [
      { declare: [orders], descriptor: '../x.yaml' },
      entity,
      'has no ../x.yaml',
    ],
    [{ withdraw: [orders] }, entity, 'says so already'],
    [{ declare: [orders] }, 'kind: Component', 'data/catalog-info.yaml: The'],
  ])('refuses %j', async (input, text, words) => {
    await expect(change(input, text)).rejects.toThrow(words);
  });
});
