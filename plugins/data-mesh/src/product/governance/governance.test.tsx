// SPDX-License-Identifier: Apache-2.0
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GovernanceApi,
  GovernanceSubjectVerdict,
  GovernanceWaiver,
  SubjectGovernance,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../../__testUtils__/axe';
import { emptyProduct, productEntity } from '../../__testUtils__/emptyProduct';
import {
  noGovernance,
  renderEntityPage,
} from '../../__testUtils__/renderEntityPage';
import { productExtensions } from '../productExtensions';
import {
  governanceSentence,
  policiesFact,
  stateOfGovernance,
  stateOfVerdict,
} from './governanceWords';

const verdict = (
  some: Partial<GovernanceSubjectVerdict>,
): GovernanceSubjectVerdict => ({
  policy: 'ownership',
  rule: 'has-owner',
  subject: 'dataproduct:default/orders',
  outcome: 'pass',
  severity: 'error',
  message: 'It has an owner.',
  evidence: [],
  id: `${some.rule ?? 'has-owner'}`,
  policyVersion: '1.2.0',
  title: 'Orders',
  policyTitle: 'Products have owners',
  policyOwner: 'stewards',
  ruleTitle: 'An owner is named',
  waivable: true,
  ...some,
});

const governed: SubjectGovernance = {
  subject: 'dataproduct:default/orders',
  counts: { pass: 30, fail: 1, waived: 1, 'not-applicable': 4, error: 0 },
  verdicts: [
    verdict({
      rule: 'retention-stated',
      outcome: 'fail',
      message: 'No retention is stated.',
      evidence: [{ path: 'orders.odcs.yaml#/slaProperties', line: 12 }],
      fix: { description: 'Add a service level for retention.' },
      reason: 'Data does not stay for ever by accident.',
    }),
    verdict({
      rule: 'named',
      outcome: 'waived',
      message: 'The name is old.',
      waiver: {
        id: '1',
        state: 'active',
        until: '2027-01-31',
        requestedBy: 'user:default/mateo',
      },
    }),
    ...Array.from({ length: 30 }, (_, index) => verdict({ rule: `r${index}` })),
  ],
  level: 1,
  evaluatedAt: '2026-03-02T10:00:00Z',
};

const show = (governance: Partial<GovernanceApi>) =>
  renderEntityPage({
    address: '/catalog/default/dataproduct/orders/governance',
    extensions: productExtensions,
    entities: [productEntity('orders')],
    api: { getProduct: async () => emptyProduct('Orders') },
    governance,
  });

describe('the governance of a product', () => {
  it('says what fails, by which rule, where, and what would mend it', async () => {
    const { container } = show({ getSubject: async () => governed });
    expect(
      await screen.findByText(/It fails 1 of 32 rules, is let off 1\./),
    ).toBeInTheDocument();
    const open = screen.getByRole('list', { name: 'What needs attention' });
    const [first] = within(open).getAllByRole('listitem');
    expect(first).toHaveTextContent('No retention is stated.');
    expect(first).toHaveTextContent('Add a service level for retention.');
    expect(first).toHaveTextContent('orders.odcs.yaml#/slaProperties, line 12');
    expect(first).toHaveTextContent('Data does not stay for ever');
    expect(first).toHaveTextContent('Products have owners · retention-stated');
    expect(
      within(first).getByRole('link', { name: /stewards/ }),
    ).toHaveAttribute('href', '/catalog/default/group/stewards');
    expect(
      within(open).getByText(/Let off until 31 January 2027/),
    ).toBeInTheDocument();
    expect(screen.getByRole('listitem', { current: 'step' })).toHaveTextContent(
      '1 · Starting · here',
    );
    const trust = screen.getByRole('list', { name: 'Trust' });
    expect(
      within(trust).getByRole('link', { name: /1 failing/ }),
    ).toHaveAttribute('href', '/catalog/default/dataproduct/orders/governance');
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('lets one ask for a waiver where a rule fails', async () => {
    const user = userEvent.setup();
    const asked: unknown[] = [];
    let fails = true;
    show({
      getSubject: async () => governed,
      requestWaiver: async wanted => {
        if (fails) throw new Error('Somebody has asked already.');
        asked.push(wanted);
        return {} as GovernanceWaiver;
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Ask for a waiver' }),
    );
    const dialog = await screen.findByRole('dialog');
    const send = within(dialog).getByRole('button', { name: 'Ask for it' });
    expect(send).toBeDisabled();
    await user.type(
      within(dialog).getByRole('textbox', { name: /Why can it not/ }),
      'The provider changes next week.',
    );
    await user.click(send);
    expect(
      await within(dialog).findByText('Somebody has asked already.'),
    ).toBeInTheDocument();
    fails = false;
    await user.click(send);
    expect(await screen.findByText(/A waiver is asked for/)).toBeVisible();
    expect(asked).toEqual([
      {
        product: 'dataproduct:default/orders',
        policy: 'ownership',
        rule: 'retention-stated',
        reason: 'The provider changes next week.',
        until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    ]);
  });

  it('shows what is kept a part at a time', async () => {
    const user = userEvent.setup();
    show({ getSubject: async () => governed });
    const kept = await screen.findByRole('list', { name: 'What it keeps' });
    expect(within(kept).getAllByRole('listitem')).toHaveLength(20);
    await user.click(screen.getByRole('button', { name: '10 more' }));
    expect(within(kept).getAllByRole('listitem')).toHaveLength(30);
  });

  it('claims nothing where no policy was evaluated', async () => {
    show({});
    expect(
      await screen.findByText('No policy has been evaluated yet'),
    ).toBeInTheDocument();
  });

  it('says that it could not be loaded', async () => {
    show({
      getSubject: async () => {
        throw new Error('The database is away.');
      },
    });
    expect(
      await screen.findByText(
        'The policies of this product could not be loaded',
      ),
    ).toBeInTheDocument();
  });
});

describe('words about governance', () => {
  it.each([
    [{ outcome: 'fail', severity: 'error' }, 'error'],
    [{ outcome: 'fail', severity: 'info' }, 'warning'],
    [{ outcome: 'waived', severity: 'error' }, 'warning'],
    [{ outcome: 'error', severity: 'error' }, 'warning'],
    [{ outcome: 'pass', severity: 'error' }, 'ok'],
    [{ outcome: 'not-applicable', severity: 'error' }, 'unknown'],
  ] as const)('%j is %s', (given, state) => {
    expect(stateOfVerdict(given)).toBe(state);
  });

  it('says how many it is let off', () => {
    const some = { ...noGovernance.counts, pass: 8, waived: 1 };
    expect(governanceSentence({ ...noGovernance, counts: some })).toBe(
      'It is let off 1 of 9 rules.',
    );
  });

  it('says nothing where nothing applies', () => {
    expect(stateOfGovernance(noGovernance)).toBe('unknown');
    expect(policiesFact(noGovernance, '/x')).toBeUndefined();
    expect(governanceSentence(noGovernance)).toBe(
      'No policy applies to this product.',
    );
  });
});
