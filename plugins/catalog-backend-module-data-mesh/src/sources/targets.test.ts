// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { SIMULATED_HOSTS } from '../__testUtils__/hosts';
import { pathFilter } from './globs';
import { scmHosts } from './scm/scmHosts';
import { parseTarget, staticOwner } from './targets';

const integrations = Object.assign(
  {},
  ...SIMULATED_HOSTS.map(host => host.integrations),
);
const hosts = scmHosts(
  ScmIntegrations.fromConfig(
    mockServices.rootConfig({ data: { integrations } }),
  ),
);
const parse = (target: string) =>
  parseTarget(target, hosts, ['**/*.odcs.yaml']);

describe('parseTarget', () => {
  it.each([
    ['https://github.com/acme', 'acme', '*', undefined, '**/*.odcs.yaml'],
    [
      'https://github.com/acme/orders',
      'acme',
      'orders',
      undefined,
      '**/*.odcs.yaml',
    ],
    [
      'https://github.com/acme/data-*/blob/-/contracts/*.{yaml,yml}',
      'acme',
      'data-*',
      undefined,
      'contracts/*.{yaml,yml}',
    ],
    [
      'https://github.com/acme/orders/tree/v2/data/',
      'acme',
      'orders',
      'v2',
      'data/**/*.odcs.yaml',
    ],
    [
      'https://github.com/acme/orders/blob/main/a b/c.yaml',
      'acme',
      'orders',
      'main',
      'a b/c.yaml',
    ],
    [
      'https://gitlab.example.com/acme/*',
      'acme',
      '*',
      undefined,
      '**/*.odcs.yaml',
    ],
    [
      'https://gitlab.example.com/acme/data/orders/blob/main/c.yaml',
      'acme/data',
      'orders',
      'main',
      'c.yaml',
    ],
    [
      'https://dev.azure.com/acme/sales',
      'acme/sales',
      '*',
      undefined,
      '**/*.odcs.yaml',
    ],
    [
      'https://dev.azure.com/acme/_git/sales?version=GBmain',
      'acme/sales',
      'sales',
      'main',
      '**/*.odcs.yaml',
    ],
    [
      'https://bitbucket.org/acme/orders/src/main/c.yaml',
      'acme',
      'orders',
      'main',
      'c.yaml',
    ],
    [
      'https://bitbucket.example.com/projects/MESH',
      'MESH',
      '*',
      undefined,
      '**/*.odcs.yaml',
    ],
    [
      'https://bitbucket.example.com/projects/MESH/repos/orders/browse/c.yaml?at=refs%2Fheads%2Fdev',
      'MESH',
      'orders',
      'dev',
      'c.yaml',
    ],
  ])('understands %s', (target, owner, name, ref, pattern) => {
    expect(parse(target)).toMatchObject({
      owner,
      name,
      ...(ref && { ref }),
      patterns: [pattern],
    });
    expect(parse(target)!.ref).toBe(ref);
  });

  it('leaves hosts without integration to the URL readers', () => {
    expect(
      parse('https://gitea.example.com/a/b/src/branch/main/*.yaml'),
    ).toBeUndefined();
  });

  it.each([
    'https://github.com/acme/orders/issues/1',
    'https://gitlab.example.com/acme',
    'https://bitbucket.example.com/users/x',
    'https://dev.azure.com/acme/sales/_git/orders?version=GC123',
  ])('refuses %s', target => {
    expect(() => parse(target)).toThrow('is no address of a repository');
  });

  it('wants an owner that can be asked', () => {
    expect(staticOwner('acme/data-*/x')).toBe('acme');
    expect(() => staticOwner('*')).toThrow(
      'Name at least the organisation or group',
    );
  });
});

describe('pathFilter', () => {
  it('looks only where something may be', () => {
    const filter = pathFilter(
      ['./data/**/*.yaml', '.mesh/*.json'],
      ['**/old/**', '*.tmp.yaml'],
    );
    expect(
      ['data/a.yaml', 'data/x/y.yaml', '.mesh/a.json'].filter(filter.file),
    ).toHaveLength(3);
    expect(
      [
        'a.yaml',
        'data/old/a.yaml',
        'data/.hidden/a.yaml',
        '.mesh/x/a.json',
      ].filter(filter.file),
    ).toEqual([]);
    expect(['data', 'data/x', '.mesh'].filter(filter.folder)).toHaveLength(3);
    expect(['other', 'data/old', 'data/x/old'].filter(filter.folder)).toEqual(
      [],
    );
  });
});
