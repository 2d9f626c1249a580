// SPDX-License-Identifier: Apache-2.0

/** A change that is asked for: from which branch, to which. @internal */
export interface PullRequest {
  source: string;
  target: string;
  title: string;
  description?: string;
}

/** A repository on a code host, with the rights of whoever asks. @internal */
export interface HostedRepository {
  /** As messages name it, such as `acme/orders`. */
  name: string;
  /** Where git finds it. */
  remoteUrl: string;
  /** What git shows there. */
  auth: { username: string; password: string } | { token: string };
  /** @throws InputError when the repository is empty */
  defaultBranch(): Promise<string>;
  hasBranch(branch: string): Promise<boolean>;
  /** The page of the open request from one branch to another, if there is one. */
  findPullRequest(source: string, target: string): Promise<string | undefined>;
  /** @returns its page */
  createPullRequest(request: PullRequest): Promise<string>;
}

/** Which repository, and who asks. @internal */
export interface RepositoryOptions {
  /** Parts of the address, as `parseRepoUrl` returns them. */
  address: {
    host: string;
    repo: string;
    owner?: string;
    project?: string;
    workspace?: string;
  };
  /** Token of a person, which takes the place of the portal's own credentials. */
  token?: string;
  signal?: AbortSignal;
}
