// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { runGit } from '@meshwright/plugin-data-mesh-node';
import { gitHostUrlReader } from './gitHostUrlReaderFeature';
import { GitStorage, writeCommit } from './storage';

const WEB = 'http://portal.example/repositories';
const disk = createMockDirectory();

async function startReader() {
  return ServiceFactoryTester.from(urlReaderServiceFactory, {
    dependencies: [
      gitHostUrlReader,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example/' },
          dataMesh: { gitHost: { folder: disk.path } },
        },
      }),
    ],
  }).getSubject();
}

beforeAll(async () => {
  const storage = new GitStorage(disk.path);
  await storage.create('customer', 'tiers', 'main');
  const author = { name: 'A', email: 'a@b' };
  await writeCommit(
    storage.open('customer', 'tiers'),
    {
      branch: 'main',
      message: 'm',
      files: [
        { path: 'catalog-info.yaml', content: 'kind: Domain\n' },
        { path: 'docs/index.md', content: '# Docs\n' },
      ],
    },
    { author },
  );
});

it('reads files and folders by the addresses of their pages', async () => {
  const reader = await startReader();
  const at = `${WEB}/customer/tiers`;
  const file = await reader.readUrl(`${at}/blob/main/catalog-info.yaml`);
  expect((await file.buffer()).toString()).toBe('kind: Domain\n');

  const tree = await reader.readTree(`${at}/tree/main/docs`);
  expect((await tree.files()).map(found => found.path)).toEqual(['index.md']);
  await expect(
    reader.readTree(`${at}/tree/main/docs`, { etag: tree.etag }),
  ).rejects.toMatchObject({ name: 'NotModifiedError' });

  const found = await reader.search(`${at}/blob/main/**/*.md`);
  expect(found.files.map(({ url }) => url)).toEqual([
    `${at}/blob/main/docs/index.md`,
  ]);
});

it.each([
  [`${WEB}/customer/tiers/blob/main/none.md`, /not there/],
  [`${WEB}/customer/..%2f..%2f..%2fetc/blob/main/passwd`, /no address/],
  [`${WEB}/customer/tiers/blob/--output=x/README.md`, /no branch/],
  [`${WEB}/customer/tiers/raw/main/README.md`, /no address/],
  ['http://portal.example/other', /not allowed/],
])('does not read %s', async (url, message) => {
  const reader = await startReader();
  await expect(reader.readUrl(url)).rejects.toThrow(message);
});

it('does not follow links out of the repository', async () => {
  const repository = path.join(disk.path, 'customer/links.git');
  await runGit(['init', '-q', '--bare', '--initial-branch=main', repository]);
  await runGit(['fast-import', '--quiet', '--done'], {
    repository,
    input:
      'commit refs/heads/main\ncommitter A <a@b> 1 +0000\ndata 1\nm\nM 120000 inline passwd\ndata 11\n/etc/passwd\ndone\n',
  });
  const reader = await startReader();
  await expect(
    reader.readUrl(`${WEB}/customer/links/blob/main/passwd`),
  ).rejects.toThrow('not there');
});
