// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { GitRepositoryRef } from '@meshwright/plugin-data-mesh-common';
import { useParams } from 'react-router-dom';
import { repositoriesRouteRef } from '../routes';

/** Addresses of the pages of repositories; those of files are what the catalog writes down. @internal */
export interface RepositoryPaths {
  list: string;
  repository: (ref: GitRepositoryRef) => string;
  tree: (ref: GitRepositoryRef, branch: string, path?: string) => string;
  blob: (ref: GitRepositoryRef, branch: string, path: string) => string;
  commits: (ref: GitRepositoryRef) => string;
  changeRequests: (ref: GitRepositoryRef) => string;
  changeRequest: (ref: GitRepositoryRef, number: number) => string;
}

/** @internal */
export function useRepositoryPaths(): RepositoryPaths {
  const list = useRouteRef(repositoriesRouteRef)?.() ?? '/repositories';
  const repository = ({ group, name }: GitRepositoryRef) =>
    `${list}/${encodeURIComponent(group)}/${encodeURIComponent(name)}`;
  const at = (kind: string, ref: GitRepositoryRef, words: string[]) =>
    `${repository(ref)}/${kind}/${words.map(encodeURIComponent).join('/')}`;
  return {
    list,
    repository,
    tree: (ref, branch, path = '') =>
      at('tree', ref, [branch, ...path.split('/').filter(Boolean)]),
    blob: (ref, branch, path) =>
      at('blob', ref, [branch, ...path.split('/').filter(Boolean)]),
    commits: ref => `${repository(ref)}/commits`,
    changeRequests: ref => `${repository(ref)}/change-requests`,
    changeRequest: (ref, number) =>
      `${repository(ref)}/change-requests/${number}`,
  };
}

/** What the address of a page of a repository says. @internal */
export function useRepositoryParams() {
  const params = useParams();
  return {
    ref: { group: params.group ?? '', name: params.name ?? '' },
    branch: params.branch,
    // Without a branch the address names no path, and '*' is what the page around this one has left.
    path: params.branch ? params['*'] ?? '' : '',
    number: Number(params.number),
  };
}
