// SPDX-License-Identifier: Apache-2.0
import { contract, serviceLevel } from '../../__testUtils__/build';
import type { Contract } from '../../model';
import { compareContracts } from '../compareContracts';
import type { Impact } from '../impact';

describe('the rest of a contract', () => {
  it.each([
    ['active', 'deprecated', 'deprecated', 'risky'],
    ['deprecated', 'retired', 'retired', 'breaking'],
    ['active', 'retired', 'retired', 'breaking'],
    ['draft', 'active', 'status-advanced', 'compatible'],
    ['active', 'draft', 'status-withdrawn', 'risky'],
    ['active', 'on hold', 'status-changed', 'risky'],
    ['deprecated', 'active', 'status-advanced', 'compatible'],
  ])('status %s -> %s is %s', (before, after, change, impact) => {
    const result = compareContracts(
      contract([], { status: before }),
      contract([], { status: after }),
    );
    expect(result.changes).toMatchObject([{ change, impact, path: '/status' }]);
  });

  it.each<[string, Partial<Contract>, Partial<Contract>, string, Impact]>([
    [
      'role gone',
      { roles: [{ path: '', role: 'analyst', access: 'read' }] },
      {},
      'role-removed',
      'breaking',
    ],
    [
      'role new',
      {},
      { roles: [{ path: '', role: 'analyst' }] },
      'role-added',
      'compatible',
    ],
    [
      'less access',
      { roles: [{ path: '', role: 'a', access: 'write' }] },
      { roles: [{ path: '', role: 'a', access: 'read' }] },
      'role-access-narrowed',
      'breaking',
    ],
    [
      'more access',
      { roles: [{ path: '', role: 'a', access: 'read' }] },
      { roles: [{ path: '', role: 'a', access: 'write' }] },
      'role-access-widened',
      'compatible',
    ],
    [
      'dearer',
      { price: { amount: 1, currency: 'EUR' } },
      { price: { amount: '2', currency: 'EUR' } },
      'price-raised',
      'risky',
    ],
    [
      'cheaper',
      { price: { amount: 2, currency: 'EUR' } },
      { price: { amount: 1, currency: 'EUR' } },
      'price-lowered',
      'compatible',
    ],
    [
      'other currency',
      { price: { amount: 2, currency: 'EUR' } },
      { price: { amount: 2, currency: 'USD' } },
      'price-changed',
      'risky',
    ],
    [
      'no end any more',
      { serviceLevels: [serviceLevel('endOfLife', '2030-01-01')] },
      {},
      'end-of-life-withdrawn',
      'compatible',
    ],
    [
      'no longer free, as was said',
      { price: { amount: 0, currency: 'EUR' } },
      { price: { amount: 2, currency: 'EUR' } },
      'price-introduced',
      'risky',
    ],
    [
      'no longer free',
      {},
      { price: { amount: 2, currency: 'EUR' } },
      'price-introduced',
      'risky',
    ],
    [
      'limitations',
      { description: { limitations: 'No marketing' } },
      { terms: { limitations: 'EU only' }, description: {} },
      'limitations-changed',
      'risky',
    ],
    [
      'notice',
      { terms: { noticePeriod: 'P3M' } },
      { terms: { noticePeriod: 'P1M' } },
      'notice-period-shortened',
      'risky',
    ],
    [
      'longer notice',
      { terms: { noticePeriod: 'P3M' } },
      { terms: { noticePeriod: '6 months' } },
      'notice-period-extended',
      'compatible',
    ],
    [
      'team',
      { team: { name: 'a', members: [] } },
      { team: { name: 'b', members: [] } },
      'team-changed',
      'compatible',
    ],
    [
      'support',
      {},
      { support: [{ channel: '#help' }] },
      'support-changed',
      'compatible',
    ],
    ['id', { id: 'a' }, { id: 'b' }, 'id-changed', 'risky'],
    [
      'domain',
      { domain: 'sales' },
      { domain: 'finance' },
      'domain-changed',
      'risky',
    ],
    [
      'description',
      { description: { purpose: 'a' } },
      { description: { purpose: 'b' } },
      'description-changed',
      'compatible',
    ],
    [
      'tags',
      { tags: ['a'] },
      { tags: ['a', 'b'] },
      'tags-changed',
      'compatible',
    ],
  ])('%s', (_, before, after, change, impact) => {
    const result = compareContracts(contract([], before), contract([], after));
    expect(result.changes).toMatchObject([{ change, impact }]);
  });

  it('takes terms for the same wherever a standard keeps them', () => {
    const odcs = contract([], {
      description: { purpose: 'Why', usage: 'How', limitations: 'Not' },
    });
    const older = contract([], {
      description: { text: 'Why' },
      terms: { usage: 'How', limitations: 'Not' },
    });
    expect(compareContracts(odcs, older).verdict).toBe('identical');
  });

  it('points to where the standard of each document has it', () => {
    const result = compareContracts(
      contract([], { status: 'active', price: { amount: 1 } }),
      contract([], { status: 'retired' }),
      { newStandard: { id: 'dcs', version: '1.1.0', type: 'contract' } },
    );
    expect(result.changes).toMatchObject([
      { path: '/info/status', document: 'new' },
      { path: '/price', document: 'old' },
    ]);
  });
});
