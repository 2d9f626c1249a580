// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { factsReference, libraryReference } from './__testUtils__/reference';

const docs = resolve(__dirname, '../../../docs/reference');

describe('the reference for people', () => {
  it.each([
    ['policy-facts.md', factsReference],
    ['policy-library.md', libraryReference],
  ])(
    '%s is what the code says; UPDATE_REFERENCE=1 writes it anew',
    (file, make) => {
      const path = resolve(docs, file);
      if (process.env.UPDATE_REFERENCE) writeFileSync(path, make());
      expect(readFileSync(path, 'utf8')).toBe(make());
    },
  );
});
