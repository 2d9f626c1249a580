// SPDX-License-Identifier: Apache-2.0
import {
  act,
  render,
  renderHook,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { seriousFaults } from './__testUtils__/axe';
import { renderInMesh } from './__testUtils__/renderInMesh';
import { CopyButton } from './copy';
import { shareAnswers, useAsyncData } from './data';
import { EmptyState, ErrorState, StateBanner } from './feedback';
import { FindingList, toFindingItems } from './findings';
import type { FindingItem } from './findings';
import { CutList, DataTable, Facts, Panel } from './layout';
import { EntityLinkChip, SafeLink } from './links';
import { RelativeTime } from './time';
import { TrustStrip } from './trust';

const orders = {
  entityRef: 'api:default/orders',
  title: 'Orders contract',
  resolved: true,
};

const finding = (change: Partial<FindingItem>): FindingItem => ({
  severity: 'error',
  rule: 'odcs/unknown-field',
  message: 'The field is not known.',
  ...change,
});

describe('TrustStrip', () => {
  const product = {
    problems: { errors: 2, warnings: 1 },
    version: 'v1.4.0',
    classification: 'confidential',
    lifecycle: 'deprecated',
  };

  it('says every part in the header, with its evidence at hand', async () => {
    const user = userEvent.setup();
    const { container } = renderInMesh(
      <TrustStrip
        variant="header"
        product={product}
        problemsHref="/x#problems"
      />,
    );
    const strip = await screen.findByRole('list', { name: 'Trust' });
    expect(
      within(strip)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '2 errors',
      'v1.4.0',
      'Quality no data',
      'Freshness no data',
      'Policies no data',
      'Confidential',
      'Deprecated',
    ]);
    expect(within(strip).getByRole('link')).toHaveAttribute(
      'href',
      '/x#problems',
    );
    await user.hover(within(strip).getByText('2 errors'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Found in its descriptor and its contracts: 2 errors, 1 warning.',
    );
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('leaves out on a card what nobody knows, and says it on demand', async () => {
    const user = userEvent.setup();
    renderInMesh(<TrustStrip variant="card" product={product} />);
    const strip = await screen.findByRole('list', { name: /Trust/ });
    expect(strip).not.toHaveTextContent('no data');
    expect(strip).toHaveAttribute('tabindex', '0');
    await user.hover(strip);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'No quality results have arrived for this product.',
    );
  });

  it.each([undefined, { errors: 0, warnings: 0 }])(
    'never takes not knowing for being well, whatever documents say: %j',
    async problems => {
      const user = userEvent.setup();
      renderInMesh(<TrustStrip variant="header" product={{ problems }} />);
      const strip = await screen.findByRole('list', { name: 'Trust' });
      const [status] = within(strip).getAllByRole('listitem');
      expect(status).toHaveTextContent(/^Status not known$/);
      // A ring, and not the disc of what is well.
      expect(status.querySelector('path')).toHaveAttribute(
        'class',
        expect.stringContaining('unknown'),
      );
      await user.hover(within(status).getByText('Status not known'));
      expect(await screen.findByRole('tooltip')).toHaveTextContent(
        problems ? 'nobody has measured its data' : 'not known yet',
      );
    },
  );

  it('says nothing of the status on a card until somebody knows it', async () => {
    renderInMesh(
      <TrustStrip
        variant="card"
        product={{ problems: { errors: 0, warnings: 0 }, lifecycle: 'active' }}
      />,
    );
    expect(
      await screen.findByRole('list', { name: 'Trust' }),
    ).toHaveTextContent(/^Active$/);
  });

  it.each([
    [{ errors: 0, warnings: 0 }, ['Degraded']],
    [{ errors: 0, warnings: 1 }, ['Degraded', '1 warning']],
  ])(
    'says first how the product is, and does not hide problems of its descriptor: %j',
    async (problems, expected) => {
      renderInMesh(
        <TrustStrip
          variant="card"
          product={{ problems }}
          measured={{
            status: { state: 'warning', text: 'Degraded', evidence: 'Late.' },
          }}
        />,
      );
      const strip = await screen.findByRole('list', { name: 'Trust' });
      expect(
        within(strip)
          .getAllByRole('listitem')
          .map(item => item.textContent),
      ).toEqual(expected);
    },
  );

  it('shows what was measured', async () => {
    renderInMesh(
      <TrustStrip
        variant="row"
        product={product}
        measured={{
          quality: { state: 'ok', text: '99.2 %', evidence: 'Of 12 checks.' },
        }}
      />,
    );
    expect(await screen.findByText('Quality 99.2 %')).toBeInTheDocument();
  });
});

describe('FindingList', () => {
  it('says how bad, what, where, why and what to do', async () => {
    const { container } = renderInMesh(
      <FindingList
        findings={[
          finding({
            subject: orders,
            line: 12,
            column: 3,
            path: '/schema/0/nam',
            fix: 'Rename ‘nam’ to ‘name’.',
          }),
        ]}
        hrefOf={({ line }) => `/doc?line=${line}`}
      />,
    );
    expect(
      await screen.findByRole('heading', { name: /Orders contract/ }),
    ).toBeInTheDocument();
    const item = screen.getByRole('listitem');
    expect(item).toHaveTextContent('Error: The field is not known.');
    expect(item).toHaveTextContent('Fix: Rename ‘nam’ to ‘name’.');
    expect(item).toHaveTextContent('/schema/0/nam');
    expect(item).toHaveTextContent('odcs/unknown-field');
    expect(
      within(item).getByRole('link', { name: 'line 12, column 3' }),
    ).toHaveAttribute('href', '/doc?line=12');
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('puts the worst first and hands out 500 in parts', async () => {
    const user = userEvent.setup();
    const { container } = renderInMesh(
      <FindingList
        findings={Array.from({ length: 500 }, (_, index) =>
          finding({
            severity: index === 499 ? 'error' : 'warning',
            message: `number ${index}`,
            line: index,
          }),
        )}
        more={7}
      />,
    );
    await screen.findByText(/number 499/);
    // Roles of hundreds of items take seconds to compute in jsdom.
    const items = () => container.querySelectorAll('li');
    expect(items()).toHaveLength(20);
    expect(items()[0]).toHaveTextContent('number 499');
    await user.click(screen.getByText('Show 100 of 480 more'));
    expect(items()).toHaveLength(120);
    expect(screen.queryByText(/not listed/)).toBeNull();
    for (let i = 0; i < 4; i++) {
      await user.click(screen.getByText(/^Show/));
    }
    expect(items()).toHaveLength(500);
    expect(
      screen.getByText('7 more findings are not listed.'),
    ).toBeInTheDocument();
  });

  it('takes findings of the contract library', () => {
    expect(
      toFindingItems([
        {
          severity: 'error',
          rule: 'r',
          path: '/a',
          line: 1,
          column: 1,
          message: 'm',
          fix: { description: 'Write it', value: { a: 1 } },
        },
      ]),
    ).toEqual([
      expect.objectContaining({ fix: 'Write it', fixText: '{"a":1}' }),
    ]);
  });
});

describe('links', () => {
  it('leads to what exists and says what does not', async () => {
    const { container } = renderInMesh(
      <>
        <EntityLinkChip link={orders} />
        <EntityLinkChip
          link={{ entityRef: 'not a ref', title: 'urn:gone', resolved: false }}
        />
        {/* What a hostile descriptor would say. */}
        {/* eslint-disable-next-line no-script-url */}
        <SafeLink address="javascript:alert(1)">Chat</SafeLink>
      </>,
    );
    expect(
      await screen.findByRole('link', { name: 'Orders contract' }),
    ).toHaveAttribute('href', '/catalog/default/api/orders');
    expect(screen.getByText('urn:gone')).toBeInTheDocument();
    expect(screen.getByText('(not found)')).toBeInTheDocument();
    expect(screen.getByText('Chat').closest('a')).toBeNull();
    expect(await seriousFaults(container)).toEqual([]);
  });
});

describe('empty and failing', () => {
  it('says what happened, what is unaffected and what to do', async () => {
    const retry = jest.fn();
    const user = userEvent.setup();
    const { container } = renderInMesh(
      <>
        <ErrorState
          title="The versions could not be loaded"
          error={new Error('Request failed with 503')}
          unaffected="The contract is unaffected."
          onRetry={retry}
        />
        <EmptyState title="No ports yet" action={<button>Add a port</button>}>
          Ports are listed in the descriptor.
        </EmptyState>
        <StateBanner state="warning">Last read 3 hours ago.</StateBanner>
      </>,
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Request failed with 503');
    expect(alert).toHaveTextContent('The contract is unaffected.');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledTimes(1);
    expect(
      screen.getByRole('button', { name: 'Add a port' }),
    ).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });
});

describe('useAsyncData', () => {
  const deferred = <T,>() => {
    let resolve!: (value: T) => void;
    let reject!: (error: Error) => void;
    const promise = new Promise<T>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    return { promise, resolve, reject };
  };

  it('keeps the last data while it is renewed and when that fails', async () => {
    const answers = [
      deferred<string>(),
      deferred<string>(),
      deferred<string>(),
    ];
    let asked = 0;
    const { result } = renderHook(() =>
      useAsyncData(() => answers[asked++].promise, []),
    );
    expect(result.current).toMatchObject({ loading: true, data: undefined });
    await act(async () => answers[0].resolve('old'));
    expect(result.current).toMatchObject({ loading: false, data: 'old' });

    act(() => result.current.retry());
    expect(result.current).toMatchObject({ loading: true, data: 'old' });
    await act(async () => answers[1].reject(new Error('down')));
    expect(result.current).toMatchObject({ loading: false, data: 'old' });
    expect(result.current.error?.message).toBe('down');

    act(() => result.current.retry());
    expect(result.current.error).toBeUndefined();
    await act(async () => answers[2].resolve('new'));
    expect(result.current).toMatchObject({ data: 'new', error: undefined });
  });

  it('drops data about another subject at once and ignores its late answer', async () => {
    const answers: Record<string, ReturnType<typeof deferred<string>>> = {
      a: deferred(),
      b: deferred(),
    };
    const signals: AbortSignal[] = [];
    const { result, rerender, unmount } = renderHook(
      ({ subject }) =>
        useAsyncData(
          signal => {
            signals.push(signal);
            return answers[subject].promise;
          },
          [subject],
          { subject },
        ),
      { initialProps: { subject: 'a' } },
    );
    rerender({ subject: 'b' });
    expect(signals[0].aborted).toBe(true);
    await act(async () => answers.a.resolve('about a'));
    expect(result.current).toMatchObject({ loading: true, data: undefined });
    await act(async () => answers.b.resolve('about b'));
    expect(result.current.data).toBe('about b');
    rerender({ subject: 'a' });
    expect(result.current.data).toBeUndefined();
    unmount();
    expect(signals.every(signal => signal.aborted)).toBe(true);
  });

  it('asks nothing while it is not enabled', async () => {
    const load = jest.fn(async () => 'data');
    const { result, rerender } = renderHook(
      ({ enabled }) => useAsyncData(load, [], { enabled }),
      { initialProps: { enabled: false } },
    );
    expect(result.current.loading).toBe(false);
    expect(load).not.toHaveBeenCalled();
    rerender({ enabled: true });
    await waitFor(() => expect(result.current.data).toBe('data'));
  });
});

describe('shareAnswers', () => {
  it('asks once for those who ask together, and again after a failure', async () => {
    const source = {};
    const ask = jest
      .fn<Promise<string>, [object, string]>()
      .mockRejectedValueOnce(new Error('down'))
      .mockImplementation(async (_, key) => key);
    const load = shareAnswers(ask);
    await expect(
      Promise.allSettled([load(source, 'a'), load(source, 'a')]),
    ).resolves.toEqual([
      expect.objectContaining({ status: 'rejected' }),
      expect.objectContaining({ status: 'rejected' }),
    ]);
    expect(ask).toHaveBeenCalledTimes(1);
    await expect(load(source, 'a')).resolves.toBe('a');
    await expect(load(source, 'a')).resolves.toBe('a');
    expect(ask).toHaveBeenCalledTimes(2);
    await expect(load({}, 'a')).resolves.toBe('a');
    expect(ask).toHaveBeenCalledTimes(3);
  });
});

describe('small things', () => {
  it('copies, and says when that was not allowed', async () => {
    const user = userEvent.setup();
    const write = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValueOnce(undefined)
      .mockRejectedValueOnce(new Error('denied'));
    render(<CopyButton text="db.example.org" what="the address of prod" />);
    await user.click(
      screen.getByRole('button', { name: 'Copy the address of prod' }),
    );
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(write).toHaveBeenCalledWith('db.example.org');
    await user.click(screen.getByRole('button', { name: 'Copied' }));
    expect(
      await screen.findByRole('button', { name: /did not allow/ }),
    ).toBeVisible();
  });

  it('says times for people and machines', () => {
    const { rerender } = render(<RelativeTime value="2020-01-01T00:00:00Z" />);
    expect(screen.getByText(/years ago/)).toHaveAttribute(
      'datetime',
      '2020-01-01T00:00:00.000Z',
    );
    rerender(<RelativeTime value="some day" />);
    expect(screen.getByText('some day')).toBeInTheDocument();
  });

  it('frames, lists and cuts', async () => {
    const user = userEvent.setup();
    const { container } = renderInMesh(
      <Panel title="Consumers" count={12}>
        <Facts
          facts={[
            { label: 'Latency', value: '4 hours' },
            { label: 'Nothing', value: undefined },
          ]}
        />
        <CutList
          items={Array.from({ length: 12 }, (_, index) => `product ${index}`)}
          keyOf={item => item}
          render={item => item}
          what="consumers"
        />
        <DataTable
          label="Versions"
          rows={['1.0.0']}
          keyOf={row => row}
          columns={[{ id: 'version', label: 'Version', render: row => row }]}
        />
      </Panel>,
    );
    const panel = await screen.findByRole('region', { name: 'Consumers 12' });
    expect(within(panel).queryByText('Nothing')).toBeNull();
    expect(within(panel).getAllByRole('listitem')).toHaveLength(8);
    await user.click(
      within(panel).getByRole('button', { name: 'Show 4 more consumers' }),
    );
    expect(within(panel).getAllByRole('listitem')).toHaveLength(12);
    expect(
      within(panel).getByRole('columnheader', { name: 'Version' }),
    ).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });
});
