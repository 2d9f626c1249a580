// SPDX-License-Identifier: Apache-2.0
import { productType } from './productType';

it.each([
  ['source-aligned', 'source-aligned'],
  ['sourceAligned', 'source-aligned'],
  ['Source aligned', 'source-aligned'],
  ['source', 'source-aligned'],
  ['CONSUMER_ALIGNED', 'consumer-aligned'],
  ['aggregate', 'aggregate'],
  ['Aggregate', 'aggregate'],
  ['dataset', 'dataset'],
])('productType(%j)', (written, type) => {
  expect(productType(written)).toBe(type);
});
