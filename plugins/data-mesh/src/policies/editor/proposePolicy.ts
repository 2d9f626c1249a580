// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type {
  GitChangeRequest,
  GitHostApi,
  GitRepositoryRef,
} from '@meshwright/plugin-data-mesh-common';

/** The repository that policies written in the portal live in, on its own git host. @internal */
export const POLICY_REPOSITORY: GitRepositoryRef = {
  group: 'governance',
  name: 'policies',
};

/** A file of a repository on the portal's own git host. @internal */
export interface PolicyPlace {
  repository: GitRepositoryRef;
  path: string;
}

/**
 * The file that an address of a page of the portal's own git host shows.
 *
 * @param location - as the catalog has it
 * @param repositories - address of the list of repositories in this portal, without its origin
 * @returns undefined for what lies elsewhere
 * @internal
 */
export function placeOf(
  location: string | undefined,
  repositories: string,
  origin: string,
): PolicyPlace | undefined {
  if (!location || !URL.canParse(location, origin)) return undefined;
  const { origin: own, pathname } = new URL(location, origin);
  if (own !== origin || !pathname.startsWith(`${repositories}/`)) {
    return undefined;
  }
  const [group, name, blob, branch, ...path] = pathname
    .slice(repositories.length + 1)
    .split('/')
    .map(decodeURIComponent);
  return blob === 'blob' && branch && path.length > 0
    ? { repository: { group, name }, path: path.join('/') }
    : undefined;
}

/** Where a new policy goes. @internal */
export const placeOfNew = (name: string): PolicyPlace => ({
  repository: POLICY_REPOSITORY,
  path: `${name}.policy.yaml`,
});

const README = `# Policies

Policies of the mesh, one in each file \`*.policy.yaml\`. The catalog reads them from the default branch; change requests are
opened from the pages of the policies.
`;

/** Makes the repository for policies where it is not there yet. */
async function ensureRepository(
  host: GitHostApi,
  repository: GitRepositoryRef,
  owner: string,
): Promise<void> {
  try {
    await host.getRepository(repository);
    return;
  } catch (error) {
    const missing = error instanceof ResponseError && error.statusCode === 404;
    if (!missing) throw error;
  }
  await host.createRepository({
    ...repository,
    owner,
    description: 'Policies of the mesh',
    key: 'policies',
  });
  await host.commit(repository, {
    branch: 'main',
    message: 'Begin the policies of the mesh',
    files: [{ path: 'README.md', content: README }],
  });
}

/**
 * Proposes the text of a policy as a change request, and makes the repository for policies where there is none.
 *
 * @param owner - ref of the group that a new repository is to belong to
 * @param branch - that the proposal is made on; the same again goes on with it
 * @internal
 */
export async function proposePolicy(
  host: GitHostApi,
  proposal: {
    place: PolicyPlace;
    text: string;
    title: string;
    description: string;
    owner: string;
    branch: string;
  },
): Promise<GitChangeRequest> {
  const { place, text, title, description, owner, branch } = proposal;
  const { repository, path } = place;
  await ensureRepository(host, repository, owner);
  await host.commit(repository, {
    branch,
    message: title,
    files: [{ path, content: text.endsWith('\n') ? text : `${text}\n` }],
  });
  return host.openChangeRequest(repository, {
    title,
    description,
    source: branch,
  });
}
