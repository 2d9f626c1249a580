// SPDX-License-Identifier: Apache-2.0
import {
  classificationOf,
  classificationsCoveredBy,
  coversClassification,
  effectiveClassification,
  strictestClassification,
} from './classifications';

describe('classifications', () => {
  it.each([
    ['public', 'public'],
    [' Restricted ', 'restricted'],
    ['pii', 'restricted'],
    ['', undefined],
    [undefined, undefined],
  ])('reads %p as %p', (word, classification) => {
    expect(classificationOf(word)).toBe(classification);
  });

  it('takes the innermost word, and is strict where there is none', () => {
    expect(effectiveClassification('internal', 'restricted')).toBe('internal');
    expect(effectiveClassification(undefined, '', 'confidential')).toBe(
      'confidential',
    );
    expect(effectiveClassification()).toBe('restricted');
  });

  it('finds the strictest', () => {
    expect(
      strictestClassification(['internal', undefined, 'confidential']),
    ).toBe('confidential');
    expect(strictestClassification([undefined])).toBeUndefined();
  });

  it('lets a clearance cover what is as strict or milder', () => {
    expect(classificationsCoveredBy('internal')).toEqual([
      'public',
      'internal',
    ]);
    expect(classificationsCoveredBy('none')).toEqual([]);
    expect(coversClassification('confidential', 'internal')).toBe(true);
    expect(coversClassification('confidential', 'restricted')).toBe(false);
  });
});
