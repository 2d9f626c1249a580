// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { BlueprintInput } from '../../blueprint/input';
import { build, contractText, findingsOf } from './__testUtils__/build';

const product = (domain: string, name: string): Partial<BlueprintInput> => ({
  product: { name, domain, owner: 'group:default/sales' },
});

const rules = (wanted: Parameters<typeof findingsOf>[0]) =>
  findingsOf(wanted).map(({ rule }) => rule);

describe('names on Google Cloud', () => {
  it('are legal at every length', () => {
    const word = (most: number) =>
      fc
        .stringMatching(new RegExp(`^[a-fh-z][a-z0-9]{0,${most - 2}}$`))
        .filter(text => text.length >= 1);
    fc.assert(
      fc.property(word(60), word(60), word(12), (domain, name, environment) => {
        const extra = {
          ...product(domain, name),
          environments: [{ name: environment }],
        };
        const { files, findings } = build({ extra });
        expect(findings).toEqual([]);
        const text = files
          .filter(({ path }) => path.endsWith('.tf'))
          .map(({ content }) => content)
          .join('\n');
        const local = (key: string) =>
          new RegExp(`^  ${key} += "([^"$]+)-\\$`, 'm').exec(text)![1];
        // The longest that is made of each: a bucket with a project number of twelve digits, an account with its role.
        const bucket = `${local('name')}-${environment}-artifacts-123456789012`;
        expect(bucket).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
        const account = `${local('account')}-${environment}-pipe`;
        expect(account).toMatch(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/);
        const values = files.find(({ path }) => path.endsWith('.tfvars'))!;
        const project = /project_id += "([^"]+)"/.exec(values.content)![1];
        expect(project).toMatch(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/);
        const dags = /dags_bucket += "([^"]+)"/.exec(values.content)![1];
        expect(`${dags}-logs`).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    [
      'a domain that looks like Google',
      product('google-ads', 'orders'),
      'gcp/reserved-name',
    ],
    [
      'a domain that begins with a digit',
      product('3d', 'orders'),
      'gcp/name-start',
    ],
    [
      'a long environment',
      { environments: [{ name: 'integration-tests' }] },
      'gcp/environment-name',
    ],
    [
      'a project by its number',
      { environments: [{ name: 'dev', account: '123456789' }] },
      'gcp/project-id',
    ],
  ])('are refused: %s', (_, extra, rule) => {
    expect(rules({ extra })).toContain(rule);
  });

  it('are refused where two columns differ only in capitals', () => {
    const contract = contractText.replace('name: opened', 'name: SHOP_ID');
    expect(rules({ contract })).toContain('gcp/repeated-column');
  });
});
