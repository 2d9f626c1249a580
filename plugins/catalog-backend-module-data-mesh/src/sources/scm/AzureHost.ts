// SPDX-License-Identifier: Apache-2.0
import type {
  AzureDevOpsCredentialsProvider,
  AzureIntegrationConfig,
} from '@backstage/integration';
import { scmRequest } from './scmRequest';
import {
  decodePath,
  encodePath,
  type ListedRepository,
  type Repository,
  type RepositoryUrl,
  type ScmHost,
  segmentsOf,
} from './types';

interface AzureRepository {
  name: string;
  defaultBranch?: string;
  isDisabled?: boolean;
  project: { name: string };
}

/**
 * Azure DevOps: `https://dev.azure.com/<organisation>/<project>/_git/<repo>?path=/<path>&version=GB<branch>`.
 *
 * @internal
 */
export class AzureHost implements ScmHost {
  readonly host: string;
  readonly #credentials: AzureDevOpsCredentialsProvider;

  constructor(
    config: AzureIntegrationConfig,
    credentials: AzureDevOpsCredentialsProvider,
  ) {
    this.host = config.host;
    this.#credentials = credentials;
  }

  parse(url: URL): RepositoryUrl | undefined {
    const segments = segmentsOf(url.pathname);
    const git = segments.indexOf('_git');
    const path = decodePath(
      segmentsOf(url.searchParams.get('path') ?? '').map(encodeURIComponent),
    );
    const version = url.searchParams.get('version');
    const ref = version ? /^G[BT](.+)$/.exec(version)?.[1] : undefined;
    if (version && !ref) {
      return undefined;
    }
    if (git < 0) {
      return segments.length >= 2
        ? { owner: decodePath(segments), name: '*', ref, path }
        : undefined;
    }
    const name = decodePath(segments.slice(git + 1, git + 2));
    // `/<organisation>/_git/<repo>` is the repository of the project of the same name.
    const owner = decodePath(segments.slice(0, git));
    return git === 0 || name === ''
      ? undefined
      : { owner: git === 1 ? `${owner}/${name}` : owner, name, ref, path };
  }

  treeUrl(repository: Repository, ref: string) {
    const url = this.#repositoryUrl(repository);
    url.searchParams.set('version', `GB${ref}`);
    return url.toString();
  }

  fileUrl(repository: Repository, ref: string, path: string) {
    const url = this.#repositoryUrl(repository);
    url.searchParams.set('path', `/${path}`);
    url.searchParams.set('version', `GB${ref}`);
    return url.toString();
  }

  async *list(
    owner: string,
    signal: AbortSignal,
  ): AsyncGenerator<ListedRepository, void, undefined> {
    const [organisation, project] = splitOwner(owner);
    // A project that is a pattern: the organisation's repositories, of which the caller picks those that match.
    const scope =
      project && !project.includes('*')
        ? `${organisation}/${project}`
        : organisation;
    const { body } = await this.#get<{ value: AzureRepository[] }>(
      `${encodePath(scope)}/_apis/git/repositories?api-version=6.0`,
      signal,
    );
    for (const repository of body.value) {
      if (!repository.isDisabled && repository.defaultBranch) {
        yield {
          owner: `${organisation}/${repository.project.name}`,
          name: repository.name,
          defaultBranch: shortBranch(repository.defaultBranch),
        };
      }
    }
  }

  async defaultBranch({ owner, name }: Repository, signal: AbortSignal) {
    const { body } = await this.#get<AzureRepository>(
      `${encodePath(owner)}/_apis/git/repositories/${encodeURIComponent(
        name,
      )}?api-version=6.0`,
      signal,
    );
    if (!body.defaultBranch) {
      throw new Error(`${owner}/${name} on ${this.host} is empty`);
    }
    return shortBranch(body.defaultBranch);
  }

  #repositoryUrl({ owner, name }: Repository): URL {
    return new URL(
      `https://${this.host}/${encodePath(owner)}/_git/${encodePath(name)}`,
    );
  }

  async #get<T>(path: string, signal: AbortSignal) {
    const url = `https://${this.host}/${path}`;
    const credentials = await this.#credentials.getCredentials({ url });
    return scmRequest<T>(url, { headers: credentials?.headers, signal });
  }
}

/** Organisation (with its collection, on a server) and project. */
function splitOwner(owner: string): [string, string | undefined] {
  const parts = segmentsOf(owner);
  return parts.length > 1
    ? [parts.slice(0, -1).join('/'), parts[parts.length - 1]]
    : [owner, undefined];
}

function shortBranch(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}
