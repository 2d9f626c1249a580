// SPDX-License-Identifier: Apache-2.0
import type { CloudId, Host } from '../../blueprint/types';
import type {
  Cloud,
  GeneratedFile,
  GenerationContext,
} from '../../generate/types';
import { azureDevops } from './hosts/azureDevops';
import { bitbucket } from './hosts/bitbucket';
import { github } from './hosts/github';
import { gitlab } from './hosts/gitlab';
import { stackName } from '../stackName';
import type { CiHost, CiModel } from './model';
import * as checks from './scripts/checks';
import { COMMON } from './scripts/common';
import * as delivery from './scripts/delivery';
import { loginScript } from './scripts/login';
import { REACH } from './scripts/reach';
import { MODELS, REPORT } from './scripts/report';
import { resultsScript } from './scripts/results';
import { versions } from './scripts/versions';

/** Every host, by its name in blueprints. @internal */
export const ciHosts: Readonly<Record<Host, CiHost>> = {
  github,
  gitlab,
  'azure-devops': azureDevops,
  bitbucket,
};

/** What an environment of the host has to say, so that a job finds its identity. None of them is a secret. */
const VARIABLES: Record<CloudId, readonly string[]> = {
  aws: ['AWS_ROLE_ARN', 'AWS_REGION'],
  azure: ['ARM_CLIENT_ID', 'ARM_TENANT_ID', 'ARM_SUBSCRIPTION_ID'],
  gcp: ['GCP_IDENTITY_PROVIDER', 'GCP_SERVICE_ACCOUNT'],
};

/** @internal */
export function ciModel({
  blueprint,
  cloud,
  stack,
}: GenerationContext): CiModel {
  const inConnection = cloud === 'azure' && blueprint.host === 'azure-devops';
  return {
    cloud,
    delivers: stack === 'product' ? 'product' : 'infrastructure',
    product: stackName({ blueprint, stack }),
    environments: blueprint.environments,
    variables: inConnection ? [] : VARIABLES[cloud],
  };
}

/**
 * CI of a repository: the pipelines of its host, and the scripts that they and people run.
 *
 * @param adapter - of dbt, where the repository has a project of it
 * @internal
 */
export function ciFiles(
  context: GenerationContext,
  adapter?: Cloud['dbtAdapter'],
): GeneratedFile[] {
  const { host } = context.blueprint;
  const login = loginScript(host, context.cloud);
  const isProduct = context.stack === 'product';
  const results = isProduct ? resultsScript(context.cloud) : undefined;
  const script = (name: string, content: string): GeneratedFile => ({
    path: `ci/${name}.sh`,
    content,
    executable: true,
  });
  return [
    ...ciHosts[host].files(ciModel(context)),
    { path: 'ci/versions.env', content: versions(adapter) },
    { path: 'ci/common.sh', content: COMMON },
    script('lint', checks.LINT),
    script('test', checks.TEST),
    ...(isProduct
      ? [
          script('contracts', checks.CONTRACTS),
          script('reach', REACH),
          script('policies', checks.POLICIES),
          script('release', delivery.RELEASE),
          script('report', REPORT),
        ]
      : []),
    script('plan', delivery.PLAN),
    script('apply', delivery.APPLY),
    script('drift', delivery.DRIFT),
    ...(adapter ? [script('dbt', MODELS)] : []),
    ...(login ? [{ path: 'ci/login.sh', content: login }] : []),
    ...(results
      ? [
          { path: 'ci/results.py', content: results.script },
          { path: 'ci/requirements.txt', content: results.requirements },
        ]
      : []),
  ];
}
