// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as legacy from './legacy';
import { dataMeshPlugin } from './plugin';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

/** Ids of what the plugin brings, which an app configures by. */
const extensions = (
  dataMeshPlugin as unknown as { extensions: Array<{ id: string }> }
).extensions.map(({ id }) => id);

/** What of a text is written as code. */
const code = (text: string) =>
  new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word));

describe('what the README says', () => {
  it('names every extension', () => {
    const named = code(readme);
    expect(extensions.filter(id => !named.has(id))).toEqual([]);
  });

  it('names no extension that is not there', () => {
    const kinds = [...new Set(extensions.map(id => id.split(':')[0]))];
    const named = [...code(readme)].filter(word =>
      kinds.some(kind => word.startsWith(`${kind}:data-mesh`)),
    );
    expect(named.filter(id => !extensions.includes(id))).toEqual([]);
  });

  it('shows where each part goes in an app of the legacy system', () => {
    const parts = Object.keys(legacy).filter(
      name => !/^(Column|Entity)Result$/.test(name),
    );
    expect(
      parts.filter(name => !new RegExp(`\\b${name}\\b`).test(readme)),
    ).toEqual([]);
  });

  it('imports from the legacy entry only what is there', () => {
    const imported = [
      ...readme.matchAll(
        /import \{([^}]*)\} from '@meshwright\/plugin-data-mesh\/legacy'/g,
      ),
    ].flatMap(([, names]) => names.match(/\w+/g) ?? []);
    expect(imported.length).toBeGreaterThan(30);
    expect(imported.filter(name => !(name in legacy))).toEqual([]);
  });
});
