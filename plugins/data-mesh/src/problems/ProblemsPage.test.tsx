// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  DescriptorProblem,
  ProblemPage,
  ProblemQuery,
  SourceStatus,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../__testUtils__/axe';
import { linkTo } from '../__testUtils__/products';
import { renderPage } from '../__testUtils__/renderPage';
import { lineAddress } from './descriptorWords';
import { ProblemsPage } from './ProblemsPage';

function problem(
  title: string,
  change: Partial<DescriptorProblem> = {},
): DescriptorProblem {
  return {
    subject: linkTo('api', title),
    kind: 'API',
    owner: linkTo('group', 'Sales data'),
    domain: linkTo('domain', 'Sales'),
    standard: 'odcs/3.1.0',
    location: 'https://example.com/orders.odcs.yaml',
    counts: { errors: 1, warnings: 2 },
    findings: [
      {
        severity: 'error',
        rule: 'odcs/type',
        path: '/schema/0',
        line: 12,
        column: 3,
        message: 'The type "strng" is not known.',
        fix: 'Write "string".',
      },
    ],
    more: 2,
    ...change,
  };
}

function page(
  items: DescriptorProblem[],
  change: Partial<ProblemPage> = {},
): ProblemPage {
  return {
    items,
    totalItems: items.length,
    offset: 0,
    limit: 25,
    facets: {
      owner: {
        values: [
          { value: 'group:default/sales-data', title: 'Sales data', count: 4 },
        ],
        more: 0,
      },
      domain: {
        values: [{ value: 'none', title: 'none', count: 1 }],
        more: 0,
      },
    },
    ...change,
  };
}

const SOURCES: SourceStatus[] = [
  {
    id: 'github',
    target: 'github.com/acme',
    status: 'ok',
    lastSuccess: new Date().toISOString(),
    descriptors: 12,
    errors: 0,
  },
  {
    id: 'finance',
    target: 'gitlab.example.com/finance',
    status: 'failing',
    lastSuccess: '2026-01-01T00:00:00Z',
    message: 'GitLab answered 429: the state of yesterday stays.',
    descriptors: 3,
    errors: 1,
  },
];

const address = () => screen.getByTestId('address').textContent;

function open(
  answer: (query: ProblemQuery) => ProblemPage,
  options: { at?: string; sources?: SourceStatus[]; own?: string[] } = {},
) {
  const queryProblems = jest.fn(async (query: ProblemQuery) => answer(query));
  const result = renderPage(<ProblemsPage />, {
    api: {
      queryProblems,
      getSources: async () => ({ items: options.sources ?? SOURCES }),
    },
    address: options.at,
    ownershipEntityRefs: options.own,
  });
  return { ...result, queryProblems };
}

describe('ProblemsPage', () => {
  it('lists descriptors with what is wrong, whose they are, and where', async () => {
    const user = userEvent.setup();
    const { container } = open(() =>
      page([
        problem('Orders'),
        problem('Stock', { owner: undefined, domain: undefined }),
        problem('Prices', { location: 'products/prices.yaml' }),
        problem('Returns'),
      ]),
    );
    expect(
      await screen.findByText('4 descriptors with problems'),
    ).toBeInTheDocument();
    const row = screen.getByRole('heading', { name: 'Orders' }).closest('li')!;
    expect(row).toHaveTextContent('ContractODCS 3.1.0');
    expect(row).toHaveTextContent('The type "strng" is not known.');
    expect(row).not.toHaveTextContent('Write "string".');
    const opener = within(row).getByRole('button', {
      name: 'Findings of Orders: 1 error, 2 warnings',
    });
    await user.click(opener);
    expect(opener).toHaveAttribute('aria-expanded', 'true');
    expect(row).toHaveTextContent('Write "string".');
    expect(row).toHaveTextContent('2 more findings are not listed');
    expect(
      within(row).getByRole('link', { name: /^line 12, column 3/ }),
    ).toHaveAttribute('href', 'https://example.com/orders.odcs.yaml#L12');
    expect(
      screen.getByRole('heading', { name: 'Stock' }).closest('li'),
    ).toHaveTextContent('No ownerNo domain');
    expect(
      screen.queryByRole('link', { name: 'products/prices.yaml' }),
    ).not.toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says how old each source is, at once where one cannot be read', async () => {
    const user = userEvent.setup();
    open(() => page([]));
    const sources = await screen.findByRole('region', { name: 'Sources' });
    await waitFor(() =>
      expect(sources).toHaveTextContent('1 of 2 cannot be read'),
    );
    expect(sources).toHaveTextContent('GitLab answered 429');
    expect(sources).toHaveTextContent('12 descriptors');
    await user.click(within(sources).getByRole('button', { name: 'Hide' }));
    expect(sources).not.toHaveTextContent('GitLab answered 429');
  });

  it('keeps filters in the address and asks the server with them', async () => {
    const user = userEvent.setup();
    const { queryProblems } = open(() => page([problem('Orders')]), {
      at: '/?page=2',
      sources: [],
    });
    await user.click(await screen.findByRole('button', { name: 'Errors' }));
    expect(address()).toBe('/?severity=error');
    await user.click(screen.getByLabelText('Owner'));
    await user.click(await screen.findByRole('option', { name: /Sales data/ }));
    expect(address()).toBe(
      '/?severity=error&owner=group%3Adefault%2Fsales-data',
    );
    await user.type(screen.getByRole('searchbox'), 'type{Enter}');
    await waitFor(() =>
      expect(queryProblems).toHaveBeenLastCalledWith(
        {
          text: 'type',
          severity: 'error',
          owner: ['group:default/sales-data'],
          domain: [],
          offset: 0,
          limit: 25,
        },
        expect.anything(),
      ),
    );
    expect(screen.getByText('No sources are configured')).toBeInTheDocument();
  });

  it('shows what is mine by the groups that I am in', async () => {
    const user = userEvent.setup();
    const { queryProblems } = open(
      ({ owner }) => page(owner?.length ? [] : [problem('Orders')]),
      { own: ['user:default/ada', 'group:default/finance'] },
    );
    await screen.findByText('1 descriptor with problems');
    await user.click(screen.getByRole('checkbox', { name: 'Only mine' }));
    expect(address()).toBe('/?mine=true');
    expect(
      await screen.findByText('Nothing of yours has such problems'),
    ).toBeInTheDocument();
    expect(queryProblems).toHaveBeenLastCalledWith(
      expect.objectContaining({
        owner: ['user:default/ada', 'group:default/finance'],
      }),
      expect.anything(),
    );
    await user.click(screen.getByRole('button', { name: 'Show all problems' }));
    expect(
      await screen.findByRole('heading', { name: 'Orders' }),
    ).toBeInTheDocument();
  });

  it('pages with addresses, and tells an empty list from a failure', async () => {
    const user = userEvent.setup();
    const first = open(({ offset = 0 }) =>
      page([problem(`From ${offset}`)], { totalItems: 60, offset }),
    );
    await screen.findByText('From 0');
    await user.click(screen.getByRole('button', { name: 'Go to page 2' }));
    expect(await screen.findByText('From 25')).toBeInTheDocument();
    expect(address()).toBe('/?page=2');
    first.unmount();

    const second = open(() => page([]));
    expect(
      await screen.findByText('No descriptor has problems'),
    ).toBeInTheDocument();
    second.unmount();

    open(() => {
      throw new Error('No room left');
    });
    expect(await screen.findByText('No room left')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});

describe('lineAddress', () => {
  it.each([
    ['https://example.com/a.yaml', 3, 'https://example.com/a.yaml#L3'],
    ['https://example.com/a.yaml#top', 3, 'https://example.com/a.yaml#top'],
    ['products/a.yaml', 3, undefined],
    ['data:text/html,hello', 3, undefined],
  ])('makes of %s the address %s', (location, line, expected) => {
    expect(lineAddress(location, line)).toBe(expected);
  });
});
