// SPDX-License-Identifier: Apache-2.0
import { consumersBy } from './causes';

describe('consumersBy', () => {
  const edges = [
    { from: 'a', to: 'b', through: ['x'] },
    { from: 'a', to: 'c', through: ['y'] },
    { from: 'b', to: 'd', through: ['z'] },
    { from: 'd', to: 'a' },
    { from: 'c', to: 'd' },
  ];
  it('finds who takes the contract, and all that follows', () => {
    expect(consumersBy(edges)({ product: 'a', contract: 'x' })).toEqual([
      { product: 'b', steps: 1 },
      { product: 'd', steps: 2 },
      // The data comes round to its own product, and goes out by every contract of that.
      { product: 'c', steps: 4 },
    ]);
  });
  it('finds all where the contract is not known', () => {
    expect(
      consumersBy(edges)({ product: 'a', contract: null }).map(
        ({ product }) => product,
      ),
    ).toEqual(['b', 'c', 'd']);
  });
});
