// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROUTES } from '../__testUtils__/routeTable';
import { knownPermissions } from '../explain/knownPermissions';

const REFERENCE = join(__dirname, '../../../../docs/reference');
const api = readFileSync(join(REFERENCE, 'http-api.md'), 'utf8');

// That the table of routes is that of the backend, the matrix tests.
it('describes every route, and none that is not there', () => {
  const [, listed] = api.split('\n## All routes\n');
  const routes = [...listed.matchAll(/^\| `([A-Z]+ \/v1[^`]*)`/gm)];
  expect(routes.map(([, route]) => route).sort()).toEqual(
    Object.keys(ROUTES).sort(),
  );
});

it('says what every permission of the data mesh is for', () => {
  const pages = `${api}${readFileSync(join(REFERENCE, 'access.md'), 'utf8')}`;
  const own = knownPermissions
    .map(({ name }) => name)
    .filter(name => name.startsWith('data-mesh.'))
    // Those of classifications are one line.
    .filter(name => !name.startsWith('data-mesh.data.read.'));
  expect(own.length).toBeGreaterThan(15);
  expect(own.filter(name => !pages.includes(`\`${name}\``))).toEqual([]);
});
