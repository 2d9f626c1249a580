// SPDX-License-Identifier: Apache-2.0
import type { Role } from '../matrixMesh';
import { list, type RouteCase, type Routes, WORDS } from './routeCase';

/** A repository that the group `sales-team` owns. */
export const REPOSITORY = {
  group: 'sales',
  name: 'orders',
  owner: 'group:default/sales-team',
};
/** Commits to its default branch. */
export const COMMIT = {
  branch: 'main',
  message: WORDS,
  files: [{ path: 'a', content: 'a' }],
};
/** A branch to be proposed, and its proposal. */
export const PROPOSED = { ...COMMIT, branch: 'b', startFrom: 'main' };
export const PROPOSAL = { title: 'A test', source: 'b' };

const ONE = '/v1/git/repositories/sales/orders';
const git = { permission: 'data-mesh.git-repository.read' };
const allows = (role: Role) => role === 'developer';

/** Reads of a repository and its first change request, which everybody may who sees repositories. */
const reads: Routes = Object.fromEntries(
  [
    '',
    '/tree',
    '/file?path=a',
    '/commits',
    '/change-requests',
    '/change-requests/1',
    '/change-requests/1/file?path=a',
  ].map((rest): [string, RouteCase] => [
    `GET /v1/git/repositories/:group/:name${rest
      .split('?')[0]
      .replace('/1', '/:number')}`,
    list(`${ONE}${rest}`, git),
  ]),
);

export const gitHostRoutes: Routes = {
  'GET /v1/git/repositories': list('/v1/git/repositories', git),
  ...reads,
  // Of a group that nobody is in.
  'POST /v1/git/repositories': list('/v1/git/repositories', {
    body: { group: 'x', name: 'x', owner: 'group:default/nobody' },
    allows: () => false,
  }),
  'POST /v1/git/repositories/:group/:name/commits': list(`${ONE}/commits`, {
    ...git,
    body: { ...COMMIT, files: [{ path: 'b', content: 'b' }] },
    allows,
    status: [200, 201],
  }),
  'POST /v1/git/repositories/:group/:name/change-requests': list(
    `${ONE}/change-requests`,
    // It is there already.
    { ...git, body: PROPOSAL },
  ),
  'POST /v1/git/repositories/:group/:name/change-requests/:number/merge': list(
    `${ONE}/change-requests/1/merge`,
    { ...git, body: {}, allows, isSpent: true, status: [200, 409] },
  ),
  'POST /v1/git/repositories/:group/:name/change-requests/:number/close': list(
    `${ONE}/change-requests/1/close`,
    { ...git, body: {}, allows, isSpent: true, status: [200, 409] },
  ),
  'DELETE /v1/git/repositories/:group/:name': list(ONE, {
    ...git,
    allows,
    isSpent: true,
    status: [204],
  }),
};
