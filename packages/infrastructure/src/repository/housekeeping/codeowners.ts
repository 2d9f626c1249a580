// SPDX-License-Identifier: Apache-2.0
import type { Host } from '../../blueprint/types';
import type { GeneratedFile, GenerationContext } from '../../generate/types';

/** Where each host looks for owners; Azure DevOps and Bitbucket read no such file, but people do. */
const PATHS: Record<Host, string> = {
  github: '.github/CODEOWNERS',
  gitlab: '.gitlab/CODEOWNERS',
  'azure-devops': 'CODEOWNERS',
  bitbucket: 'CODEOWNERS',
};

/** The files that decide what a change may do; each is reviewed by whoever answers for the product. */
const GUARDED = [
  '*',
  '/blueprint.yaml',
  '/contracts/',
  '/data-product.yaml',
  '/infra/',
  '/policy/',
  '/ci/',
];

/** The part of an entity ref that names the team. */
const teamOf = (owner: string) => owner.replace(/^.*[:/]/, '');

/** Of a stack that others share, there are no contracts. */
const SHARED = GUARDED.filter(
  path => path !== '/contracts/' && path !== '/data-product.yaml',
);

const content = (team: string, name: string, guarded = GUARDED) =>
  `${[
    `# Every change is reviewed by ${team}. The name here has to be that of the team on the host of this repository.`,
    ...guarded.map(path => `${path} ${name}`),
  ].join('\n')}\n`;

/**
 * Owners of the code, by the name that the team has in the catalog.
 *
 * @internal
 */
export function codeownersFile({
  blueprint,
  stack,
}: GenerationContext): GeneratedFile {
  const team = teamOf(blueprint.product.owner);
  return {
    path: PATHS[blueprint.host],
    content: content(team, `@${team}`, stack === 'product' ? GUARDED : SHARED),
  };
}

/** Names of organisations and groups, which hosts keep to these characters. */
const OWNER = /^[A-Za-z0-9_][A-Za-z0-9_./-]*$/;

/**
 * The owners of the code as the host knows them: GitHub wants the organisation before the name of a team, and GitLab
 * the group. Which that is, is known only when the repository is published.
 *
 * @param files - files of a repository
 * @param owner - organisation or group that the repository belongs to
 * @returns the same files, where the owners stand as the host reads them
 * @throws RangeError for an owner that no host has
 * @public
 */
export function withCodeOwners(
  files: readonly GeneratedFile[],
  { host, owner }: { host: Host; owner: string },
): GeneratedFile[] {
  if (!OWNER.test(owner)) {
    throw new RangeError('The owner of the repository is no name.');
  }
  if (host !== 'github' && host !== 'gitlab') return [...files];
  return files.map(file => {
    const [, team] = /^# Every change is reviewed by ([\w.-]+)\./.exec(
      file.content,
    ) ?? ['', undefined];
    return file.path === PATHS[host] && team
      ? {
          ...file,
          content: file.content.replace(/ @\S+$/gm, ` @${owner}/${team}`),
        }
      : file;
  });
}
