// SPDX-License-Identifier: Apache-2.0
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  type AccessApi,
  type AccessExplanationResponse,
  accessPermissions,
  gitRepositoryPermissions,
  governancePermissions,
  incidentPermissions,
  lineagePermissions,
  productPermissions,
  qualityPermissions,
} from '@meshwright/plugin-data-mesh-common';
import { accessApiRef } from '@meshwright/plugin-data-mesh-react';
import { screen, within } from '@testing-library/react';
import { seriousFaults } from '../__testUtils__/axe';
import { AccessPage } from './AccessPage';
import { wordsOf } from './answerWords';

const ORDERS = 'dataproduct:default/orders';
const explained: AccessExplanationResponse = {
  profile: {
    person: 'user:default/leo',
    groups: ['group:default/analysts'],
    roles: ['consumer', 'product-developer'],
    domains: [],
    ownedDomains: [],
    clearance: 'internal',
    clears: ['public', 'internal'],
    purposes: [],
  },
  answers: [
    {
      permission: 'catalog.entity.read',
      resourceType: 'catalog-entity',
      result: 'allow',
      policy: 'default-access',
      rule: 'find-products',
      message: 'Everybody finds products',
      ask: [],
    },
    {
      permission: 'data-mesh.data.read.restricted',
      resourceType: 'catalog-entity',
      result: 'deny',
      policy: 'finance-access',
      rule: 'stays-in-finance',
      message: 'Shown in the domain only.',
      reason: 'It moves the result.',
      ask: ['group:default/finance'],
    },
    {
      permission: 'scaffolder.task.read',
      resourceType: 'scaffolder-task',
      result: 'depends',
    },
    {
      permission: 'some.other',
      result: 'deny',
      message: 'No access policy speaks of it.',
      ask: [],
    },
  ],
};

function renderPage(address: string, explain: AccessApi['explain']) {
  return renderInTestApp(<AccessPage />, {
    apis: [
      [accessApiRef, { explain }],
      [catalogApiRef, catalogApiMock()],
    ],
    initialRouteEntries: [address],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': convertLegacyRouteRef(entityRouteRef),
    },
  });
}

it.each(
  [
    accessPermissions,
    gitRepositoryPermissions,
    governancePermissions,
    incidentPermissions,
    lineagePermissions,
    productPermissions,
    qualityPermissions,
  ]
    .flat()
    .map(({ name }) => name),
)('has words for %s', name => {
  expect(wordsOf(name)).not.toBe(name);
});

describe('the page that says what I may', () => {
  it('tells who I am, what I may do with an entity, why not, and whom to ask', async () => {
    const explain = jest.fn(async () => explained);
    const { container } = renderPage(`/?resource=${ORDERS}`, explain);
    const here = await screen.findByRole('region', {
      name: 'What I may do here',
    });
    expect(explain).toHaveBeenCalledWith(
      { resource: ORDERS },
      expect.anything(),
    );
    const [see, values] = within(here).getAllByRole('listitem');
    expect(see).toHaveTextContent(/Yes.*See it/);
    expect(values).toHaveTextContent(/No.*See restricted values/);
    expect(values).toHaveTextContent(
      'Shown in the domain only. It moves the result.',
    );
    expect(values).toHaveTextContent('Rule stays-in-finance of finance-access');
    expect(
      within(values).getByRole('link', { name: /finance/ }),
    ).toHaveAttribute('href', '/catalog/default/group/finance');
    const who = screen.getByRole('region', { name: 'Who I am in the mesh' });
    expect(who).toHaveTextContent('consumer, product developer');
    expect(who).toHaveTextContent('Values of data up to internal');
    const portal = screen.getByRole('region', {
      name: 'What I may do in the portal',
    });
    expect(portal).toHaveTextContent('It depends');
    expect(portal).toHaveTextContent('some.other');
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says nothing of entities where none is named, or what is named is no ref', async () => {
    const explain = jest.fn(async () => explained);
    renderPage('/?resource=javascript', explain);
    await screen.findByRole('region', { name: 'What I may do in the portal' });
    expect(explain).toHaveBeenCalledWith(
      { resource: undefined },
      expect.anything(),
    );
    expect(
      screen.queryByRole('region', { name: 'What I may do here' }),
    ).toBeNull();
  });

  it('says when nobody can tell', async () => {
    renderPage('/', async () => {
      throw new Error('The permission policy of this portal is another one');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('another one');
  });
});
