// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ContractVersion,
  DataMeshApi,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../__testUtils__/axe';
import { contractEntity } from '../__testUtils__/contractEntity';
import { renderEntityPage } from '../__testUtils__/renderEntityPage';
import { contractExtensions } from './contractExtensions';
import { contractPath, readContractState } from './contractPath';
import { OWN_DOCUMENT, pairOf } from './versions/pairOf';

const document = (version: string, type: string) => `apiVersion: v3.1.0
kind: DataContract
id: urn:shop:orders
name: orders
version: ${version}
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: ${type}
      - name: customer_email
        logicalType: string
        physicalType: varchar(255)
`;

const entity = (name: string, version: string, type: string) =>
  contractEntity(name, document(version, type), {
    metadata: {
      title: `Orders ${version}`,
      annotations: { 'meshwright.io/source': 'shop' },
    },
    owner: 'group:default/orders',
  });

const entities = [
  entity('orders-v2', '2.0.0', 'string'),
  entity('orders-v1', '1.4.0', 'integer'),
];

const version = (name: string, number: string): ContractVersion => ({
  entityRef: `api:default/${name}`,
  title: 'Orders',
  version: number,
  status: 'active',
  updatedAt: '2026-01-05T10:00:00Z',
});

const versions = [version('orders-v2', '2.0.0'), version('orders-v1', '1.4.0')];

const wellApi: Partial<DataMeshApi> = {
  getContractVersions: async () => ({ items: versions }),
  getSources: async () => ({ items: [] }),
};

const show = (path: string, api: Partial<DataMeshApi> = wellApi) => {
  const user = userEvent.setup();
  return {
    user,
    ...renderEntityPage({
      address: `/catalog/default/api/${path}`,
      entities,
      extensions: contractExtensions,
      api,
    }),
  };
};

describe('the contract of an API entity', () => {
  it('shows the column that the address names', async () => {
    const { container } = show(
      'orders-v2/contract?column=orders.customer_email',
    );
    const details = await screen.findByRole('region', {
      name: 'Details of orders.customer_email',
    });
    expect(details).toHaveTextContent('varchar(255)');
    expect(screen.getByRole('row', { selected: true })).toHaveTextContent(
      'customer_email',
    );
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('goes to another version and keeps what was looked at', async () => {
    const { user } = show('orders-v2/contract?column=orders.order_id');
    await user.selectOptions(
      await screen.findByLabelText('Version'),
      '1.4.0, active',
    );
    expect(
      await screen.findByRole('heading', { name: 'Orders 1.4.0' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: 'Details of orders.order_id' }),
    ).toHaveTextContent('integer');
  });

  it('says how old it is when its source fails', async () => {
    show('orders-v2/contract', {
      ...wellApi,
      getSources: async () => ({
        items: [
          {
            id: 'shop',
            target: 'https://git.example.org/shop',
            status: 'failing',
            lastSuccess: '2020-01-01T00:00:00Z',
            message: 'The host answers 503.',
            descriptors: 1,
            errors: 0,
          },
        ],
      }),
    });
    expect(await screen.findByText(/The host answers 503/)).toHaveTextContent(
      /Last read \d+ years ago/,
    );
  });

  it('needs nothing but the entity to show the contract', async () => {
    const down = async () => {
      throw new Error('down');
    };
    show('orders-v2/contract', { getContractVersions: down, getSources: down });
    expect(
      await screen.findByRole('row', { name: /customer_email/ }),
    ).toBeInTheDocument();
  });
});

describe('the overview of an API entity', () => {
  it('shows the contract at a glance and leads to it', async () => {
    const { container } = show('orders-v2');
    const card = await screen.findByRole('region', { name: 'Data contract' });
    expect(card).toHaveTextContent('2.0.0');
    expect(card).toHaveTextContent('orders2 columns');
    expect(
      within(card).getByRole('link', { name: 'Open the contract' }),
    ).toHaveAttribute('href', '/catalog/default/api/orders-v2/contract');
    expect(await seriousFaults(container)).toEqual([]);
  });
});

describe('versions of a contract', () => {
  it('compares this version with the one before it', async () => {
    const { container } = show('orders-v2/versions');
    expect(
      await screen.findByRole('heading', { name: 'Breaking' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Compare')).toHaveDisplayValue(
      '1.4.0, active',
    );
    expect(screen.getByLabelText('with')).toHaveDisplayValue('2.0.0, active');
    const table = screen.getByRole('table', { name: 'Versions' });
    expect(within(table).getByRole('link', { name: '1.4.0' })).toHaveAttribute(
      'href',
      '/catalog/default/api/orders-v1/contract',
    );
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('compares what the address names, in the way it names', async () => {
    show(
      'orders-v2/versions?from=api:default/orders-v2&to=api:default/orders-v2&view=text',
    );
    expect(
      await screen.findByRole('heading', { name: 'Identical' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('tab', { selected: true, name: /Text/ }),
    ).toBeVisible();
  });

  it('compares with a document that a person brings', async () => {
    const { user, container } = show('orders-v2/versions');
    await user.selectOptions(
      await screen.findByLabelText('with'),
      'A document of yours',
    );
    expect(
      await screen.findByText('Nothing to compare with yet'),
    ).toBeInTheDocument();
    await user.click(screen.getByLabelText('Contract as YAML or JSON'));
    await user.paste(document('1.4.0', 'integer'));
    expect(
      await screen.findByRole('heading', { name: 'Identical' }),
    ).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says when versions cannot be loaded, and tries again', async () => {
    const getContractVersions = jest
      .fn()
      .mockRejectedValueOnce(new Error('Request failed with 503'))
      .mockResolvedValue({ items: versions });
    const { user } = show('orders-v2/versions', { getContractVersions });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The contract itself is unaffected.',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByRole('table', { name: 'Versions' })).toBeVisible(),
    );
  });
});

describe('addresses', () => {
  it('of a contract hold what is shown of it', () => {
    const state = { section: 'document', line: 12, column: 'a.b' } as const;
    const path = contractPath('/catalog/default/api/x', state);
    expect(path).toBe(
      '/catalog/default/api/x/contract?section=document&column=a.b&line=12',
    );
    expect(readContractState(new URLSearchParams(path.split('?')[1]))).toEqual(
      state,
    );
    expect(
      readContractState(new URLSearchParams('section=evil&line=-3')),
    ).toEqual({});
  });

  it.each([
    [
      '',
      'api:default/orders-v2',
      'api:default/orders-v1',
      'api:default/orders-v2',
    ],
    [
      '',
      'api:default/orders-v1',
      'api:default/orders-v1',
      'api:default/orders-v2',
    ],
    [
      'from=api:default/gone&to=own-document',
      'api:default/orders-v2',
      'api:default/orders-v1',
      OWN_DOCUMENT,
    ],
  ])('“%s” on %s compare %s with %s', (query, current, from, to) => {
    expect(pairOf(new URLSearchParams(query), versions, current)).toEqual({
      from,
      to,
    });
  });

  it('compare the only version with a document of the reader’s own', () => {
    expect(
      pairOf(new URLSearchParams(), [versions[0]], 'api:default/orders-v2'),
    ).toEqual({ from: 'api:default/orders-v2', to: OWN_DOCUMENT });
  });
});
