// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { seriousFaults } from '../__testUtils__/axe';
import { accessRouteRef } from './accessRouteRef';
import { sentenceParts } from '../links/sentenceParts';
import { refusedEntity } from './AccessLink';
import { ErrorState } from './ErrorState';

const REFUSAL =
  "The permission policy refuses 'data-mesh.governance.waive' for dataproduct:default/orders. Stewards decide. Rule: default-access/stewards-waive. Ask group:default/data-stewards.";

function show(message: string, mounted: boolean) {
  return renderInTestApp(
    <ErrorState
      title="It could not be approved"
      error={Object.assign(new Error(message), { name: 'NotAllowedError' })}
    />,
    {
      apis: [[catalogApiRef, catalogApiMock()]],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
        ...(mounted && { '/my-access': accessRouteRef }),
      },
    },
  );
}

describe('a refusal', () => {
  it('says by which rule, and leads to whom to ask and to what one may', async () => {
    const { container } = show(REFUSAL, true);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Rule: default-access/stewards-waive.',
    );
    expect(
      await screen.findByRole('link', { name: /data-stewards/ }),
    ).toHaveAttribute('href', '/catalog/default/group/data-stewards');
    expect(screen.getByRole('link', { name: 'My access' })).toHaveAttribute(
      'href',
      '/my-access?resource=dataproduct%3Adefault%2Forders',
    );
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('leads nowhere in an app that has no such page', async () => {
    show(REFUSAL, false);
    await screen.findByRole('alert');
    expect(screen.queryByRole('link', { name: 'My access' })).toBeNull();
  });

  it.each([
    [REFUSAL, 'dataproduct:default/orders'],
    ["The permission policy refuses 'x'. Ask group:default/a.", undefined],
  ])('names what it is about: %s', (message, entity) => {
    expect(refusedEntity(message)).toBe(entity);
  });

  it('keeps every word of a sentence', () => {
    const words = (text: string) =>
      sentenceParts(text)
        .map(part => ('text' in part ? part.text : `<${part.entityRef}>`))
        .join('');
    expect(words('Ask user:default/a.b, group:x/y-z.')).toBe(
      'Ask <user:default/a.b>, <group:x/y-z>.',
    );
    expect(words('See https://a.example/b: it says 12:30.')).toBe(
      'See https://a.example/b: it says 12:30.',
    );
  });
});
