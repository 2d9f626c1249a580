// SPDX-License-Identifier: Apache-2.0
import { orders, property } from '../../__testUtils__/build';
import type { Property } from '../../model';
import { propertyChanges, type Expected } from '../__testUtils__/changes';
import { compareContracts } from '../compareContracts';

describe('protection', () => {
  it.each<[Partial<Property>, Partial<Property>, Expected[]]>([
    [
      { classification: 'internal' },
      { classification: 'Restricted' },
      [['classification-raised', 'risky', 'compatible']],
    ],
    [
      { classification: 'restricted' },
      { classification: 'public' },
      [['classification-lowered', 'compatible', 'risky']],
    ],
    [{ classification: 'Internal' }, { classification: 'internal' }, []],
    [
      { classification: 'purple' },
      { classification: 'green' },
      [['classification-changed', 'risky', 'risky']],
    ],
    [
      {},
      { encryptedName: 'amount_enc' },
      [['encrypted-column-added', 'risky', 'compatible']],
    ],
    [
      { encryptedName: 'amount_enc' },
      {},
      [['encrypted-column-removed', 'breaking', 'risky']],
    ],
    [
      { customProperties: [{ property: 'maskingPolicy', value: 'hash' }] },
      { customProperties: [] },
      [['masking-changed', 'risky', 'risky']],
    ],
    [
      { criticalDataElement: true },
      {},
      [['critical-data-element-removed', 'risky', 'compatible']],
    ],
  ])('%j -> %j', (before, after, expected) => {
    expect(propertyChanges(before, after)).toEqual(expected);
  });

  it("goes by an organisation's own levels", () => {
    const at = (classification: string) =>
      orders([property('amount', { classification })]);
    const [change] = compareContracts(at('green'), at('purple'), {
      classifications: ['green', 'purple'],
    }).changes;
    expect(change.change).toBe('classification-raised');
  });
});
