// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { everything, hostile, hostileTexts } from '../__testUtils__/orders';
import { compareContracts } from '../compare';
import { readDescriptor } from '../read';
import { convertContract } from './convertContract';
import { convertTargets } from './types';

const root = resolve(__dirname, '../../../..');
const corpus = resolve(root, '../shared/corpus');

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

/** Contracts in files, each with its name. */
function contractsIn(folders: string[]) {
  return folders
    .filter(existsSync)
    .flatMap(filesIn)
    .flatMap(file => {
      const { contract, standard, valid } = readDescriptor(readFileSync(file));
      return contract && standard
        ? [{ file: file.slice(root.length), contract, standard, valid }]
        : [];
    });
}

describe('a contract that is written as ODCS and read again', () => {
  it('says what it said', () => {
    const { text } = convertContract(everything(), 'odcs');
    const again = readDescriptor(text);
    expect(
      again.findings.filter(({ severity }) => severity !== 'info'),
    ).toEqual([]);
    expect(again.standard).toMatchObject({ id: 'odcs', version: '3.1.0' });
    // The list of allowed values comes back as the rule that stands for it, and as the list.
    expect(compareContracts(everything(), again.contract!)).toMatchObject({
      verdict: 'identical',
      changes: [],
    });
  });

  it.each(hostileTexts)('keeps %j as text', text => {
    const { contract } = readDescriptor(
      convertContract(hostile(text), 'odcs').text,
    );
    expect(contract?.schema[0].properties[1].name).toBe(text);
    expect(contract?.description.purpose).toBe(text);
  });

  const found = contractsIn([
    join(root, 'examples'),
    ...['odcs', 'dcs'].map(folder => join(corpus, folder)),
  ]);
  const maybe = found.length > 0 ? describe : describe.skip;
  maybe('from a real file', () => {
    it.each(found.map(item => [item.file, item] as const))(
      '%s: loses nothing without a word',
      (_, { contract, standard }) => {
        const { text, findings } = convertContract(contract, 'odcs');
        const again = readDescriptor(text);
        const { changes } = compareContracts(contract, again.contract!, {
          oldStandard: standard,
          newStandard: again.standard,
        });
        expect(findings.length > 0 ? [] : changes).toEqual([]);
      },
    );

    it.each(convertTargets)('can be written as %s', target => {
      for (const { contract } of found) {
        expect(convertContract(contract, target).text).not.toBe('');
      }
    });
  });
});

describe('comparison of real files', () => {
  const evolution = join(corpus, 'odcs/evolution');
  const maybe = existsSync(evolution) ? describe : describe.skip;
  maybe('of one contract', () => {
    it('finds every version of itself identical and each step not', () => {
      const versions = filesIn(evolution).map(
        file => readDescriptor(readFileSync(file)).contract!,
      );
      versions.forEach((version, index) => {
        expect(compareContracts(version, version).verdict).toBe('identical');
        if (index === 0) return;
        expect(compareContracts(versions[index - 1], version).verdict).not.toBe(
          'identical',
        );
      });
    });
  });
});
