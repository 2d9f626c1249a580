// SPDX-License-Identifier: Apache-2.0
import { repositoryAddress } from './repositoryAddress';

describe('repositoryAddress', () => {
  it.each([
    [
      'local',
      'http://portal.example/mesh/repositories/sales/orders/blob/main/a.yaml',
      ['sales', 'orders'],
      'http://portal.example/mesh/repositories/sales/orders/tree/main/',
      'portal.example?owner=mesh%2Frepositories%2Fsales&repo=orders',
    ],
    [
      'github',
      'https://github.com/tarnfell/tiers/tree/main/data-product.yaml',
      ['tarnfell', 'tiers'],
      'https://github.com/tarnfell/tiers/tree/main/',
      'github.com?owner=tarnfell&repo=tiers',
    ],
    [
      'gitlab',
      'https://gitlab.com/tarnfell/data/tiers/-/blob/main/data-product.yaml',
      ['tarnfell/data', 'tiers'],
      'https://gitlab.com/tarnfell/data/tiers/tree/main/',
      'gitlab.com?owner=tarnfell%2Fdata&repo=tiers',
    ],
    [
      'azure',
      'https://dev.azure.com/tarnfell/data%20mesh/_git/tiers?path=/data-product.yaml',
      ['tarnfell/data mesh', 'tiers'],
      'https://dev.azure.com/tarnfell/data%20mesh/_git/tiers',
      'dev.azure.com?organization=tarnfell&project=data+mesh&repo=tiers',
    ],
    [
      'azure',
      'https://dev.azure.com/tarnfell/_git/tiers?path=/a.yaml&version=GBnext',
      ['tarnfell/tiers', 'tiers'],
      'https://dev.azure.com/tarnfell/_git/tiers?version=GBnext',
      'dev.azure.com?organization=tarnfell&project=tiers&repo=tiers',
    ],
    [
      'bitbucketCloud',
      'https://bitbucket.org/tarnfell/tiers/src/main/data-product.yaml',
      ['tarnfell', 'tiers'],
      'https://bitbucket.org/tarnfell/tiers/src/main/',
      'bitbucket.org?workspace=tarnfell&project=tarnfell&repo=tiers',
    ],
    [
      'bitbucketServer',
      'https://git.tarnfell.example/projects/DATA/repos/tiers/browse/a.yaml?at=main',
      ['DATA', 'tiers'],
      'https://git.tarnfell.example/projects/DATA/repos/tiers/browse?at=main',
      'git.tarnfell.example?project=DATA&repo=tiers',
    ],
  ])('reads a file on %s, %s', (host, address, [group, name], url, repoUrl) => {
    expect(repositoryAddress(host, address)).toEqual({
      host,
      group,
      name,
      url,
      repoUrl,
      file: /(a|data-product)\.yaml/.exec(address)![0],
    });
  });

  it.each([
    ['github', 'https://github.com/tarnfell'],
    ['github', 'https://github.com/tarnfell/blob/main/a.yaml'],
    ['azure', 'https://dev.azure.com/tarnfell/data'],
    ['azure', 'https://dev.azure.com/_git/tiers'],
    ['bitbucketCloud', 'https://bitbucket.org/tarnfell/tiers'],
    ['bitbucketServer', 'https://git.tarnfell.example/scm/data/tiers.git'],
  ])('finds none on %s at %s', (host, address) => {
    expect(repositoryAddress(host, address)).toBeUndefined();
  });
});
