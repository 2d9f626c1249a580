// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInMesh } from '../__testUtils__/renderInMesh';
import { seriousFaults } from '../__testUtils__/axe';
import { ContractView } from './ContractView';
import type { ContractViewProps } from './ContractView';

const CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: urn:shop:orders
name: orders
version: 1.4.0
status: deprecated
domain: sales
description:
  purpose: What customers **ordered**.
  limitations: Not for billing.
schema:
  - name: orders
    physicalType: table
    description: One row for each order.
    quality:
      - type: library
        metric: rowCount
        mustBeGreaterThan: 1000
    properties:
      - name: order_id
        logicalType: integer
        primaryKey: true
        required: true
        quality:
          - type: library
            metric: nullValues
            mustBe: 0
      - name: customer_email
        logicalType: string
        physicalType: varchar(255)
        classification: restricted
        description: Where the receipt goes.
        examples: [ada@example.org]
      - name: address
        logicalType: object
        properties:
          - name: city
            logicalType: string
servers:
  - server: warehouse
    type: postgresql
    environment: prod
    host: db.example.org
    port: 5432
    database: shop
    schema: public
slaProperties:
  - property: latency
    value: 4
    unit: h
roles:
  - role: orders_reader
    access: read
    firstLevelApprovers: Data office
support:
  - channel: '#orders'
    url: https://chat.example.org/orders
team:
  name: Order team
  members:
    - username: ada@example.org
      name: Ada
      role: Owner
    - username: bob@example.org
      dateOut: '2025-01-01'
price:
  priceAmount: 10
  priceCurrency: EUR
  priceUnit: megabyte
`;

const show = (props: Partial<ContractViewProps> = {}) => {
  const user = userEvent.setup();
  return {
    user,
    ...renderInMesh(<ContractView document={CONTRACT} {...props} />),
  };
};

const tab = (name: RegExp) => screen.findByRole('tab', { name });

describe('ContractView', () => {
  it('shows what a contract is, what it is for, and its schema first', async () => {
    const { container } = show();
    expect(await screen.findByText('Deprecated')).toBeInTheDocument();
    expect(screen.getByText('1.4.0')).toBeInTheDocument();
    expect(screen.getByText('ordered')).toBeInTheDocument();
    expect(screen.getByText('Not for billing.')).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /customer_email/ });
    expect(row).toHaveTextContent('string');
    expect(row).toHaveTextContent('Restricted');
    expect(row).toHaveTextContent('Where the receipt goes.');
    expect(screen.getByRole('row', { name: /order_id/ })).toHaveTextContent(
      'Key, required',
    );
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('walks, opens and reads the schema with the keyboard alone', async () => {
    const { user } = show();
    const orders = await screen.findByRole('row', { name: /^orders/ });
    await user.click(screen.getByLabelText('Find a column'));
    await user.tab();
    expect(orders).toHaveFocus();

    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    const address = screen.getByRole('row', { name: /address/ });
    expect(address).toHaveFocus();
    expect(address).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{ArrowRight}');
    expect(address).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('row', { name: /city/ })).toHaveFocus();
    expect(screen.getByRole('row', { name: /city/ })).toHaveAttribute(
      'aria-level',
      '3',
    );
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.queryByRole('row', { name: /city/ })).not.toBeInTheDocument();

    await user.keyboard('{ArrowUp}{Enter}');
    const details = screen.getByRole('region', {
      name: 'Details of orders.customer_email',
    });
    expect(details).toHaveTextContent('varchar(255)');
    expect(details).toHaveTextContent('ada@example.org');
    await user.keyboard('{Escape}');
    expect(
      screen.queryByRole('region', { name: /Details of/ }),
    ).not.toBeInTheDocument();
    await user.keyboard('{Home}');
    expect(screen.getByRole('row', { name: /^orders/ })).toHaveFocus();
  });

  it('finds columns by what is said of them, nested ones too', async () => {
    const { user } = show();
    await user.type(await screen.findByLabelText('Find a column'), 'receipt');
    expect(screen.getByText('1 of 4 columns')).toBeInTheDocument();
    expect(screen.queryByRole('row', { name: /order_id/ })).toBeNull();
    await user.clear(screen.getByLabelText('Find a column'));
    await user.type(screen.getByLabelText('Find a column'), 'city');
    expect(screen.getByRole('row', { name: /city/ })).toBeInTheDocument();
    await user.type(screen.getByLabelText('Find a column'), 'x');
    expect(screen.getByText(/Nothing matches/)).toBeInTheDocument();
  });

  it('shows the column that the page names', async () => {
    show({ state: { column: 'orders.address.city' } });
    expect(
      await screen.findByRole('region', {
        name: 'Details of orders.address.city',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { selected: true })).toHaveTextContent(
      'city',
    );
  });

  it('says when there is no column of that name', async () => {
    show({ state: { column: 'orders.gone' } });
    expect(
      await screen.findByText(/This version has no column “orders.gone”/),
    ).toBeInTheDocument();
  });

  it('says rules, promises, places, terms and people in plain words', async () => {
    const { user, container } = show();
    await user.click(await tab(/Quality rules/));
    expect(
      screen.getByText('orders has more than 1,000 rows'),
    ).toBeInTheDocument();
    expect(screen.getByText('order_id is never null')).toBeInTheDocument();

    await user.click(await tab(/Service levels/));
    expect(screen.getByText('at most 4 hours')).toBeInTheDocument();

    await user.click(await tab(/Servers/));
    expect(
      within(screen.getByRole('region', { name: 'Prod' })).getByText(
        'db.example.org',
      ),
    ).toBeInTheDocument();

    await user.click(await tab(/Access and terms/));
    expect(screen.getByText('orders_reader')).toBeInTheDocument();
    expect(screen.getByText('10 EUR per megabyte')).toBeInTheDocument();

    await user.click(await tab(/Team and support/));
    expect(screen.getByRole('link', { name: /#orders/ })).toHaveAttribute(
      'rel',
      expect.stringContaining('noopener'),
    );
    expect(
      within(
        screen.getByRole('table', { name: 'Former members of the team' }),
      ).getAllByText('bob@example.org').length,
    ).toBeGreaterThan(0);
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('leads from a rule to its column', async () => {
    const { user } = show();
    await user.click(await tab(/Quality rules/));
    await user.click(screen.getByRole('button', { name: 'orders.order_id' }));
    expect(
      screen.getByRole('region', { name: 'Details of orders.order_id' }),
    ).toBeInTheDocument();
  });

  it('shows the document with its problems beside their lines', async () => {
    const broken = CONTRACT.replace(
      'logicalType: integer',
      'logicalType: intger',
    );
    const { user, container } = show({
      document: broken,
      hrefOf: ({ line }) => `/doc?line=${line}`,
    });
    await user.click(
      await screen.findByRole('button', { name: 'Show problems' }),
    );
    const line = broken.split('\n').findIndex(l => l.includes('intger')) + 1;
    expect(
      screen.getByRole('link', { name: new RegExp(`^line ${line}, column`) }),
    ).toHaveAttribute('href', `/doc?line=${line}`);
    expect(screen.getByRole('img', { name: /intger/ })).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('leads from a column to its place in the document', async () => {
    const { user } = show();
    await user.click(
      await screen.findByRole('row', { name: /customer_email/ }),
    );
    await user.click(screen.getByRole('button', { name: 'Show in document' }));
    const marked = screen.getByText('customer_email', { exact: false });
    expect(marked.closest('[class*=marked]')).not.toBeNull();
  });

  it('hands the contract out as what other tools read, and says what is lost', async () => {
    const saved: Array<{ name: string; text: Promise<string> }> = [];
    const blobs: Blob[] = [];
    URL.createObjectURL = blob => {
      blobs.push(blob as Blob);
      return 'blob:contract';
    };
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        const blob = blobs[blobs.length - 1];
        saved.push({ name: this.download, text: blob.text() });
      });
    const { user } = show({ fileName: 'orders.odcs.yaml' });
    await user.click(await tab(/Document/));
    for (const format of ['As it is written', 'SQL tables']) {
      await user.click(screen.getByRole('button', { name: 'Download' }));
      await user.click(await screen.findByRole('menuitem', { name: format }));
    }
    expect(saved.map(({ name }) => name)).toEqual([
      'orders.odcs.yaml',
      'orders.sql',
    ]);
    expect(await saved[0].text).toBe(CONTRACT);
    expect(await saved[1].text).toMatch(/CREATE TABLE/i);
    expect(
      await screen.findByText(/Downloaded as SQL tables/),
    ).toBeInTheDocument();
    click.mockRestore();
  });

  it('shows what is no contract as text, and says so', async () => {
    show({ document: 'just: a file\n' });
    expect(
      await screen.findByText(/could not be read as a data contract/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Document text' }),
    ).toHaveTextContent('just: a file');
  });

  it('runs and fetches nothing that a document says', async () => {
    const { container } = show({
      document: CONTRACT.replace(
        'Where the receipt goes.',
        '"<img src=x onerror=alert(1)> ![p](https://evil.example/p.png) [c](javascript:alert(1)) <script>1</script>"',
        // eslint-disable-next-line no-script-url -- what a hostile descriptor would say
      ).replace('https://chat.example.org/orders', 'javascript:alert(1)'),
      state: { section: 'schema', column: 'orders.customer_email' },
    });
    expect(
      await screen.findByRole('region', { name: /Details of/ }),
    ).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(container.querySelector('img, script')).toBeNull();
    for (const link of container.querySelectorAll('a')) {
      expect(link.getAttribute('href') ?? '').not.toMatch(/^\s*javascript/i);
    }
  });

  it('draws only what is in view of 1,000 columns', async () => {
    const columns = Array.from(
      { length: 1000 },
      (_, i) => `      - name: column_${i}\n        logicalType: string`,
    ).join('\n');
    const document = `apiVersion: v3.1.0\nkind: DataContract\nid: wide\nversion: 1.0.0\nstatus: active\nschema:\n  - name: wide\n    properties:\n${columns}\n`;
    const { user } = show({ document });
    const grid = await screen.findByRole('treegrid');
    expect(grid).toHaveAttribute('aria-rowcount', '1002');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);

    within(grid).getByRole('row', { name: /^wide/ }).focus();
    await user.keyboard('{End}');
    const last = await within(grid).findByRole('row', { name: /column_999/ });
    await waitFor(() => expect(last).toHaveFocus());
    expect(last).toHaveAttribute('aria-rowindex', '1002');

    await user.type(screen.getByLabelText('Find a column'), 'column_77');
    expect(screen.getByText('11 of 1,000 columns')).toBeInTheDocument();
  });
});
