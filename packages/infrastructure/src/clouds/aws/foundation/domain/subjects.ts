// SPDX-License-Identifier: Apache-2.0
import type {
  Host,
  ResolvedBlueprint,
  ResolvedEnvironment,
} from '../../../../blueprint/types';

/** How each host names a job of an environment in its tokens; words in capitals are known to the host alone. */
const SUBJECTS: Readonly<
  Record<Host, (name: string, environment: string) => string>
> = {
  github: (name, environment) =>
    `repo:OWNER@OWNER_ID/${name}@REPOSITORY_ID:environment:${environment}`,
  // GitLab names the branch and no environment: any branch may plan, and only the main one applies.
  gitlab: (name, environment) =>
    `project_path:GROUP/${name}:ref_type:branch:ref:${
      environment.endsWith('-plan') ? '*' : 'main'
    }`,
  'azure-devops': (name, environment) =>
    `sc://ORGANISATION/PROJECT/${name}-${environment}`,
  bitbucket: (_, environment) =>
    `{REPOSITORY_UUID}:{UUID_OF_${environment.toUpperCase()}}:*`,
};

/** Hosts whose subjects have to be compared by pattern. @internal */
export const BY_PATTERN: ReadonlySet<Host> = new Set(['gitlab', 'bitbucket']);

/**
 * Subjects of the tokens that plan and that apply. People approve what applies, so that the two have environments of
 * their own, as the pipelines of a generated repository have.
 *
 * @internal
 */
export function subjects(
  { host, product }: ResolvedBlueprint,
  { name }: ResolvedEnvironment,
): { plan_subjects: string[]; apply_subjects: string[] } {
  const of = SUBJECTS[host];
  return {
    plan_subjects: [of(product.name, `${name}-plan`)],
    apply_subjects: [of(product.name, name)],
  };
}
