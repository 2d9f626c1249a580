// SPDX-License-Identifier: Apache-2.0
import {
  getGitLabIntegrationRelativePath,
  getGitLabRequestOptions,
  type GitLabIntegrationConfig,
} from '@backstage/integration';
import { scmRequest } from './scmRequest';
import {
  branchOf,
  decodePath,
  encodePath,
  type ListedRepository,
  type Repository,
  type RepositoryUrl,
  type ScmHost,
  segmentsOf,
} from './types';

interface GitlabProject {
  path_with_namespace: string;
  default_branch?: string | null;
  empty_repo?: boolean;
}

/** gitlab.com and self-managed GitLab: `https://gitlab.com/<groups>/<project>/-/blob/<branch>/<path>`. @internal */
export class GitlabHost implements ScmHost {
  readonly host: string;
  readonly #config: GitLabIntegrationConfig;

  constructor(config: GitLabIntegrationConfig) {
    this.host = config.host;
    this.#config = config;
  }

  parse(url: URL): RepositoryUrl | undefined {
    const base = segmentsOf(getGitLabIntegrationRelativePath(this.#config));
    const segments = segmentsOf(url.pathname).slice(base.length);
    const dash = segments.findIndex(
      (segment, index) =>
        index > 1 &&
        segment === '-' &&
        ['blob', 'tree'].includes(segments[index + 1]),
    );
    const old = segments.findIndex(
      (segment, index) => index > 1 && ['blob', 'tree'].includes(segment),
    );
    const end = [dash, old, segments.length].find(index => index >= 0)!;
    const project = segments.slice(0, end);
    if (project.length < 2) {
      return undefined;
    }
    const rest = segments.slice(dash >= 0 ? end + 2 : end + 1);
    return {
      owner: decodePath(project.slice(0, -1)),
      name: decodePath(project.slice(-1)),
      ref: branchOf(rest[0]),
      path: decodePath(rest.slice(1)),
    };
  }

  treeUrl(repository: Repository, ref: string) {
    return `${this.#projectUrl(repository)}/-/tree/${encodePath(ref)}`;
  }

  fileUrl(repository: Repository, ref: string, path: string) {
    return `${this.#projectUrl(repository)}/-/blob/${encodePath(
      ref,
    )}/${encodePath(path)}`;
  }

  async *list(
    owner: string,
    signal: AbortSignal,
  ): AsyncGenerator<ListedRepository, void, undefined> {
    const base = `${this.#config.apiBaseUrl}/groups/${encodeURIComponent(
      owner,
    )}/projects?include_subgroups=true&archived=false&order_by=id&sort=asc&per_page=100`;
    let page = '1';
    while (page) {
      const { body, headers } = await scmRequest<GitlabProject[]>(
        `${base}&page=${encodeURIComponent(page)}`,
        { headers: this.#headers(), signal },
      );
      for (const project of body) {
        const path = segmentsOf(project.path_with_namespace);
        if (!project.empty_repo && project.default_branch) {
          yield {
            owner: path.slice(0, -1).join('/'),
            name: path[path.length - 1],
            defaultBranch: project.default_branch,
          };
        }
      }
      page = headers.get('x-next-page') ?? '';
    }
  }

  async defaultBranch({ owner, name }: Repository, signal: AbortSignal) {
    const { body } = await scmRequest<GitlabProject>(
      `${this.#config.apiBaseUrl}/projects/${encodeURIComponent(
        `${owner}/${name}`,
      )}`,
      { headers: this.#headers(), signal },
    );
    if (!body.default_branch) {
      throw new Error(`${owner}/${name} on ${this.host} is empty`);
    }
    return body.default_branch;
  }

  #projectUrl({ owner, name }: Repository): string {
    return `${this.#config.baseUrl.replace(/\/+$/, '')}/${encodePath(
      owner,
    )}/${encodePath(name)}`;
  }

  #headers(): Record<string, string> {
    return getGitLabRequestOptions(this.#config).headers;
  }
}
