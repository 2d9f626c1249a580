// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GitChangeRequest,
  GitHostApi,
  GovernanceApi,
  GovernanceImpact,
  GovernancePolicyDetail,
  GovernancePolicyQuery,
  GovernanceWaiver,
} from '@meshwright/plugin-data-mesh-common';
import { Route, Routes } from 'react-router-dom';
import { seriousFaults } from '../__testUtils__/axe';
import { renderPage } from '../__testUtils__/renderPage';
import { PoliciesPages } from './PoliciesPages';

const policy: GovernancePolicyDetail = {
  name: 'support',
  title: 'Products say where to ask',
  version: '1.2.0',
  owner: 'stewards',
  lifecycle: 'enabled',
  severity: 'error',
  purpose: 'Nobody waits for an answer.',
  rules: ['named'],
  errors: [],
  conflicts: [],
  tags: ['ownership'],
  counts: { pass: 17, fail: 2, waived: 1, error: 0 },
  subjects: 20,
  document: 'metadata:\n  name: support\nspec:\n  lifecycle: enabled # now\n',
  location:
    'http://localhost/repositories/governance/policies/blob/main/support.policy.yaml',
  serves: [{ framework: 'GDPR', reference: 'Art. 5' }],
  kinds: ['product'],
  when: "product.status == 'active'",
  enforcement: ['ci', 'catalog'],
  environments: [],
  parameters: [],
  ruleDetails: [
    {
      id: 'named',
      title: 'A channel is named',
      severity: 'error',
      check: 'size(product.support) > 0',
      message: '${product.name} names no channel.',
      reason: 'A question that nobody can ask is answered by guessing.',
      fix: 'Add the channel.',
      mechanical: false,
      waivable: true,
    },
  ],
  accessRules: [
    {
      id: 'doors',
      title: 'Nobody deletes products',
      effect: 'deny',
      permissions: ['catalog.entity.delete'],
      roles: [],
      message: 'Retire it.',
    },
  ],
  examples: [
    { name: 'with a channel', expect: 'pass', ok: true, message: '' },
    { name: 'without', expect: 'fail', ok: false, message: 'It passed.' },
  ],
};

const impact: GovernanceImpact = {
  subjects: 20,
  newlyFailing: [
    {
      policy: 'support',
      rule: 'named',
      subject: 'dataproduct:default/orders',
      outcome: 'fail',
      severity: 'error',
      message: 'orders names no channel.',
      evidence: [],
      id: 'a',
      policyVersion: '1.2.0',
      title: 'Orders',
      owner: 'shop',
      minutes: 90,
      mechanical: false,
    },
  ],
  owners: [
    {
      owner: 'shop',
      subjects: ['dataproduct:default/orders'],
      failures: 1,
      minutes: 90,
    },
  ],
  minutes: 90,
  more: 0,
  resolved: 0,
  unchanged: 2,
  undecided: 0,
  patches: [{ file: 'a.yaml', path: '/support', value: 'x' }],
  conflicts: [],
  examples: [],
};

function open(
  address: string,
  governance: Partial<GovernanceApi>,
  gitHost?: Partial<GitHostApi>,
) {
  return renderPage(
    <Routes>
      <Route path="/policies/*" element={<PoliciesPages />} />
    </Routes>,
    {
      api: {},
      governance: {
        getPolicyTrend: async () => ({ items: [] }),
        ...governance,
      },
      gitHost,
      address,
      ownershipEntityRefs: ['user:default/ada', 'group:default/stewards'],
    },
  );
}

const address = () => screen.getByTestId('address').textContent;

describe('the list of policies', () => {
  const list = (change = {}) => {
    const listPolicies = jest.fn(async (_: GovernancePolicyQuery = {}) => ({
      items: [policy],
      totalItems: 30,
      offset: 0,
      limit: 25,
      facets: {
        lifecycle: { enabled: 3, draft: 1 },
        scope: { global: 3, sales: 1 },
      },
      ...change,
    }));
    return listPolicies;
  };

  it('shows how well each is kept, and keeps what is looked for in the address', async () => {
    const user = userEvent.setup();
    const listPolicies = list();
    const { container } = open('/policies', { listPolicies });
    const link = await screen.findByRole('link', { name: policy.title });
    expect(link).toHaveAttribute('href', '/policies/policy/support');
    const row = link.closest('tr')!;
    expect(row).toHaveTextContent('85 %');
    expect(row).toHaveTextContent('Enabled');
    expect(await seriousFaults(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Draft/ }));
    expect(address()).toBe('/policies?state=draft');
    await user.click(screen.getByRole('checkbox', { name: 'Only failing' }));
    expect(address()).toBe('/policies?state=draft&failing=true');
    await waitFor(() =>
      expect(listPolicies).toHaveBeenLastCalledWith(
        expect.objectContaining({ lifecycle: ['draft'], failing: true }),
        expect.anything(),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Go to page 2' }));
    expect(address()).toBe('/policies?state=draft&failing=true&page=2');
  });

  it('tells none from none found, and from a failure', async () => {
    const none = { items: [], totalItems: 0 };
    const first = open('/policies', { listPolicies: list(none) });
    expect(await screen.findByText('No policy yet')).toBeInTheDocument();
    first.unmount();
    const second = open('/policies?q=lost', { listPolicies: list(none) });
    expect(await screen.findByText('None found')).toBeInTheDocument();
    second.unmount();
    open('/policies', {
      listPolicies: async () => {
        throw new Error('No room left');
      },
    });
    expect(await screen.findByText('No room left')).toBeInTheDocument();
  });
});

describe('the page of a policy', () => {
  const getPolicy = async () => policy;

  it('says what it asks, why, and which example does not come out', async () => {
    const { container } = open('/policies/policy/support', { getPolicy });
    expect(await screen.findByText(/guessing/)).toBeInTheDocument();
    expect(screen.getByText('size(product.support) > 0')).toBeInTheDocument();
    expect(screen.getByText(/1 of its 2 examples/)).toBeInTheDocument();
    expect(
      screen.getByRole('table', { name: 'Who may do what' }),
    ).toHaveTextContent(
      'Nobody deletes productsRetire it.deniescatalog.entity',
    );
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('counts one product as one', async () => {
    open('/policies/policy/support', {
      getPolicy: async () => ({ ...policy, subjects: 1 }),
    });
    expect(
      await screen.findByText('1 product of all domains'),
    ).toBeInTheDocument();
  });

  it('says in words where it is asked and whom it binds, and leads to what it makes stricter', async () => {
    open('/policies/policy/support', {
      getPolicy: async () => ({
        ...policy,
        domain: 'domain:default/sales',
        strengthens: 'reachable',
        enforcement: ['ci', 'catalog', 'a point of later'],
      }),
    });
    expect(
      await screen.findByText(
        'CI, before a change is merged; the catalog, all the time; a point of later',
      ),
    ).toBeInTheDocument();
    const links = screen.getAllByRole('link');
    expect(
      links.filter(
        link => link.getAttribute('href') === '/catalog/default/domain/sales',
      ),
    ).toHaveLength(2);
    expect(screen.getByRole('link', { name: 'reachable' })).toHaveAttribute(
      'href',
      '/policies/policy/reachable',
    );
  });

  it('says who fails it, a page at a time', async () => {
    const user = userEvent.setup();
    const failure = (title: string) => ({
      subject: `dataproduct:default/${title}`,
      title,
      owner: '',
      rule: 'named',
      outcome: 'fail' as const,
      severity: 'error' as const,
      message: `${title} names no channel.`,
    });
    open('/policies/policy/support?tab=failing', {
      getPolicy,
      listFailures: async (_, { cursor } = {}) =>
        cursor
          ? { items: [failure('Stock')] }
          : { items: [failure('Orders')], nextCursor: 'x' },
    });
    expect(await screen.findByText('Orders names no channel.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'More' }));
    expect(await screen.findByText('Stock names no channel.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
  });

  it('rehearses a change and proposes it where the policy lives', async () => {
    const user = userEvent.setup();
    const rehearsed: string[] = [];
    const commits: unknown[] = [];
    const { container } = open(
      '/policies/policy/support?tab=change',
      {
        getPolicy,
        rehearse: async text => {
          rehearsed.push(text);
          return impact;
        },
      },
      {
        getFile: async (_, query) => {
          // The git host refuses what it does not know.
          expect(Object.keys(query)).toEqual(['path']);
          return {
            commit: 'a',
            path: query.path,
            size: 1,
            text: policy.document,
          };
        },
        getRepository: async () => ({} as never),
        commit: async (repository, { branch, files }) => {
          commits.push([repository, files]);
          return { branch, commit: 'b', changed: true };
        },
        openChangeRequest: async () =>
          ({
            number: 7,
            group: 'governance',
            repository: 'policies',
          } as GitChangeRequest),
      },
    );
    const propose = await screen.findByRole('button', { name: 'Propose it' });
    expect(propose).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'In grace' }));
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', {
      name: 'Policy',
    });
    expect(text.value).toMatch(
      /lifecycle: grace # now\n {2}graceUntil: "?\d{4}-\d\d-\d\d/,
    );
    await user.click(
      screen.getByRole('button', { name: 'See what it would do' }),
    );
    const found = await screen.findByRole('region', {
      name: 'What it would do',
    });
    expect(rehearsed).toEqual([text.value]);
    expect(found).toHaveTextContent(
      '1 new failure among 20 products and contracts, for 1 owner: about 1.5 h of work. 2 failures stay.',
    );
    expect(found).toHaveTextContent('a.yaml: /support becomes "x"');
    expect(await seriousFaults(container)).toEqual([]);
    await user.click(propose);
    expect(
      await screen.findByRole('link', { name: 'Change request #7' }),
    ).toHaveAttribute(
      'href',
      '/repositories/governance/policies/change-requests/7',
    );
    expect(commits).toEqual([
      [
        { group: 'governance', name: 'policies' },
        [{ path: 'support.policy.yaml', content: text.value }],
      ],
    ]);
  });

  it('says where a policy is changed that the portal only reads', async () => {
    open('/policies/policy/support?tab=change', {
      getPolicy: async () => ({
        ...policy,
        location: 'https://github.com/acme/policies/blob/main/support.yaml',
      }),
      rehearse: async () => {
        throw new Error('Line 3: there is no field');
      },
    });
    expect(
      await screen.findByText(/The portal only reads this policy/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Propose it' })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'See what it would do' }),
    );
    expect(
      await screen.findByText('Line 3: there is no field'),
    ).toBeInTheDocument();
  });

  it('says that there is none', async () => {
    open('/policies/policy/lost', {
      getPolicy: async () => {
        throw new NotFoundError('There is no policy lost');
      },
    });
    expect(
      await screen.findByText('This policy cannot be shown'),
    ).toBeInTheDocument();
  });
});

describe('a new policy', () => {
  it('is proposed to a repository that is made for it', async () => {
    const user = userEvent.setup();
    const calls: unknown[] = [];
    open(
      '/policies/new',
      {},
      {
        getRepository: async () => {
          const { ResponseError } = jest.requireActual('@backstage/errors');
          throw await ResponseError.fromResponse(
            new Response('{}', { status: 404 }),
          );
        },
        createRepository: async ({ group, name, owner }) => {
          calls.push([group, name, owner]);
          return {} as never;
        },
        commit: async (_, { branch, files }) => {
          calls.push(files.map(({ path }) => path));
          return { branch, commit: 'b', changed: true };
        },
        openChangeRequest: async (_, { title }) => {
          calls.push(title);
          return {
            number: 1,
            group: 'governance',
            repository: 'policies',
          } as GitChangeRequest;
        },
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Propose it' }));
    expect(
      await screen.findByRole('link', { name: 'Change request #1' }),
    ).toBeInTheDocument();
    expect(calls).toEqual([
      ['governance', 'policies', 'group:default/stewards'],
      ['README.md'],
      ['active-products-have-support.policy.yaml'],
      'active-products-have-support: Draft',
    ]);
  });

  it('asks once for the policy that it begins with', async () => {
    const getPolicy = jest.fn(async () => policy);
    open('/policies/new?from=support', { getPolicy });
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'Policy',
    });
    expect(text.value).toContain('name: own-support');
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(getPolicy).toHaveBeenCalledTimes(1);
  });

  it('says how to go on where there is no git host', async () => {
    open('/policies/new', {});
    expect(
      await screen.findByText(/no git host of its own/),
    ).toBeInTheDocument();
  });
});

describe('waivers', () => {
  const waiver: GovernanceWaiver = {
    id: '1',
    state: 'requested',
    product: 'dataproduct:default/orders',
    policy: 'support',
    rule: 'named',
    reason: 'The provider changes next week.',
    requestedBy: 'user:default/mateo',
    requestedAt: '2026-03-02T10:00:00Z',
    until: '2027-01-31',
    mayDecide: true,
    mayRemove: false,
  };

  it('are decided on with a comment', async () => {
    const user = userEvent.setup();
    let present = waiver;
    const decisions: unknown[] = [];
    const { container } = open('/policies/waivers?state=requested', {
      listWaivers: async () => ({ items: [present] }),
      decideWaiver: async (id, decision) => {
        decisions.push([id, decision]);
        present = {
          ...waiver,
          state: 'active',
          decidedBy: 'user:default/ada',
          mayDecide: false,
          mayRemove: true,
        };
        return present;
      },
    });
    const item = (await screen.findByText(waiver.reason)).closest('li')!;
    expect(item).toHaveTextContent('support · named');
    expect(await seriousFaults(container)).toEqual([]);
    await user.type(
      within(item).getByRole('textbox', { name: 'Comment' }),
      'Until then.',
    );
    await user.click(within(item).getByRole('button', { name: 'Approve' }));
    expect(
      await screen.findByRole('button', { name: 'End it now' }),
    ).toBeInTheDocument();
    expect(decisions).toEqual([
      ['1', { approve: true, comment: 'Until then.' }],
    ]);
  });

  it('say that nothing waits', async () => {
    open('/policies/waivers?state=requested', {
      listWaivers: async () => ({ items: [] }),
    });
    expect(
      await screen.findByText('Nothing waits for a decision'),
    ).toBeInTheDocument();
  });
});
