// SPDX-License-Identifier: Apache-2.0
import { checkRules } from './rules';

describe('rules of the check', () => {
  it('have ids of their own, and say what they ask for and why', () => {
    const ids = checkRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title, reason } of checkRules) {
      expect(id).toMatch(/^(terraform|security|check)\/[a-z-]+$/);
      expect(title).toMatch(/^[A-Z].*\.$/);
      expect(reason).toMatch(/^[A-Z].*\.$/);
    }
  });
});
