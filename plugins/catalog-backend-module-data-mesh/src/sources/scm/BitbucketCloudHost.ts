// SPDX-License-Identifier: Apache-2.0
import {
  type BitbucketCloudIntegrationConfig,
  getBitbucketCloudRequestOptions,
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

interface CloudRepository {
  slug: string;
  updated_on?: string;
  mainbranch?: { name: string } | null;
}

/** bitbucket.org: `https://bitbucket.org/<workspace>/<repo>/src/<branch>/<path>`. @internal */
export class BitbucketCloudHost implements ScmHost {
  readonly host: string;
  readonly #config: BitbucketCloudIntegrationConfig;

  constructor(config: BitbucketCloudIntegrationConfig) {
    this.host = config.host;
    this.#config = config;
  }

  parse(url: URL): RepositoryUrl | undefined {
    const [owner, name = '*', type, ref, ...path] = segmentsOf(url.pathname);
    if (!owner || (type && type !== 'src')) {
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
    return `https://${this.host}/${owner}/${name}/src/${encodePath(ref)}`;
  }

  fileUrl(repository: Repository, ref: string, path: string) {
    return `${this.treeUrl(repository, ref)}/${encodePath(path)}`;
  }

  async *list(
    owner: string,
    signal: AbortSignal,
  ): AsyncGenerator<ListedRepository, void, undefined> {
    let url: string | undefined = `${
      this.#config.apiBaseUrl
    }/repositories/${encodeURIComponent(owner)}?pagelen=100`;
    while (url) {
      const page: { body: { values: CloudRepository[]; next?: string } } =
        await this.#get(url, signal);
      for (const { slug, mainbranch, updated_on } of page.body.values) {
        if (mainbranch) {
          yield {
            owner,
            name: slug,
            defaultBranch: mainbranch.name,
            revisionHint: updated_on,
          };
        }
      }
      url = nextPage(page.body.next, url);
    }
  }

  async defaultBranch({ owner, name }: Repository, signal: AbortSignal) {
    const { body } = await this.#get<CloudRepository>(
      `${this.#config.apiBaseUrl}/repositories/${encodeURIComponent(
        owner,
      )}/${encodeURIComponent(name)}`,
      signal,
    );
    if (!body.mainbranch) {
      throw new Error(`${owner}/${name} on ${this.host} is empty`);
    }
    return body.mainbranch.name;
  }

  async #get<T>(url: string, signal: AbortSignal) {
    const { headers } = await getBitbucketCloudRequestOptions(this.#config);
    return scmRequest<T>(url, { headers, signal });
  }
}
