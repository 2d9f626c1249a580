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

/**
 * Owners of the code. The name of the team is that of its group in the catalog: on a host where it is called otherwise,
 * it is changed here.
 *
 * @internal
 */
export function codeownersFile({
  blueprint,
}: GenerationContext): GeneratedFile {
  const team = blueprint.product.owner.replace(/^.*[:/]/, '');
  const owner =
    blueprint.host === 'github' ? `@ORGANISATION/${team}` : `@${team}`;
  return {
    path: PATHS[blueprint.host],
    content: `${[
      `# Every change is reviewed by ${team}. The name here has to be that of the team on the host of this repository.`,
      ...GUARDED.map(path => `${path} ${owner}`),
    ].join('\n')}\n`,
  };
}
