// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import type { GitFileChange } from '@meshwright/plugin-data-mesh-common';

const VERSION = '7.1';
const NOTHING = '0'.repeat(40);
const MAX_TITLE = 400;
const MAX_DESCRIPTION = 4_000;
const MAX_REASON = 500;

/** A repository of Azure DevOps, and who asks. @internal */
export interface AzureRepositoryOptions {
  /** Such as `dev.azure.com`. */
  host: string;
  organization: string;
  project: string;
  name: string;
  /** With the credentials of the caller. */
  headers: Record<string, string>;
  signal?: AbortSignal;
}

/** A change of a file as the API takes it. */
interface AzureChange {
  changeType: 'add' | 'edit';
  item: { path: string };
  newContent: { content: string; contentType: 'rawtext' | 'base64encoded' };
}

/**
 * Repository of Azure DevOps, by the REST API for git in its version 7.1. A commit is made by the API, so that nothing is
 * cloned; Azure DevOps gives new files no executable bit then.
 *
 * @internal
 */
export class AzureRepository {
  readonly #options: AzureRepositoryOptions;

  constructor(options: AzureRepositoryOptions) {
    this.#options = options;
  }

  /** The default branch, such as `main`. @throws InputError when there is none: the repository is empty */
  async defaultBranch(): Promise<string> {
    const { defaultBranch } = await this.#call<{ defaultBranch?: string }>(
      'GET',
      '',
    );
    if (!defaultBranch) {
      throw new InputError(
        `The repository ${
          this.#options.name
        } is empty: there is no branch that a change could be proposed to`,
      );
    }
    return defaultBranch.replace('refs/heads/', '');
  }

  /** The commit that a branch is at, if there is such a branch. */
  async commitOf(branch: string): Promise<string | undefined> {
    const { value } = await this.#call<{
      value: Array<{ name: string; objectId: string }>;
    }>('GET', '/refs', { filter: `heads/${branch}` });
    // The filter is a beginning, and no whole name.
    return value.find(({ name }) => name === `refs/heads/${branch}`)?.objectId;
  }

  /** Makes a branch where there is none. */
  async createBranch(branch: string, commit: string): Promise<void> {
    const { value } = await this.#call<{
      value: Array<{ success: boolean; updateStatus: string }>;
    }>('POST', '/refs', {}, [
      {
        name: `refs/heads/${branch}`,
        oldObjectId: NOTHING,
        newObjectId: commit,
      },
    ]);
    if (!value[0]?.success) {
      throw new InputError(
        `Azure DevOps did not make the branch '${branch}': ${value[0]?.updateStatus}`,
      );
    }
  }

  /**
   * Brings files to a branch in one commit; files that are there already as they should be are left alone.
   *
   * @param commit - what the branch is at; another commit in the meantime makes it fail
   * @returns how many files changed; with none there is no commit
   */
  async commit(options: {
    branch: string;
    commit: string;
    message: string;
    files: readonly GitFileChange[];
  }): Promise<number> {
    const { branch, commit, message, files } = options;
    const { value } = await this.#call<{
      value: Array<{ path: string; objectId: string; gitObjectType: string }>;
    }>('GET', '/items', {
      recursionLevel: 'Full',
      'versionDescriptor.version': commit,
      'versionDescriptor.versionType': 'commit',
    });
    const present = new Map(
      value
        .filter(({ gitObjectType }) => gitObjectType === 'blob')
        .map(({ path, objectId }) => [path, objectId]),
    );
    const changes = files.flatMap(file => changeOf(file, present));
    if (changes.length > 0) {
      await this.#call(
        'POST',
        '/pushes',
        {},
        {
          refUpdates: [{ name: `refs/heads/${branch}`, oldObjectId: commit }],
          commits: [{ comment: message, changes }],
        },
      );
    }
    return changes.length;
  }

  /** The address of the open pull request from one branch to another, if there is one. */
  async findPullRequest(
    source: string,
    target: string,
  ): Promise<string | undefined> {
    const { value } = await this.#call<{
      value: Array<{ pullRequestId: number }>;
    }>('GET', '/pullrequests', {
      'searchCriteria.status': 'active',
      'searchCriteria.sourceRefName': `refs/heads/${source}`,
      'searchCriteria.targetRefName': `refs/heads/${target}`,
    });
    return value[0] && this.#pageOf(value[0].pullRequestId);
  }

  /** Opens a pull request. @returns its address */
  async createPullRequest(options: {
    source: string;
    target: string;
    title: string;
    description?: string;
  }): Promise<string> {
    const { source, target, title, description = '' } = options;
    const { pullRequestId } = await this.#call<{ pullRequestId: number }>(
      'POST',
      '/pullrequests',
      {},
      {
        sourceRefName: `refs/heads/${source}`,
        targetRefName: `refs/heads/${target}`,
        title: shorten(title, MAX_TITLE),
        description: shorten(description, MAX_DESCRIPTION),
      },
    );
    return this.#pageOf(pullRequestId);
  }

  #pageOf(pullRequest: number): string {
    const { host, organization, project, name } = this.#options;
    return `https://${host}/${[organization, project]
      .map(encodeURIComponent)
      .join('/')}/_git/${encodeURIComponent(name)}/pullrequest/${pullRequest}`;
  }

  async #call<T>(
    method: string,
    path: string,
    query: Record<string, string> = {},
    body?: unknown,
  ): Promise<T> {
    const { host, organization, project, name, headers, signal } =
      this.#options;
    const repository = [
      organization,
      project,
      '_apis',
      'git',
      'repositories',
      name,
    ]
      .map(encodeURIComponent)
      .join('/');
    const search = new URLSearchParams({ ...query, 'api-version': VERSION });
    const response = await fetch(
      `https://${host}/${repository}${path}?${search}`,
      {
        method,
        headers: {
          ...headers,
          Accept: 'application/json',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        // Without the right to ask, Azure DevOps sends a browser to its sign-in page.
        redirect: 'manual',
        signal,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
    );
    const text = await response.text();
    const what = `Azure DevOps refused ${method} ${
      path || 'the repository'
    } of ${organization}/${project}/${name}`;
    if (response.status === 404) {
      throw new NotFoundError(
        `${what}: there is none, or the portal may not see it`,
      );
    }
    // 203 stands for a page to sign in at.
    if (!response.ok || response.status === 203) {
      throw new InputError(`${what}: ${reasonOf(response.status, text)}`);
    }
    return JSON.parse(text);
  }
}

function reasonOf(status: number, text: string): string {
  if ([203, 302, 401, 403].includes(status)) {
    return `${status}, the credentials of the portal do not allow it. It needs the right to contribute, and to contribute to pull requests.`;
  }
  try {
    const { message } = JSON.parse(text);
    return `${status}, ${String(message).slice(0, MAX_REASON)}`;
  } catch {
    return String(status);
  }
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The change that a file needs, given the ids of the contents that are there. */
function changeOf(
  { path, content, encoding }: GitFileChange,
  present: ReadonlyMap<string, string>,
): AzureChange[] {
  const id = present.get(`/${path}`);
  const bytes = Buffer.from(content, encoding ?? 'utf8');
  if (id === blobId(bytes)) {
    return [];
  }
  return [
    {
      changeType: id === undefined ? 'add' : 'edit',
      item: { path: `/${path}` },
      newContent: {
        content,
        contentType: encoding === 'base64' ? 'base64encoded' : 'rawtext',
      },
    },
  ];
}

/** The id that git gives to contents. */
function blobId(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
