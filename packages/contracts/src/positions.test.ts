// SPDX-License-Identifier: Apache-2.0
import { positionsOf } from './positions';

describe('positionsOf', () => {
  it('finds places, and the nearest above where there is none', () => {
    const positions = positionsOf(
      'id: orders\ninputPorts:\n  - name: a\n  - name: b\n',
      ['/inputPorts/1/name', '/inputPorts/1/contractId', '', 'no pointer'],
    );
    expect(Object.fromEntries(positions)).toEqual({
      '/inputPorts/1/name': { line: 4, column: 11 },
      '/inputPorts/1/contractId': { line: 4, column: 5 },
      '': { line: 1, column: 1 },
    });
  });

  it('has nothing to say about what is no document', () => {
    expect(positionsOf('', ['/a']).size).toBe(0);
  });
});
