// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '@backstage/types';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  DataMeshApi,
  ProductDetail,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../__testUtils__/axe';
import { contractEntity } from '../__testUtils__/contractEntity';
import { linkTo, makeProduct } from '../__testUtils__/products';
import { renderEntityPage } from '../__testUtils__/renderEntityPage';
import { orderTabs } from './header/orderTabs';
import { problemItems } from './overview/problemItems';
import { productExtensions } from './productExtensions';
import { readmeAddress } from './readme/addresses';

const contract = (title: string, version: string) => ({
  ...linkTo('api', title),
  version,
  status: 'active',
  problems: { errors: 0, warnings: 2 },
});

const detail: ProductDetail = {
  ...makeProduct('Customer 360', {
    problems: { errors: 1, warnings: 0 },
    classification: 'restricted',
  }),
  usage: 'Filter by consent first.',
  limitations: 'Not for billing.',
  outputPorts: [
    {
      name: 'customer-table',
      type: 'tables',
      platform: 'aws',
      contract: contract('Customer contract', '2.1.0'),
      environments: [{ environment: 'prod', url: 'redshift://host/db' }],
      consumers: [linkTo('dataproduct', 'Churn')],
    },
    {
      name: 'events',
      contract: contract('Event contract', '1.0.0'),
      environments: [],
      consumers: [],
    },
  ],
  inputPorts: [
    {
      name: 'orders',
      contract: { ...contract('Orders', '1.0.0'), status: 'deprecated' },
      provider: linkTo('dataproduct', 'Orders ledger'),
    },
    {
      name: 'reviews',
      contract: {
        entityRef: 'api:default/reviews',
        title: 'urn:reviews',
        resolved: false,
      },
    },
  ],
  providers: [linkTo('dataproduct', 'Orders ledger')],
  consumers: Array.from({ length: 20 }, (_, index) =>
    linkTo('dataproduct', `Consumer ${index}`),
  ),
  serviceLevels: [{ property: 'latency', value: 4, unit: 'h' }],
  support: [{ channel: '#customer-data', url: 'https://chat.example.org/c' }],
  findings: [
    {
      severity: 'error',
      rule: 'odcs/unknown-field',
      path: '/schema/0/nam',
      line: 12,
      column: 3,
      message: 'The field ‘nam’ is not known.',
      fix: 'Rename it to ‘name’.',
      subject: linkTo('api', 'Customer contract'),
    },
  ],
  unresolved: [
    {
      field: '/inputPorts/1/contractId',
      reference: 'urn:reviews',
      message: 'No contract has the id “urn:reviews”.',
    },
  ],
  source: 'shop',
  descriptorLocation: 'https://git.example.org/customer-360.yaml',
};

const emptyDetail: ProductDetail = {
  ...makeProduct('Empty', { owner: undefined, domain: undefined }),
  outputPorts: [],
  inputPorts: [],
  providers: [],
  consumers: [],
  serviceLevels: [],
  support: [],
  findings: [],
  unresolved: [],
};

const product = (name: string) => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: {
    name,
    namespace: 'default',
    title: name === 'empty' ? 'Empty' : 'Customer 360',
    annotations: { 'backstage.io/edit-url': 'https://git.example.org/edit' },
  },
  spec: {
    type: 'aggregate',
    purpose: 'One row for each customer.',
    owner: 'group:default/sales-data',
    support: detail.support.map(({ channel, url = '' }) => ({ channel, url })),
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/sales-data' }],
});

const eventContract = contractEntity(
  'event-contract',
  'apiVersion: v3.1.0\nkind: DataContract\nid: events\nversion: 1.0.0\nstatus: active\nslaProperties:\n  - property: retention\n    value: 3\n    unit: y\nschema:\n  - name: events\n    properties:\n      - name: event_id\n        logicalType: string\n',
  { owner: 'group:default/sales-data' },
);

const wellApi: Partial<DataMeshApi> = {
  getProduct: async ref => (ref.endsWith('empty') ? emptyDetail : detail),
  getSources: async () => ({ items: [] }),
  getContractVersions: async () => ({ items: [] }),
};

const show = (
  path: string,
  options: { api?: Partial<DataMeshApi>; owned?: boolean } = {},
) => {
  const user = userEvent.setup();
  return {
    user,
    ...renderEntityPage({
      address: `/catalog/default/dataproduct/${path}`,
      entities: [product('customer-360'), product('empty'), eventContract],
      extensions: productExtensions,
      api: { ...wellApi, ...options.api },
      ownershipEntityRefs: options.owned ? ['group:default/sales-data'] : [],
    }),
  };
};

const panel = (name: RegExp) => screen.findByRole('region', { name });

describe('the page of a data product', () => {
  it('says where it belongs, what it is for, who answers and whether to trust it', async () => {
    const { container } = show('customer-360');
    expect(await screen.findByRole('link', { name: 'Sales' })).toHaveAttribute(
      'href',
      '/catalog/default/domain/sales',
    );
    expect(screen.getByText('One row for each customer.')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Sales data' }),
    ).toBeInTheDocument();
    const trust = screen.getByRole('list', { name: 'Trust' });
    expect(trust).toHaveTextContent('1 error');
    expect(trust).toHaveTextContent('Restricted');
    expect(
      within(trust).getByRole('link', { name: '1 error' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/customer-360#problems',
    );
    expect(await screen.findByText('Not for billing.')).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('shows ports with contracts, places and who is at the other end', async () => {
    show('customer-360');
    const outputs = await panel(/^Output ports 2/);
    expect(outputs).toHaveTextContent('tables on AWS');
    expect(outputs).toHaveTextContent('1 consumer');
    expect(
      within(outputs).getByRole('link', { name: 'Customer contract' }),
    ).toHaveAttribute('href', '/catalog/default/api/customer-contract');
    expect(outputs).toHaveTextContent('v2.1.0');
    expect(
      within(outputs).getByRole('button', { name: 'Copy the address of prod' }),
    ).toBeInTheDocument();
    const inputs = await panel(/^Input ports 2/);
    expect(
      within(inputs).getByRole('link', { name: 'Orders ledger' }),
    ).toBeInTheDocument();
    expect(inputs).toHaveTextContent('Deprecated');
    expect(inputs).toHaveTextContent('urn:reviews(not found)');
  });

  it('shows promises, consumers, support, and what to mend where', async () => {
    const { user } = show('customer-360');
    expect(await screen.findByText('at most 4 hours')).toBeInTheDocument();
    expect(await screen.findByText('at least 3 years')).toBeInTheDocument();
    const levels = await panel(/^Service levels/);
    expect(levels).toHaveTextContent('No data');
    expect(
      within(levels).getByRole('link', { name: 'Event contract' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/api/event-contract/contract?section=service-levels',
    );
    const neighbours = await panel(/^Who depends on it 20/);
    expect(neighbours).not.toHaveTextContent('Consumer 19');
    await user.click(
      within(neighbours).getByRole('button', { name: /12 more consumers/ }),
    );
    expect(neighbours).toHaveTextContent('Consumer 19');
    expect(
      within(await panel(/^Support/)).getByRole('link', {
        name: '#customer-data',
      }),
    ).toBeInTheDocument();
    const problems = await panel(/^Problems 2/);
    expect(
      within(problems).getByRole('link', { name: 'line 12, column 3' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/api/customer-contract/contract?section=document&line=12',
    );
    expect(problems).toHaveTextContent('No contract has the id “urn:reviews”.');
  });

  it('offers an owner to edit and everybody else to ask', async () => {
    const { unmount } = show('customer-360', { owned: true });
    expect(
      await screen.findByRole('link', { name: 'Edit descriptor' }),
    ).toHaveAttribute('href', 'https://git.example.org/edit');
    unmount();
    show('customer-360');
    expect(
      await screen.findByRole('link', { name: 'Ask the owner' }),
    ).toHaveAttribute('href', 'https://chat.example.org/c');
  });

  it('says what would be there when nothing is', async () => {
    const { container } = show('empty');
    expect(await panel(/^Output ports 0/)).toHaveTextContent(
      'Nothing to read yet',
    );
    expect(await screen.findByText('No promises')).toBeInTheDocument();
    expect(screen.getByText('Nobody is named')).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: /^Problems/ })).toBeNull();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('keeps what the entity says when the mesh cannot be asked, and tries again', async () => {
    const getProduct = jest
      .fn()
      .mockRejectedValueOnce(new Error('Request failed with 503'))
      .mockResolvedValue(detail);
    const { user } = show('customer-360', { api: { getProduct } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Request failed with 503',
    );
    expect(screen.getByText('One row for each customer.')).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Trust' })).toHaveTextContent(
      'Status not known',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await panel(/^Output ports 2/)).toBeInTheDocument();
  });

  it('says how old it is when its source fails', async () => {
    show('customer-360', {
      api: {
        getSources: async () => ({
          items: [
            {
              id: 'shop',
              target: 'git',
              status: 'failing',
              lastSuccess: '2020-01-01T00:00:00Z',
              message: 'Rate limit; tried again at noon.',
              descriptors: 1,
              errors: 1,
            },
          ],
        }),
      },
    });
    expect(await screen.findByText(/Rate limit/)).toHaveTextContent(
      'Last read',
    );
  });
});

describe('the contracts of a data product', () => {
  it('shows the port that the address names', async () => {
    const { container } = show('customer-360/contracts?port=events');
    expect(
      await screen.findByRole('row', { name: /event_id/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('tab', { name: /^events/, selected: true }),
    ).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says when a contract is not there', async () => {
    show('customer-360/contracts');
    expect(
      await screen.findByText(
        /There is no contract api:default\/customer-contract/,
      ),
    ).toBeInTheDocument();
  });

  it('says when there is none', async () => {
    show('empty/contracts');
    expect(await screen.findByText('No contracts yet')).toBeInTheDocument();
  });
});

describe('the README of a product', () => {
  const folder = 'url:https://git.example.org/shop/tree/main/customer/';
  const showReadme = (readme: string, location: string) => {
    const entity = product('customer-360');
    return renderEntityPage({
      address: '/catalog/default/dataproduct/customer-360/readme',
      extensions: productExtensions,
      api: wellApi,
      entities: [
        {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: { 'backstage.io/source-location': location },
          },
          spec: { ...entity.spec, readme } as JsonObject,
        },
      ],
    });
  };

  it('is a tab, and its links lead into the repository', async () => {
    showReadme('# Hello\n\n[terms](docs/terms.md) <script>x</script>', folder);
    expect(
      await screen.findByRole('heading', { name: 'Hello' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /terms/ })).toHaveAttribute(
      'href',
      'https://git.example.org/shop/tree/main/customer/docs/terms.md',
    );
    expect(document.querySelector('script')).toBeNull();
  });

  it.each([
    ['docs/a.md', undefined, ''],
    ['/a.md', 'https://git.example.org/x/', 'https://git.example.org/a.md'],
    ['#terms', undefined, '#terms'],
    ['https://a.example', undefined, 'https://a.example/'],
    // eslint-disable-next-line no-script-url
    ['javascript:alert(1)', 'https://git.example.org/', ''],
    ['data:text/html,x', undefined, ''],
  ])('leads from %p below %p to %p', (target, base, address) => {
    expect(readmeAddress(target, base)).toBe(address);
  });
});

describe('problemItems', () => {
  it('lists a reference that leads nowhere once, where its line is known', () => {
    const known = {
      severity: 'warning' as const,
      rule: 'catalog/unresolved-contract',
      path: '/inputPorts/1',
      line: 36,
      column: 5,
      message: 'No contract with this id is known.',
      subject: linkTo('dataproduct', 'Customer 360'),
    };
    const messages = (subject: ProductDetail) =>
      problemItems(subject).map(({ message }) => message);
    const base = {
      ...detail,
      findings: [],
      unresolved: [
        { field: 'inputPorts', reference: 'x', message: 'There is no x.' },
        { field: 'owner', reference: 'y', message: 'There is no y.' },
      ],
    };
    expect(messages(base)).toEqual(['There is no x.', 'There is no y.']);
    expect(messages({ ...base, findings: [known] })).toEqual([
      'No contract with this id is known.',
      'There is no y.',
    ]);
  });
});

describe('orderTabs', () => {
  it('puts tabs in the order of a reader’s questions', () => {
    const tab = (id: string) => ({ id, label: id, href: id });
    expect(
      orderTabs(
        ['docs', 'ci-cd', 'quality', '/', 'contracts', 'lineage'].map(tab),
      ).map(({ id }) => id),
    ).toEqual(['/', 'contracts', 'lineage', 'quality', 'ci-cd', 'docs']);
  });
});
