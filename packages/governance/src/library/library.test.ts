// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { testPolicy } from '../examples';
import { checkFederation } from '../federation';
import { readPolicies } from '../policy';
import { libraryPacks, libraryPolicies, policiesOfPacks } from './library';
import { texts } from './texts';

const folder = resolve(__dirname, '../../library');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.yaml'))
  .sort();

describe('the library', () => {
  it('is what the files say; run `yarn library` after a change', () => {
    expect(Object.keys(texts).sort()).toEqual(files);
    for (const file of files) {
      expect(texts[file]).toBe(readFileSync(join(folder, file), 'utf8'));
    }
  });

  it('has policies for every topic', () => {
    expect(libraryPolicies().length).toBeGreaterThanOrEqual(60);
    expect([...new Set(libraryPolicies().map(({ topic }) => topic))]).toEqual([
      'access',
      'ccpa',
      'contracts',
      'cost',
      'documentation',
      'gdpr',
      'hipaa',
      'mesh',
      'naming',
      'ownership',
      'privacy',
      'quality',
      'residency',
      'resilience',
      'retention',
      'security',
      'service-levels',
      'versioning',
    ]);
  });

  it('has each name once, and each in the file of its name', () => {
    const names = libraryPolicies().map(({ topic, policy }) => [
      `library/${topic}/${policy.name}.yaml`,
      policy.file,
    ]);
    names.forEach(([expected, file]) => expect(file).toBe(expected));
    expect(new Set(names.map(([name]) => name)).size).toBe(names.length);
  });

  it.each(Object.entries(texts))(
    '%s is in order and passes its examples',
    (_, text) => {
      const { policies, findings } = readPolicies(text);
      expect(findings).toEqual([]);
      const [policy] = policies;
      expect(policy.serves.length).toBeGreaterThan(0);
      expect(policy.rules.every(({ fix, effort }) => fix && effort)).toBe(true);
      expect(testPolicy(policy).filter(({ ok }) => !ok)).toEqual([]);
      const shown = new Set(
        testPolicy(policy).flatMap(({ verdicts }) =>
          verdicts
            .filter(({ outcome }) => outcome === 'fail')
            .map(({ rule }) => rule),
        ),
      );
      const never = policy.rules
        .map(({ id }) => id)
        .filter(id => !shown.has(id));
      expect(never).toEqual([]);
    },
  );

  it('has no placeholder that cannot be filled in', () => {
    const messages = libraryPolicies().flatMap(({ policy }) =>
      testPolicy(policy).flatMap(({ verdicts }) =>
        verdicts.map(({ message, fix }) => `${message} ${fix?.description}`),
      ),
    );
    expect(messages.filter(message => /\$\{|\?\s*$/.test(message))).toEqual([]);
  });

  it('is made of global policies without conflicts', () => {
    const policies = libraryPolicies().map(({ policy }) => policy);
    expect(policies.filter(({ domain }) => domain)).toEqual([]);
    expect(checkFederation(policies)).toEqual([]);
  });

  it('gives packs by topic and by what they serve', () => {
    expect(libraryPacks()).toEqual(
      expect.arrayContaining(['all', 'gdpr', 'ccpa', 'hipaa', 'privacy']),
    );
    expect(policiesOfPacks(['all'])).toHaveLength(files.length);
    const gdpr = policiesOfPacks(['gdpr']).map(({ name }) => name);
    expect(gdpr).toEqual(
      expect.arrayContaining(['gdpr-erasure', 'personal-data-masked']),
    );
    expect(policiesOfPacks(['product-owner', 'ownership'])).toHaveLength(5);
    expect(() => policiesOfPacks(['gpdr'])).toThrow("Did you mean 'gdpr'?");
  });
});
