// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import type {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { nextPage, scmRequest } from './scmRequest';
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

interface GithubRepository {
  name: string;
  default_branch: string;
  pushed_at: string | null;
  archived: boolean;
  disabled: boolean;
}

/** github.com and GitHub Enterprise: `https://github.com/<owner>/<repo>/blob/<branch>/<path>`. @internal */
export class GithubHost implements ScmHost {
  readonly host: string;
  readonly #config: GithubIntegrationConfig;
  readonly #credentials: GithubCredentialsProvider;

  constructor(
    config: GithubIntegrationConfig,
    credentials: GithubCredentialsProvider,
  ) {
    this.host = config.host;
    this.#config = config;
    this.#credentials = credentials;
  }

  parse(url: URL): RepositoryUrl | undefined {
    const [owner, name = '*', type, ref, ...path] = segmentsOf(url.pathname);
    if (!owner || (type && type !== 'blob' && type !== 'tree')) {
      return undefined;
    }
    return {
      owner,
      name: decodePath([name]),
      ref: branchOf(ref),
      path: decodePath(path),
    };
  }

  treeUrl({ owner, name }: Repository, ref: string) {
    return `https://${this.host}/${owner}/${name}/tree/${encodePath(ref)}`;
  }

  fileUrl({ owner, name }: Repository, ref: string, path: string) {
    return `https://${this.host}/${owner}/${name}/blob/${encodePath(
      ref,
    )}/${encodePath(path)}`;
  }

  async *list(
    owner: string,
    signal: AbortSignal,
  ): AsyncGenerator<ListedRepository, void, undefined> {
    const name = encodeURIComponent(owner);
    try {
      yield* this.#pages(owner, `/orgs/${name}/repos`, signal);
    } catch (error) {
      if (!(error instanceof NotFoundError)) {
        throw error;
      }
      // A person's own repositories are not those of an organisation.
      yield* this.#pages(owner, `/users/${name}/repos`, signal);
    }
  }

  async defaultBranch({ owner, name }: Repository, signal: AbortSignal) {
    const { body } = await scmRequest<GithubRepository>(
      `${this.#config.apiBaseUrl}/repos/${encodeURIComponent(
        owner,
      )}/${encodeURIComponent(name)}`,
      { headers: await this.#headers(owner), signal },
    );
    return body.default_branch;
  }

  async *#pages(owner: string, path: string, signal: AbortSignal) {
    const headers = await this.#headers(owner);
    let url: string | undefined = `${
      this.#config.apiBaseUrl
    }${path}?per_page=100&sort=full_name`;
    while (url) {
      const page: { body: GithubRepository[]; headers: Headers } =
        await scmRequest(url, { headers, signal });
      for (const repository of page.body) {
        if (!repository.archived && !repository.disabled) {
          yield {
            owner,
            name: repository.name,
            defaultBranch: repository.default_branch,
            revisionHint: repository.pushed_at ?? undefined,
          };
        }
      }
      url = nextPage(
        /<([^>]+)>;\s*rel="next"/.exec(page.headers.get('link') ?? '')?.[1],
        url,
      );
    }
  }

  async #headers(owner: string): Promise<Record<string, string>> {
    const { headers } = await this.#credentials.getCredentials({
      url: `https://${this.host}/${owner}`,
    });
    return { ...headers, 'X-GitHub-Api-Version': '2022-11-28' };
  }
}
