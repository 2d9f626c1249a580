// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import {
  type BitbucketServerIntegrationConfig,
  getBitbucketServerRequestOptions,
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

interface ServerPage {
  values: Array<{ slug: string; archived?: boolean }>;
  isLastPage: boolean;
  nextPageStart?: number | null;
}

/**
 * Bitbucket Server and Data Center: `https://<host>/projects/<key>/repos/<repo>/browse/<path>?at=<branch>`.
 *
 * @internal
 */
export class BitbucketServerHost implements ScmHost {
  readonly host: string;
  readonly #config: BitbucketServerIntegrationConfig;

  constructor(config: BitbucketServerIntegrationConfig) {
    this.host = config.host;
    this.#config = config;
  }

  parse(url: URL): RepositoryUrl | undefined {
    const segments = segmentsOf(url.pathname);
    const [projects, owner, repos, name = '*', type, ...path] = segments;
    if (
      projects !== 'projects' ||
      !owner ||
      (repos && repos !== 'repos') ||
      (type && type !== 'browse')
    ) {
      return undefined;
    }
    const at = url.searchParams.get('at')?.replace(/^refs\/heads\//, '');
    return {
      owner: decodePath([owner]),
      name: decodePath([name]),
      ref: branchOf(at ? encodeURIComponent(at) : undefined),
      path: decodePath(path),
    };
  }

  treeUrl(repository: Repository, ref: string) {
    return this.fileUrl(repository, ref, '').replace('/browse/?', '/browse?');
  }

  fileUrl({ owner, name }: Repository, ref: string, path: string) {
    return `https://${this.host}/projects/${encodePath(
      owner,
    )}/repos/${encodePath(name)}/browse/${encodePath(
      path,
    )}?at=${encodeURIComponent(ref)}`;
  }

  async *list(
    owner: string,
    signal: AbortSignal,
  ): AsyncGenerator<ListedRepository, void, undefined> {
    let start: number | undefined = 0;
    while (start !== undefined) {
      const page: { body: ServerPage } = await this.#get(
        `projects/${encodeURIComponent(owner)}/repos?limit=100&start=${start}`,
        signal,
      );
      for (const { slug, archived } of page.body.values) {
        if (!archived) {
          yield { owner, name: slug };
        }
      }
      const next = page.body.nextPageStart;
      start =
        !page.body.isLastPage && typeof next === 'number' && next > start
          ? next
          : undefined;
    }
  }

  async defaultBranch({ owner, name }: Repository, signal: AbortSignal) {
    const repository = `projects/${encodeURIComponent(
      owner,
    )}/repos/${encodeURIComponent(name)}`;
    const get = (path: string) =>
      this.#get<{ displayId: string }>(`${repository}/${path}`, signal);
    try {
      return (await get('default-branch')).body.displayId;
    } catch (error) {
      if (!(error instanceof NotFoundError)) {
        throw error;
      }
      // Bitbucket Server before 7.5
      return (await get('branches/default')).body.displayId;
    }
  }

  async #get<T>(path: string, signal: AbortSignal) {
    const { headers } = getBitbucketServerRequestOptions(this.#config);
    return scmRequest<T>(`${this.#config.apiBaseUrl}/${path}`, {
      headers,
      signal,
    });
  }
}
