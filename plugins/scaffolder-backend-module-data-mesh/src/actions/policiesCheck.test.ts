// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { ordersContract } from '../__testUtils__/contracts';
import { MATEO, startGitHost } from '../__testUtils__/startGitHost';
import { createPoliciesCheckAction } from '.';

const disk = createMockDirectory();
const workspace = createMockDirectory();

const policy = (severity: string, message = '${item.name} is unclassified') =>
  ({
    apiVersion: 'meshwright.io/v1alpha1',
    kind: 'GovernancePolicy',
    metadata: {
      name: 'classified',
      namespace: 'default',
      annotations: { [ANNOTATION_ORIGIN_LOCATION]: 'file:/policies.yaml' },
    },
    spec: {
      version: '1.0.0',
      owner: 'group:default/stewards',
      lifecycle: 'enabled',
      severity,
      purpose: 'Everybody knows what is secret.',
      target: { kinds: ['contract'] },
      rules: [
        {
          id: 'stated',
          each: 'contract.columns',
          check: "item.classification != ''",
          message,
          reason: 'Masking follows it',
          fix: { text: 'State a classification' },
        },
      ],
    },
  } as Entity);

async function run(entities: Entity[], input: object = {}, isDryRun = false) {
  const { mesh } = await startGitHost(disk.path, entities);
  const ctx = {
    ...createMockActionContext({
      input: input as never,
      workspacePath: workspace.path,
    }),
    isDryRun,
    getInitiatorCredentials: async () => MATEO,
  };
  const warn = jest.spyOn(ctx.logger, 'warn');
  const error = jest.spyOn(ctx.logger, 'error');
  const action = createPoliciesCheckAction({ mesh });
  const problem = await action.handler(ctx as never).then(
    () => undefined,
    (cause: Error) => cause,
  );
  return {
    problem,
    output: Object.fromEntries((ctx.output as jest.Mock).mock.calls),
    warnings: warn.mock.calls.map(([text]) => text),
    errors: error.mock.calls.map(([text]) => text),
  };
}

const LINE =
  /^contracts\/orders\.odcs\.yaml:\d+ order_id is unclassified.* Why: Masking follows it\. Fix: State a classification\. \[classified\/stated, ask stewards\]$/;

describe('data-mesh:policies:check', () => {
  beforeEach(() => {
    disk.clear();
    workspace.setContent({
      'contracts/orders.odcs.yaml': ordersContract(),
      'contracts/inputs/others.yaml': 'what another product promised',
    });
  });

  it.each([false, true])(
    'ends the task with place, reason, fix and whom to ask (dry run: %p)',
    async isDryRun => {
      const { problem, errors, output } = await run(
        [policy('error')],
        {},
        isDryRun,
      );
      expect(errors).toEqual([expect.stringMatching(LINE)]);
      expect(problem?.name).toBe('NotAllowedError');
      expect(problem?.message).toContain(errors[0]);
      expect(output).toEqual({});
    },
  );

  it('goes on after a warning, which it tells', async () => {
    const { problem, warnings, output } = await run([policy('warning')]);
    expect(problem).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(LINE)]);
    expect(output).toMatchObject({ passed: 0, failed: 1, waived: 0 });
  });

  it('takes the product of a folder', async () => {
    workspace.setContent({
      'made/contracts/orders.odcs.yaml': ordersContract({
        extra: '        classification: internal\n',
      }).replace(
        'logicalType: string',
        'logicalType: string\n        classification: internal',
      ),
    });
    const { problem, output } = await run([policy('error')], {
      sourcePath: 'made',
    });
    expect(problem).toBeUndefined();
    expect(output).toMatchObject({ passed: 1, failed: 0 });
  });

  it('writes nothing into the log that steers a terminal', async () => {
    const { problem, errors } = await run([
      policy('error', 'gone \u001b[2J\u202e\n${item.name}'),
    ]);
    const said = errors.join('') + problem?.message;
    expect(said).toContain('gone \uFFFD[2J');
    // eslint-disable-next-line no-control-regex
    expect(said).not.toMatch(/[\u001b\u202e]/);
  });

  it.each([
    ['nothing that can be judged', { 'README.md': '# x' }, {}, 'no contract'],
    [
      'what is no contract',
      { 'contracts/x.odcs.yaml': 'a: [' },
      {},
      'contracts/x.odcs.yaml',
    ],
    [
      'what is beside the workspace',
      { 'data-product.yaml': 'kind: DataProduct' },
      { sourcePath: '../..' },
      'outside',
    ],
  ])('does not let pass: %s', async (_, files, input, message) => {
    workspace.setContent(files);
    const { problem } = await run([], input);
    expect(problem?.message).toContain(message);
  });
});
