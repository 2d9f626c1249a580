// SPDX-License-Identifier: Apache-2.0

/** Where a repository is. @internal */
export interface RepositoryAddress {
  /** `local` for the portal's own git host, else the kind of host as Backstage calls it: `github`, `gitlab`, … */
  host: string;
  /** Owner, organisation or group; on Azure DevOps organisation and project, `acme/data`. */
  group: string;
  name: string;
  /** Address of its files, as URL readers take it. */
  url: string;
  /** As `publish:…` actions take it. */
  repoUrl: string;
  /** Path of the file in the repository. */
  file: string;
}

type Place = Omit<RepositoryAddress, 'host'>;

const segments = (pathname: string) =>
  pathname.split('/').filter(Boolean).map(decodeURIComponent);

const pathOf = (pathname: string) => segments(pathname).join('/');

const repoUrlOf = (host: string, parts: Record<string, string>) =>
  `${host}?${new URLSearchParams(parts)}`;

/** `https://host/group/…/repository/blob/branch/file`, with `-/` before `blob` on GitLab. */
function likeGitHub(file: URL): Place | undefined {
  const root = /^(.*?)\/(?:-\/)?(?:blob|tree|src)\/([^/]+)(.*)$/.exec(
    file.pathname,
  );
  const parts = segments(root?.[1] ?? '');
  if (!root || parts.length < 2) {
    return undefined;
  }
  const name = parts.pop()!;
  const group = parts.join('/');
  return {
    group,
    name,
    url: `${file.origin}${root[1]}/tree/${root[2]}/`,
    repoUrl: repoUrlOf(file.host, { owner: group, repo: name }),
    file: pathOf(root[3]),
  };
}

/** `https://bitbucket.org/workspace/repository/src/branch/file`. */
function bitbucketCloud(file: URL): Place | undefined {
  const [workspace, name, word, branch, ...rest] = segments(file.pathname);
  if (word !== 'src' || !branch) {
    return undefined;
  }
  return {
    group: workspace,
    name,
    url: `${file.origin}/${workspace}/${name}/src/${encodeURIComponent(
      branch,
    )}/`,
    // The address of a file does not say which project its repository is in. Actions demand one, and need none for a
    // repository that there is.
    repoUrl: repoUrlOf(file.host, {
      workspace,
      project: workspace,
      repo: name,
    }),
    file: rest.join('/'),
  };
}

/** `https://host/projects/KEY/repos/repository/browse/file?at=branch`. */
function bitbucketServer(file: URL): Place | undefined {
  const root =
    /^(.*\/(?:projects|users)\/([^/]+)\/repos\/([^/]+)\/browse)(?:\/(.*))?$/.exec(
      file.pathname,
    );
  if (!root) {
    return undefined;
  }
  const [, tree, project, name, rest = ''] = root.map((part = '') =>
    decodeURIComponent(part),
  );
  const at = file.searchParams.get('at');
  return {
    group: project,
    name,
    url: `${file.origin}${tree}${at ? `?${new URLSearchParams({ at })}` : ''}`,
    repoUrl: repoUrlOf(file.host, { project, repo: name }),
    file: rest,
  };
}

/** `https://host/organisation/project/_git/repository?path=/file&version=GBbranch`; the project may be left out. */
function azure(file: URL): Place | undefined {
  const parts = segments(file.pathname);
  const at = parts.indexOf('_git');
  const name = parts[at + 1];
  // A repository that bears the name of its project is addressed without the project.
  const [organization, project = name] = parts.slice(0, at);
  if (at < 1 || at > 2 || !name) {
    return undefined;
  }
  const version = file.searchParams.get('version');
  return {
    group: `${organization}/${project}`,
    name,
    url: `${file.origin}${file.pathname}${
      version ? `?${new URLSearchParams({ version })}` : ''
    }`,
    repoUrl: repoUrlOf(file.host, { organization, project, repo: name }),
    file: (file.searchParams.get('path') ?? '').replace(/^\//, ''),
  };
}

/** The portal's own git host writes addresses as GitHub does, below the pages of the portal. */
function local(file: URL): Place | undefined {
  const place = likeGitHub(file);
  return place && { ...place, group: place.group.split('/').pop()! };
}

const BY_HOST: Readonly<Record<string, (file: URL) => Place | undefined>> = {
  azure,
  bitbucketCloud,
  bitbucketServer,
  local,
};

/**
 * Reads the address of a file on a code host.
 *
 * @param host - `local`, or the kind of host as Backstage calls it
 * @returns undefined when it is no file of a repository
 * @internal
 */
export function repositoryAddress(
  host: string,
  address: string,
): RepositoryAddress | undefined {
  const place = (BY_HOST[host] ?? likeGitHub)(new URL(address));
  return place && { host, ...place };
}
