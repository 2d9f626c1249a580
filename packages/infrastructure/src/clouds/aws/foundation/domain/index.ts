// SPDX-License-Identifier: Apache-2.0
import type {
  Contribution,
  GenerationContext,
  StackOutput,
} from '../../../../generate/types';
import { databaseName, productName } from '../../terms/names';
import { fillIn } from '../fillIn';
import { key } from '../keys';
import { tfvarsOutput } from '../outputs';
import { base } from '../product/base';
import { deploy } from './deploy';
import { network } from './network';
import { subjects } from './subjects';

function outputs({ blueprint }: GenerationContext): StackOutput[] {
  const airflow = blueprint.services.orchestration === 'airflow';
  const found: StackOutput[] = [
    {
      name: 'vpc_id',
      value: 'aws_vpc.domain.id',
      description: 'Network of the domain.',
    },
    {
      name: 'private_subnet_ids',
      value: 'aws_subnet.private[*].id',
      description: 'Private subnets in three zones.',
    },
    {
      name: 'private_zones',
      value: 'aws_subnet.private[*].availability_zone',
      description: 'Zones of the private subnets, in their order.',
    },
    {
      name: 'endpoint_security_group_id',
      value: 'aws_security_group.endpoints.id',
      description: 'Security group of the private endpoints.',
    },
    {
      name: 's3_prefix_list_id',
      value: 'aws_vpc_endpoint.s3.prefix_list_id',
      description: 'Addresses of S3 behind the gateway endpoint.',
    },
    {
      name: 'domain_kms_key_arn',
      value: 'aws_kms_key.domain.arn',
      description: 'Key of the domain.',
    },
    {
      name: 'domain_recovery_kms_key_arn',
      value:
        'var.disaster_recovery ? aws_kms_replica_key.domain[0].arn : aws_kms_key.domain.arn',
      description: 'Copy of the domain key in the recovery region.',
    },
    {
      name: 'permissions_boundary_arn',
      value: 'var.permissions_boundary_arn',
      description: 'Policy that no role of the mesh can exceed.',
    },
    ...(airflow
      ? [
          {
            name: 'airflow_bucket',
            value: 'aws_s3_bucket.airflow.id',
            description: 'Bucket that Airflow reads its DAGs from.',
          },
          {
            name: 'airflow_role_arn',
            value: 'aws_iam_role.airflow.arn',
            description: 'Role that Airflow runs as.',
          },
        ]
      : []),
  ];
  return [
    ...found,
    tfvarsOutput(
      'product_tfvars',
      'What products of the domain need: pipe it into scripts/fill_in.py of each.',
      found,
    ),
    {
      name: 'deploy_roles',
      value:
        '{ for product, deployment in var.deployments : product => { plan = aws_iam_role.plan[product].arn, apply = aws_iam_role.apply[product].arn } }',
      description: 'Roles of the pipelines of each product.',
    },
  ];
}

/** What a domain has once: key, network, and the roles that its products are deployed with. @internal */
export function domainFoundation(context: GenerationContext): Contribution {
  const { blueprint } = context;
  const { product } = blueprint;
  return {
    terraform: {
      main: base(context),
      encryption: key({
        label: 'domain',
        description: `Domain ${product.domain}`,
        rotationDays: blueprint.encryption.rotationDays,
        copy: 'var.disaster_recovery',
      }),
      network: network(context),
      deploy: deploy(blueprint.host),
    },
    variables: [
      {
        name: 'deployments',
        type: 'map(object({ name = string, database = string, state = string, plan_subjects = list(string), apply_subjects = list(string) }))',
        description:
          'Products of the domain by name: what their resources are called, where their state is, and the subjects of the tokens that plan and apply.',
        default: {},
        value: environment => ({
          [product.name]: {
            name: productName(blueprint, environment),
            database: databaseName(blueprint, environment),
            state: `domains/${product.domain}/products/${product.name}`,
            // Match no token until the repository exists: its host knows the numbers that belong here.
            ...subjects(blueprint, environment),
          },
        }),
      },
    ],
    files: fillIn,
    outputs: outputs(context),
  };
}
