// SPDX-License-Identifier: Apache-2.0
import { contract, object, property } from '../__testUtils__/build';
import { convertContract } from './convertContract';

const source = contract([
  object('stations', [
    property('height', {
      logicalType: 'number',
      physicalType: 'decimal',
      typeOptions: { precision: 6, scale: 1 },
    }),
    property('depth', {
      logicalType: 'number',
      physicalType: 'decimal(9,3)',
      typeOptions: { precision: 6, scale: 1 },
    }),
  ]),
]);

describe('digits of a decimal', () => {
  it('come from the options of the type where the physical type states none', () => {
    const { text } = convertContract(source, 'sql-ddl', {
      dialect: 'postgres',
    });
    expect(text).toContain('"height" numeric(6,1)');
    expect(text).toContain('"depth" numeric(9,3)');
  });

  it('are in the physical type of ODCS, which has no option for them', () => {
    const { text, findings } = convertContract(source, 'odcs');
    expect(text).toContain('physicalType: decimal(6,1)');
    // Both are of the depth, whose physical type says otherwise.
    expect(findings).toHaveLength(2);
  });
});
