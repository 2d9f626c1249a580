// SPDX-License-Identifier: Apache-2.0
import { policyWorld } from '../../__testUtils__/policies';
import { type World } from '../../__testUtils__/world';

describe('meshwright policy explain', () => {
  let world: World;
  beforeEach(() => {
    world = policyWorld();
  });
  afterEach(() => world.remove());

  it('shows the rule, the verdict and the line', async () => {
    const { code, out } = await world.run([
      'policy',
      'explain',
      'names/classified',
      'orders-v1',
      'orders',
    ]);
    expect(code).toBe(1);
    expect(out).toContain('Why        Access follows classification.');
    expect(out).toContain('orders/orders.odcs.yaml:15 |       - name: total');
    expect(out).toContain("Check      item.classification != ''");
  });

  it('says why a policy is not asked', async () => {
    const { code, out } = await world.run([
      'policy',
      'explain',
      'names',
      'dataproduct:default/orders',
      'orders',
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      notAsked: 'The policy judges contract, and this is a product.',
      verdicts: [],
    });
  });

  it.each([
    [['nams', 'orders-v1'], 'Did you mean names?'],
    [['names/clasified', 'orders-v1'], 'It has classified.'],
    [['names', 'ordres-v1'], 'Did you mean orders-v1?'],
  ])('knows what was meant by %j', async (args, hint) => {
    const { code, error } = await world.run([
      'policy',
      'explain',
      ...args,
      'orders',
    ]);
    expect(code).toBe(2);
    expect(error).toContain(hint);
  });
});
