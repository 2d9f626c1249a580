// SPDX-License-Identifier: Apache-2.0
import { policy, policyWorld } from '../../__testUtils__/policies';
import { type World } from '../../__testUtils__/world';

describe('meshwright policy test', () => {
  let world: World;
  beforeEach(() => {
    world = policyWorld();
  });
  afterEach(() => world.remove());

  it('runs the examples', async () => {
    const { code, out } = await world.run(['policy', 'test', 'orders']);
    expect([code, out]).toEqual([0, 'All in order: 2 examples of 1 policy.\n']);
    expect((await world.run(['policy', 'test', '--library', 'all'])).code).toBe(
      0,
    );
  });

  it('names what comes out otherwise, and conflicts', async () => {
    world.write('orders/policies/names.yaml', policy({ check: 'true' }));
    world.write(
      'orders/policies/own.yaml',
      policy({ spec: '\n  domain: sales' }),
    );
    const { code, out } = await world.run([
      'policy',
      'test',
      'orders',
      '--format',
      'json',
    ]);
    expect(code).toBe(1);
    const failing = JSON.parse(out).filter(({ ok }: { ok: boolean }) => !ok);
    expect(failing).toMatchObject([
      { policy: 'names', test: 'example', name: 'not classified', line: 24 },
      { policy: 'names', test: 'federation', name: 'shadows' },
    ]);
    const text = await world.run(['policy', 'test', 'orders']);
    expect(text.out).toContain(
      'fails  orders/policies/names.yaml:24  names: not classified',
    );
    const annotations = await world.run([
      'policy',
      'test',
      'orders',
      '--format',
      'github',
    ]);
    expect(annotations.out).toContain(
      '::error file=orders/policies/names.yaml,line=24',
    );
  });

  it('needs a policy', async () => {
    expect(
      (await world.run(['policy', 'test', 'orders/orders.odcs.yaml'])).code,
    ).toBe(2);
  });
});
