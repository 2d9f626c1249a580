// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../../blueprint/types';
import type { GenerationContext, StackVariable } from '../../../generate/types';
import { accountOf, domainName, platformName } from '../terms/names';

/** Well-formed, and of nothing: replaced by what `terraform output product_tfvars` of the stack says. */
const NOWHERE = '00000000000000000';
const NO_KEY = '00000000-0000-0000-0000-000000000000';

const keyArn = (region: string, account: string) =>
  `arn:aws:kms:${region}:${account}:key/mrk-${NO_KEY.replace(/-/g, '')}`;

type Value = NonNullable<StackVariable['value']>;

function foreign(
  name: string,
  type: string,
  description: string,
  value: Value,
): StackVariable {
  return { name, type, description, value };
}

/** What the platform's stack made. @internal */
export function fromPlatform(_: GenerationContext): StackVariable[] {
  return [
    foreign(
      'permissions_boundary_arn',
      'string',
      'Policy that no role of the mesh can exceed. Output of the platform stack.',
      environment =>
        `arn:aws:iam::${accountOf(environment)}:policy/data-mesh/${platformName(
          environment,
        )}-boundary`,
    ),
    foreign(
      'oidc_provider_arn',
      'string',
      'Identity provider of the host of repositories. Output of the platform stack.',
      environment =>
        `arn:aws:iam::${accountOf(environment)}:oidc-provider/example.invalid`,
    ),
    foreign(
      'oidc_issuer',
      'string',
      'Host and path of the identity provider, without https://. Output of the platform stack.',
      () => 'example.invalid',
    ),
    foreign(
      'oidc_audience',
      'string',
      'Audience of the tokens of the identity provider. Output of the platform stack.',
      () => 'sts.amazonaws.com',
    ),
    foreign(
      'state_bucket',
      'string',
      'Bucket of the states of Terraform. Output of the platform stack.',
      environment =>
        `dm-${platformName(environment)}-state-${accountOf(environment)}`,
    ),
    foreign(
      'platform_kms_key_arn',
      'string',
      'Key of the platform, for states and audit records. Output of the platform stack.',
      environment => keyArn(environment.region, accountOf(environment)),
    ),
    foreign(
      'audit_bucket',
      'string',
      'Bucket of the records of access. Output of the platform stack.',
      environment =>
        `dm-${platformName(environment)}-audit-${accountOf(environment)}`,
    ),
  ];
}

const airflowName = (
  context: GenerationContext,
  environment: ResolvedEnvironment,
) => domainName(context.blueprint, environment);

/** What the domain's stack made. @internal */
export function fromDomain(context: GenerationContext): StackVariable[] {
  return [
    foreign(
      'vpc_id',
      'string',
      'Network of the domain. Output of the domain stack.',
      () => `vpc-${NOWHERE}`,
    ),
    foreign(
      'private_subnet_ids',
      'list(string)',
      'Private subnets in three zones. Output of the domain stack.',
      () => [0, 1, 2].map(n => `subnet-${NOWHERE.slice(1)}${n}`),
    ),
    foreign(
      'private_zones',
      'list(string)',
      'Zones of the private subnets, in their order. Output of the domain stack.',
      ({ region }) => ['a', 'b', 'c'].map(zone => `${region}${zone}`),
    ),
    foreign(
      'endpoint_security_group_id',
      'string',
      'Security group of the private endpoints. Output of the domain stack.',
      () => `sg-${NOWHERE}`,
    ),
    foreign(
      's3_prefix_list_id',
      'string',
      'Addresses of S3 behind the gateway endpoint. Output of the domain stack.',
      () => 'pl-00000000',
    ),
    foreign(
      'domain_kms_key_arn',
      'string',
      'Key of the domain. Output of the domain stack.',
      environment => keyArn(environment.region, accountOf(environment)),
    ),
    foreign(
      'domain_recovery_kms_key_arn',
      'string',
      'Copy of the domain key in the recovery region. Output of the domain stack.',
      environment =>
        keyArn(environment.disasterRecovery.region, accountOf(environment)),
    ),
    foreign(
      'airflow_bucket',
      'string',
      'Bucket that Airflow of the domain reads its DAGs from. Output of the domain stack.',
      environment =>
        `dm-${airflowName(context, environment)}-airflow-${accountOf(
          environment,
        )}`,
    ),
    foreign(
      'airflow_role_arn',
      'string',
      'Role that Airflow of the domain runs as. Output of the domain stack.',
      environment =>
        `arn:aws:iam::${accountOf(environment)}:role/data-mesh/${airflowName(
          context,
          environment,
        )}-airflow`,
    ),
  ];
}
