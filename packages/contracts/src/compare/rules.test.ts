// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { changeRules } from './rules';

describe('the catalogue of changes', () => {
  it('is documented as it is', () => {
    const page = readFileSync(
      resolve(__dirname, '../../../../docs/reference/compatibility.md'),
      'utf8',
    );
    const documented = [
      ...page.matchAll(/^\| +`([a-z-]+)` +\| (.+?) +\| (\w+) +\| (\w+) +\|$/gm),
    ]
      .map(([, id, title, readers, writers]) => [id, title, readers, writers])
      .filter(([, , readers]) => readers !== 'meaning');
    expect(documented).toEqual(
      Object.entries(changeRules).map(([id, { title, readers, writers }]) => [
        id,
        title,
        readers,
        writers,
      ]),
    );
  });
});
