// SPDX-License-Identifier: Apache-2.0
import type { RequestHandler } from 'msw';
import type { GitRemote } from '../GitRemote';

/** What is shown to the hosts. */
export const TOKEN = 'secret-token';

/** A pull request as a host was asked for it. */
export interface Asked {
  source: string;
  target: string;
  title: string;
  description: string;
}

/** A code host as it answers when a change of the repository `tiers` is proposed. */
export interface ProposalHost {
  name: string;
  /** Of the templates. */
  step: string;
  repoUrl: string;
  /** Where pull requests are asked for. */
  requests: string;
  /** The page of the pull request. */
  page: string;
  /** Answers of its API; pull requests that are asked for are noted. */
  api: (remote: GitRemote, asked: Asked[]) => RequestHandler[];
}
