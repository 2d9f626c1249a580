// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { notFoundModule } from '.';

it('says that there is no page at an address, and where to go instead', async () => {
  renderTestApp({
    features: [notFoundModule],
    initialRouteEntries: ['/nowhere'],
  });
  expect(
    await screen.findByRole('heading', {
      name: 'There is no page at this address',
    }),
  ).toBeInTheDocument();
  expect(
    screen.getByRole('link', { name: 'Go to the start page' }),
  ).toHaveAttribute('href', '/');
});
