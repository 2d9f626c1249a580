// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { policy, policyWorld } from '../../__testUtils__/policies';
import { type World } from '../../__testUtils__/world';

describe('meshwright policy impact', () => {
  let world: World;
  beforeEach(() => {
    world = policyWorld();
  });
  afterEach(() => world.remove());

  beforeEach(() => {
    world.write('orders/policies/names.yaml', policy({ check: 'true' }));
    world.write('proposed.yaml', policy({ lifecycle: 'draft' }));
  });
  const args = ['policy', 'impact', 'orders', '--proposed', 'proposed.yaml'];

  it('says who would newly fail, and how much work it is', async () => {
    const { code, out } = await world.run(args);
    expect(code).toBe(0);
    expect(out).toContain(
      'sales  1 new failure, about 2 minutes, 1 with a ready patch',
    );
    expect(out).toContain('1 change can be made by a machine: --format patch.');
    const json = await world.run([...args, '--format', 'json']);
    expect(JSON.parse(json.out)).toMatchObject({
      policies: ['names'],
      newlyFailing: [
        {
          policy: 'names',
          owner: 'sales',
          minutes: 2,
          mechanical: true,
          evidence: [{ line: 15 }],
        },
      ],
      owners: [{ owner: 'sales', failures: 1 }],
      patches: [{ file: 'orders/orders.odcs.yaml', value: 'internal' }],
    });
  });

  it('gives a patch that can be applied, and mends', async () => {
    const { out } = await world.run([...args, '--format', 'patch']);
    expect(out).toContain('+        classification: internal\n');
    execFileSync('git', ['apply', '--unsafe-paths', '-p1', '-'], {
      cwd: world.folder,
      input: out,
    });
    const { out: after } = await world.run([...args, '--format', 'json']);
    expect(JSON.parse(after)).toMatchObject({
      newlyFailing: [],
      patches: [],
    });
  });

  it('rehearses the drafts that lie there', async () => {
    world.write(
      'orders/policies/draft.yaml',
      policy({ name: 'draft', lifecycle: 'draft' }),
    );
    const { out } = await world.run([
      'policy',
      'impact',
      'orders',
      '--format',
      'json',
    ]);
    expect(JSON.parse(out).policies).toEqual(['draft']);
  });

  it('asks for something to rehearse', async () => {
    const { code, error } = await world.run(['policy', 'impact', 'orders']);
    expect(code).toBe(2);
    expect(error).toContain('--proposed');
  });
});
