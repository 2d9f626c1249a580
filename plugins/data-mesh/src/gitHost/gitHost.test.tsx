// SPDX-License-Identifier: Apache-2.0
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  GitChangeRequestDetail,
  GitHostApi,
  GitRepositoryDetail,
} from '@meshwright/plugin-data-mesh-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { seriousFaults } from '../__testUtils__/axe';
import { repositoriesRouteRef } from '../routes';
import { GitHostPages } from './GitHostPages';
import { gitHostApiRef } from './gitHostApiRef';

const repository: GitRepositoryDetail = {
  group: 'customer-loyalty',
  name: 'tiers',
  description: 'Levels of members',
  owner: 'group:default/loyalty-crm',
  defaultBranch: 'main',
  createdBy: 'user:default/mateo',
  createdAt: '2026-11-01T10:00:00Z',
  pushedAt: '2026-11-02T10:00:00Z',
  webUrl: 'http://portal/repositories/customer-loyalty/tiers',
  cloneUrl: 'http://portal/api/data-mesh/git/customer-loyalty/tiers.git',
  openChangeRequests: 1,
  mayWrite: true,
  branches: [{ name: 'main', commit: 'a'.repeat(40) }],
};

const changeRequest: GitChangeRequestDetail = {
  group: 'customer-loyalty',
  repository: 'tiers',
  number: 1,
  title: 'Better words',
  description: 'Because **they** are better.',
  state: 'open',
  source: 'words',
  target: 'main',
  author: 'user:default/leo',
  createdAt: '2026-11-01T10:00:00Z',
  updatedAt: '2026-11-01T10:00:00Z',
  webUrl: '',
  mergeability: 'ready',
  conflicts: [],
  mayMerge: true,
  mayClose: true,
  commits: [],
  files: [{ path: 'a.txt', change: 'modified', added: 1, removed: 1 }],
  moreFiles: 0,
};

function render(address: string, api: Partial<GitHostApi>) {
  return renderInTestApp(
    <Routes>
      <Route path="/repositories/*" element={<GitHostPages />} />
    </Routes>,
    {
      initialRouteEntries: [address],
      mountedRoutes: {
        '/repositories': repositoriesRouteRef,
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
      apis: [
        [gitHostApiRef, api as GitHostApi],
        mockApis.identity({ userEntityRef: 'user:default/mateo' }),
      ],
    },
  );
}

it('lists repositories with their owners and what waits in them', async () => {
  const { container } = render('/repositories', {
    listRepositories: async () => ({
      items: [repository],
      totalItems: 1,
      offset: 0,
      limit: 25,
    }),
  });
  const link = await screen.findByRole('link', {
    name: 'customer-loyalty/tiers',
  });
  expect(link).toHaveAttribute('href', '/repositories/customer-loyalty/tiers');
  expect(screen.getByRole('link', { name: '1' })).toHaveAttribute(
    'href',
    '/repositories/customer-loyalty/tiers/change-requests',
  );
  expect(await seriousFaults(container)).toEqual([]);
});

it('shows the files of a folder, with the README below', async () => {
  render('/repositories/customer-loyalty/tiers', {
    getRepository: async () => repository,
    getTree: async (_, query) => ({
      commit: 'a'.repeat(40),
      path: '',
      entries: [
        { path: query.path ? 'wrong' : 'infra', type: 'folder' },
        { path: 'README.md', type: 'file', size: 8 },
      ],
      more: 3,
    }),
    getFile: async () => ({
      commit: 'a',
      path: 'README.md',
      size: 8,
      text: '# Levels\n\n<script>alert(1)</script>',
    }),
  });
  expect(await screen.findByRole('link', { name: 'infra' })).toHaveAttribute(
    'href',
    '/repositories/customer-loyalty/tiers/tree/main/infra',
  );
  expect(await screen.findByText('Levels')).toBeVisible();
  expect(document.querySelector('script')).toBeNull();
  expect(screen.getByText(/3 more entries/)).toBeVisible();
  expect(
    screen.getByText(
      'git clone http://portal/api/data-mesh/git/customer-loyalty/tiers.git',
    ),
  ).toBeVisible();
});

it('marks the line of a file that an address leads to', async () => {
  const { container } = render(
    '/repositories/customer-loyalty/tiers/blob/main/data-product.yaml#L2',
    {
      getRepository: async () => repository,
      getFile: async () => ({
        commit: 'a',
        path: 'data-product.yaml',
        size: 24,
        text: 'kind: DataProduct\nname: <b>tiers</b>\nstatus: active\n',
      }),
    },
  );
  const line = await screen.findByText('name: <b>tiers</b>');
  expect(line).toHaveAttribute('aria-current', 'location');
  expect(screen.getByText('status: active')).not.toHaveAttribute(
    'aria-current',
  );
  expect(container.querySelectorAll('pre > span')).toHaveLength(3);
  expect(await seriousFaults(container)).toEqual([]);
});

it('merges a change request after its files were looked at', async () => {
  let state = changeRequest;
  const merged: number[] = [];
  const { container } = render(
    '/repositories/customer-loyalty/tiers/change-requests/1',
    {
      getRepository: async () => repository,
      getChangeRequest: async () => state,
      compareFile: async () => ({
        path: 'a.txt',
        before: 'old words\n',
        after: 'new words\n',
      }),
      mergeChangeRequest: async (_, number) => {
        merged.push(number);
        state = {
          ...changeRequest,
          state: 'merged',
          mergeability: undefined,
          mayMerge: false,
          mayClose: false,
        };
        return state;
      },
    },
  );
  await userEvent.click(await screen.findByRole('button', { name: /a\.txt/ }));
  const text = await screen.findByRole('region', { name: 'Text of both' });
  expect(within(text).getByText('old words')).toBeVisible();
  expect(await seriousFaults(container)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Merge' }));
  expect(await screen.findByText('Merged')).toBeVisible();
  expect(merged).toEqual([1]);
  expect(screen.queryByRole('button', { name: 'Merge' })).toBeNull();
});

it('does not offer what cannot be done, and says why it failed', async () => {
  render('/repositories/customer-loyalty/tiers/change-requests/1', {
    getRepository: async () => ({ ...repository, mayWrite: false }),
    getChangeRequest: async () => ({
      ...changeRequest,
      mergeability: 'conflicts',
      conflicts: ['a.txt'],
    }),
    closeChangeRequest: async () => {
      throw new Error('It is merged already');
    },
  });
  expect(await screen.findByRole('button', { name: 'Merge' })).toBeDisabled();
  expect(screen.getByText(/the same lines of a\.txt/)).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', { name: 'Close without merging' }),
  );
  await waitFor(() =>
    expect(screen.getByText('It is merged already')).toBeVisible(),
  );
});
