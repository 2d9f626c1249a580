// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDescriptor } from '@meshwright/contracts';
import { buildEstate } from './estate';
import { evaluate, policySet } from './evaluation';
import { testPolicy } from './examples';
import { checkFederation } from './federation';
import { libraryPolicies } from './library';
import { readPolicies, readWaivers } from './policy';
import { rehearse } from './rehearsal';

const examples = resolve(__dirname, '../../../examples');
const filesBelow = (folder: string, pattern: RegExp) =>
  readdirSync(join(examples, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => pattern.test(name))
    .sort()
    .map(name => ({
      file: `${folder}/${name}`,
      text: readFileSync(join(examples, folder, name), 'utf8'),
    }));

const read = filesBelow('policies', /(?<!waivers)\.yaml$/).map(
  ({ file, text }) => readPolicies(text, { file }),
);
const policies = read.flatMap(result => result.policies);
const { waivers } = readWaivers(
  readFileSync(join(examples, 'policies/waivers.yaml'), 'utf8'),
);
const subjects = buildEstate(
  filesBelow('products', /\.(odcs|odps|dpds)\.yaml$/).map(({ file, text }) => {
    const { contract, product, standard, findings } = readDescriptor(text);
    return { file, contract, product, standard: standard?.id, findings };
  }),
);
const context = {
  now: '2026-11-22T00:00:00Z',
  waivers,
  parentDomains: { 'order-to-cash': 'finance', controlling: 'finance' },
};

describe('the policies of the example mesh', () => {
  it('pass their own examples, and have no conflicts', () => {
    expect(read.flatMap(({ findings }) => findings)).toEqual([]);
    const results = policies.flatMap(policy => testPolicy(policy, policies));
    expect(results).toHaveLength(21);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(checkFederation(policies)).toEqual([]);
  });

  it('leave nothing undecided, stop nobody today, and show each outcome', () => {
    const set = policySet(policies);
    const verdicts = subjects.flatMap(subject =>
      evaluate(set, subject, context),
    );
    const failing = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect(verdicts.filter(({ outcome }) => outcome === 'error')).toEqual([]);
    expect(new Set(failing.map(({ severity }) => severity))).toEqual(
      new Set(['warning']),
    );
    expect(new Set(verdicts.map(({ outcome }) => outcome))).toEqual(
      new Set(['pass', 'fail', 'waived', 'not-applicable']),
    );
    expect(
      verdicts.filter(({ policy }) => policy === 'finance-retention').length,
    ).toBeGreaterThan(4);
  });

  it('fail once their grace and their waivers are over', () => {
    const later = subjects.flatMap(subject =>
      evaluate(policySet(policies), subject, {
        ...context,
        now: '2027-04-01T00:00:00Z',
      }),
    );
    const masking = later.filter(
      ({ policy, outcome }) =>
        policy === 'tarnfell-personal-data' && outcome === 'fail',
    );
    expect(masking.map(({ severity }) => severity)).toContain('error');
    expect(masking.map(({ subject }) => subject)).toContain(
      'api:default/payments-v1',
    );
  });

  it('can be rehearsed: owners, work and patches', () => {
    const drafts = policies.filter(({ lifecycle }) => lifecycle === 'draft');
    const impact = rehearse(subjects, policies, drafts, context);
    expect(impact.owners.map(({ owner }) => owner).sort()).toEqual([
      'controlling',
      'customer-data',
      'customer-insights',
      'loyalty-crm',
      'order-to-cash',
    ]);
    expect(impact.newlyFailing.every(({ mechanical }) => mechanical)).toBe(
      true,
    );
    expect(impact.patches.length).toBe(22);
  });

  it('are decided by every policy of the library, too', () => {
    const set = policySet(libraryPolicies().map(({ policy }) => policy));
    const verdicts = subjects.flatMap(subject =>
      evaluate(set, subject, context),
    );
    expect(verdicts.length).toBeGreaterThan(1000);
    expect(verdicts.filter(({ outcome }) => outcome === 'error')).toEqual([]);
  });
});

it('has the groups that policies of the example and of the library are owned by', () => {
  const teams = readFileSync(join(examples, 'org/teams.yaml'), 'utf8');
  const groups = [...teams.matchAll(/^ {2}name: (.+)$/gm)].map(
    ([, name]) => `group:default/${name}`,
  );
  const owners = [...policies, ...libraryPolicies().map(one => one.policy)].map(
    ({ owner }) => (owner.includes(':') ? owner : `group:default/${owner}`),
  );
  expect(owners.filter(owner => !groups.includes(owner))).toEqual([]);
  expect(owners.length).toBeGreaterThan(40);
});
