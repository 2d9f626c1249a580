// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { seriousFaults } from '../__testUtils__/axe';
import { EntityResult } from './EntityResult';

const show = (document: Record<string, string>, marked?: string) =>
  renderInTestApp(
    <ul>
      <li>
        <EntityResult
          result={{
            title: 'Points',
            text: 'Points that were earned.',
            location: '/catalog/default/dataproduct/points',
            ...document,
          }}
          highlight={
            marked === undefined
              ? undefined
              : {
                  preTag: '<m>',
                  postTag: '</m>',
                  fields: { title: marked },
                }
          }
        />
      </li>
    </ul>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
    },
  );

describe('EntityResult', () => {
  it('says what it is and whose, by the names that people know', async () => {
    const { container } = show(
      {
        kind: 'DataProduct',
        type: 'source-aligned',
        lifecycle: 'active',
        owner: 'group:default/crm',
      },
      '<m>Points</m>',
    );
    expect(await screen.findByText('Points')).toContainHTML('mark');
    expect(screen.getByRole('link', { name: 'Points' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/points',
    );
    expect(await screen.findByRole('link', { name: 'crm' })).toHaveAttribute(
      'href',
      '/catalog/default/group/crm',
    );
    const item = screen.getByRole('listitem');
    expect(item).toHaveTextContent(
      'Source-aligned data productActiveOwner crm',
    );
    expect(item).not.toHaveTextContent('group:');
    expect(await seriousFaults(container)).toEqual([]);
  });

  it.each([
    [{ kind: 'DataProduct', type: 'other' }, 'Data product'],
    [{ kind: 'API', type: 'data-contract' }, 'Data contract'],
    [{ kind: 'API', type: 'openapi' }, 'API · openapi'],
    [{ kind: 'GovernancePolicy', type: 'other' }, 'Policy'],
    [{ kind: 'Domain', type: 'other' }, 'Domain'],
    [{ kind: 'User', type: 'other' }, 'Person'],
    [{ kind: 'Group', type: 'team' }, 'Group · team'],
  ])('has words for %j', async (document, words) => {
    show(document);
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.queryByText(/Owner/)).toBeNull();
  });
});
