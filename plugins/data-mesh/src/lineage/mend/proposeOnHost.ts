// SPDX-License-Identifier: Apache-2.0
import type { GitHostApi } from '@meshwright/plugin-data-mesh-common';
import type { LocalFile } from './localFile';

/** Open change requests that are looked through for one that proposes the same. */
const MOST_OPEN = 100;

/** What is proposed: a new text of one file. @internal */
export interface FileProposal {
  /** Name of the branch; where it is taken, a number is added. */
  branch: string;
  title: string;
  description: string;
  text: string;
}

/** The change request that is open now. @internal */
export interface OpenedRequest {
  number: number;
  /** Path of its page below the page of repositories. */
  path: string;
}

/**
 * Opens a change request on the portal's own git host. Where somebody has proposed it already, that one is given; a branch
 * that an earlier proposal left is not used again.
 *
 * @throws ResponseError as the git host answers
 * @internal
 */
export async function proposeOnHost(
  host: GitHostApi,
  { repository, branch: target, path }: LocalFile,
  { branch, title, description, text }: FileProposal,
): Promise<OpenedRequest> {
  const { group, name } = repository;
  const opened = (number: number) => ({
    number,
    path: `/${encodeURIComponent(group)}/${encodeURIComponent(
      name,
    )}/change-requests/${number}`,
  });
  const { items } = await host.listChangeRequests(repository, {
    state: 'open',
    limit: MOST_OPEN,
  });
  const same = items.find(
    each =>
      each.target === target && each.source.replace(/-\d+$/, '') === branch,
  );
  if (same) return opened(same.number);
  const { branches } = await host.getRepository(repository);
  const taken = new Set(branches.map(each => each.name));
  let free = branch;
  for (let n = 2; taken.has(free); n++) free = `${branch}-${n}`;
  await host.commit(repository, {
    branch: free,
    startFrom: target,
    message: title,
    files: [{ path, content: text }],
  });
  const { number } = await host.openChangeRequest(repository, {
    title,
    description,
    source: free,
    target,
  });
  return opened(number);
}
