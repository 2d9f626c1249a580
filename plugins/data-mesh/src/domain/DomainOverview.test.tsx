// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type {
  DataMeshApi,
  DomainDetail,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../__testUtils__/axe';
import { linkTo, makePage, makeProduct } from '../__testUtils__/products';
import { renderPage } from '../__testUtils__/renderPage';
import { DomainOverview } from './DomainOverview';

const DOMAIN: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: {
    name: 'sales',
    namespace: 'default',
    description: 'All that is sold.',
  },
  spec: { owner: 'group:default/sales' },
};

const DETAIL: DomainDetail = {
  ...linkTo('domain', 'Sales'),
  productCount: 12,
  ownProductCount: 8,
  problems: { errors: 2, warnings: 0 },
  ancestors: [linkTo('domain', 'Company')],
  subdomains: [
    {
      ...linkTo('domain', 'Returns'),
      productCount: 4,
      ownProductCount: 4,
      problems: { errors: 0, warnings: 0 },
    },
  ],
  teams: [{ ...linkTo('group', 'Sales data'), productCount: 9 }],
  flows: [
    {
      from: linkTo('domain', 'Returns'),
      to: linkTo('domain', 'Finance'),
      contractCount: 2,
      products: [],
      more: 2,
    },
  ],
  moreFlows: 3,
  byLifecycle: { active: 9, proposed: 1, bespoke: 2 },
  byClassification: { internal: 12 },
};

const queryProducts: DataMeshApi['queryProducts'] = async ({
  filters,
  offset = 0,
}) =>
  makePage([makeProduct(`${filters?.domain} from ${offset}`)], {
    totalItems: 25,
    offset,
    limit: 10,
  });

function open(api: Partial<DataMeshApi>) {
  return renderPage(
    <EntityProvider entity={DOMAIN}>
      <DomainOverview
        cards={[
          { element: <p>A card of another plugin</p> },
          { type: 'info', element: <p>A fact of another plugin</p> },
        ]}
      />
    </EntityProvider>,
    { api: { queryProducts, ...api } },
  );
}

describe('DomainOverview', () => {
  it('shows what the domain is, its numbers, people and flows, asking once', async () => {
    const getDomain = jest.fn(async () => DETAIL);
    const { container } = open({ getDomain });
    expect(await screen.findByText('All that is sold.')).toBeInTheDocument();
    const numbers = screen.getByRole('region', { name: 'In numbers' });
    await waitFor(() =>
      expect(numbers).toHaveTextContent('2 errors in descriptors'),
    );
    expect(
      within(numbers)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Proposed1', 'Active9', 'Bespoke2', 'Internal12']);
    expect(
      within(numbers).getByRole('link', { name: 'Active' }),
    ).toHaveAttribute(
      'href',
      '/marketplace?domain=domain%3Adefault%2Fsales&lifecycle=active',
    );
    const people = screen.getByRole('region', { name: 'Teams and subdomains' });
    expect(people).toHaveTextContent('Sales data9 products');
    expect(people).toHaveTextContent('Returns4 products');
    expect(people).toHaveTextContent('Company');
    const flows = screen.getByRole('region', { name: 'Data in and out' });
    expect(
      within(flows).getByRole('button', {
        name: 'Returns 4 products What this is about, Comes from 0, goes to 1',
      }),
    ).toBeInTheDocument();
    expect(flows).toHaveTextContent('3 smaller flows are not drawn');
    expect(screen.getByText('A card of another plugin')).toBeInTheDocument();
    expect(screen.getByText('A fact of another plugin')).toBeInTheDocument();
    expect(getDomain).toHaveBeenCalledTimes(1);
    expect(getDomain).toHaveBeenCalledWith('domain:default/sales');
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('lists products page by page, with the page in the address', async () => {
    const user = userEvent.setup();
    open({ getDomain: async () => DETAIL });
    expect(
      await screen.findByText('domain:default/sales from 0'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open in marketplace' }),
    ).toHaveAttribute('href', '/marketplace?domain=domain%3Adefault%2Fsales');
    await user.click(screen.getByRole('button', { name: 'Go to page 3' }));
    expect(
      await screen.findByText('domain:default/sales from 20'),
    ).toBeInTheDocument();
    expect(screen.getByText('21–25 of 25')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?products-page=3',
    );
  });

  it('says what would be here, and lets a failure be tried again', async () => {
    const user = userEvent.setup();
    let failing = true;
    open({
      queryProducts: async () => makePage([]),
      getDomain: async () => {
        if (failing) {
          throw new Error('Out of memory');
        }
        return {
          ...DETAIL,
          productCount: 0,
          flows: [],
          teams: [],
          subdomains: [],
        };
      },
    });
    expect(await screen.findByText('No data products yet')).toBeInTheDocument();
    const flows = screen.getByRole('region', { name: 'Data in and out' });
    expect(await within(flows).findByRole('alert')).toHaveTextContent(
      'Out of memory',
    );
    failing = false;
    await user.click(within(flows).getByRole('button', { name: 'Try again' }));
    expect(
      await within(flows).findByText('No data crosses yet'),
    ).toBeInTheDocument();
  });
});
