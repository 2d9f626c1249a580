// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { DEFAULT_INCLUDE, readSources } from './readSources';

const read = (dataMesh: JsonObject) =>
  readSources(
    mockServices.rootConfig({ data: { catalog: { providers: { dataMesh } } } }),
  );

describe('readSources', () => {
  it('has a default for everything but the place', () => {
    expect(
      read({
        local: { path: './products' },
        scm: { target: 'https://token@github.com/acme/*' },
        off: null,
      }),
    ).toEqual([
      {
        id: 'local',
        type: 'folder',
        path: './products',
        target: './products',
        namespace: 'default',
        createDomains: true,
        include: DEFAULT_INCLUDE,
        exclude: ['**/node_modules/**', '**/.git/**', '**/contracts/inputs/**'],
        schedule: { frequency: { seconds: 30 }, timeout: { minutes: 5 } },
        limits: {
          maxFiles: 20_000,
          maxFileSize: 5_242_880,
          maxRepositories: 2_000,
        },
      },
      expect.objectContaining({
        id: 'scm',
        type: 'url',
        targets: ['https://token@github.com/acme/*'],
        target: 'https://github.com/acme/*',
        schedule: { frequency: { minutes: 5 }, timeout: { minutes: 30 } },
      }),
    ]);
  });

  it('reads what is set', () => {
    expect(
      read({
        scm: {
          type: 'url',
          host: 'git.example.com',
          targets: ['acme/*', 'https://other.example.com/a/b'],
          include: ['*.json'],
          exclude: ['old/**'],
          namespace: 'eu',
          defaultOwner: 'team',
          defaultDomain: 'sales',
          domains: 'reference',
          schedule: { frequency: { hours: 1 }, timeout: { minutes: 2 } },
          limits: { maxFiles: 5 },
        },
      }),
    ).toMatchObject([
      {
        targets: [
          'https://git.example.com/acme/*',
          'https://other.example.com/a/b',
        ],
        include: ['*.json'],
        exclude: [
          '**/node_modules/**',
          '**/.git/**',
          '**/contracts/inputs/**',
          'old/**',
        ],
        namespace: 'eu',
        defaultOwner: 'team',
        defaultDomain: 'sales',
        createDomains: false,
        schedule: { frequency: { hours: 1 } },
        limits: { maxFiles: 5, maxFileSize: 5_242_880 },
      },
    ]);
  });

  it('wants nothing', () => {
    expect(readSources(mockServices.rootConfig({ data: {} }))).toEqual([]);
  });

  it.each([
    [{ targets: ['https://x/y'] }, "move 'targets' one level down"],
    [{ 'a b': { path: '.' } }, "the id may have letters, digits, '-' and '_'"],
    [
      { a: {} },
      "catalog.providers.dataMesh.a needs 'path' for a folder on disk, or 'targets'",
    ],
    [
      { a: { path: '.', paths: 1 } },
      'catalog.providers.dataMesh.a.paths is not known',
    ],
    [
      { a: { type: 'ftp', path: '.' } },
      "a.type must be 'folder' or 'url', not 'ftp'",
    ],
    [
      { a: { path: '.', limits: { maxFile: 1 } } },
      'a.limits.maxFile is not known; known are maxFiles',
    ],
    [
      { a: { path: '.', limits: { maxFiles: 0 } } },
      'a.limits.maxFiles must be a whole number from 1',
    ],
    [
      { a: { path: '.', domains: 'no' } },
      "a.domains must be 'create' or 'reference', not 'no'",
    ],
    [
      { a: { path: '.', namespace: 'Not One' } },
      "a.namespace: 'Not One' is no namespace",
    ],
    [
      { a: { target: 'acme/orders' } },
      "a.targets: 'acme/orders' is no URL. Write the whole address, or name the 'host'",
    ],
  ])('says of %j what is wrong', (config, message) => {
    expect(() => read(config as unknown as JsonObject)).toThrow(message);
  });
});
