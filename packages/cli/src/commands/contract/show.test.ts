// SPDX-License-Identifier: Apache-2.0
import { World, orders, product } from '../../__testUtils__/world';

describe('meshwright contract show', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.remove());
  const show = (...args: string[]) => world.run(['contract', 'show', ...args]);

  it('shows a contract', async () => {
    world.write(
      'orders.yaml',
      `${orders()}      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: sku
              logicalType: string
              required: true
              classification: internal
slaProperties:
  - property: latency
    value: 4
    unit: h
`,
    );
    const { code, out } = await show('orders.yaml');
    expect(code).toBe(0);
    expect(out).toContain('Orders  1.0.0, active');
    expect(out).toContain('orders  table, 3 properties');
    expect(out).toMatch(/ {6}sku +string +required, internal/);
    expect(out).toMatch(/latency +4 h/);
    expect(out).toContain('Standard: ODCS 3.1.0');
    expect(out).toContain('Checked: nothing wrong');
  });

  it('shows a data product', async () => {
    world.write('product.yaml', product);
    const { out } = await show('product.yaml');
    expect(out).toMatch(/Gives\n {2}orders 1.0.0 +orders/);
    expect(out).toContain('ODPS (Bitol) 1.0.0');
  });

  it('prints the model as JSON', async () => {
    world.write('orders.yaml', orders());
    const { out } = await show('orders.yaml', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      file: 'orders.yaml',
      standard: 'odcs',
      valid: true,
      contract: { id: 'orders', schema: [{ name: 'orders' }] },
    });
  });

  it('shows a wrong one with a word on it, and counts wide tables', async () => {
    world.write(
      'wide.yaml',
      orders({
        columns: Array.from({ length: 1000 }, (_, index) => `c${index}`),
        extra: 'colour: blue\n',
      }),
    );
    const { code, out } = await show('wide.yaml');
    expect(code).toBe(0);
    expect(out).toContain('800 more properties');
    expect(out).toContain('1 error and 0 other findings');
  });

  it('lets no text of a file steer the terminal', async () => {
    world.write('orders.yaml', orders({ name: '"a\\e[2Jb"' }));
    const { out } = await show('orders.yaml');
    expect(out).toContain('a\\x1b[2Jb');
  });

  it('ends with 2 for what is no descriptor', async () => {
    world.write('x.yaml', 'kind: Pipeline');
    const { code, error } = await show('x.yaml');
    expect(code).toBe(2);
    expect(error).toContain('cannot be read as a contract or a data product');
    expect(error).toContain('1:1');
  });
});
