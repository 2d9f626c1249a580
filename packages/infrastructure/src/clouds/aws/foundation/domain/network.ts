// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import { type Block, expr, locals, resource } from '../../../../hcl';
import { policyDocument, policyJson, serviceRole } from '../../build/iam';

const VPC = expr('aws_vpc.domain.id');
const named = (suffix: string) => ({ Name: expr(`"\${var.name}${suffix}"`) });

/** Services that products reach without leaving the network. */
const INTERFACES = [
  'athena',
  'emr-serverless',
  'events',
  'glue',
  'kms',
  'lakeformation',
  'logs',
  'monitoring',
  'redshift-data',
  'secretsmanager',
  'sns',
  'states',
  'sts',
];

/** What Airflow needs besides, where the domain has one. */
const FOR_AIRFLOW = ['sqs', 'airflow.api', 'airflow.env', 'ecr.api', 'ecr.dkr'];

function vpc(addresses: string): Block[] {
  return [
    resource('aws_vpc', 'domain', {
      cidr_block: addresses,
      enable_dns_support: true,
      enable_dns_hostnames: true,
      tags: named(''),
    }),
    resource(
      'aws_default_security_group',
      'domain',
      { vpc_id: VPC },
      {
        comment:
          'Nothing uses the group that comes with the network; without rules it lets nothing through.',
      },
    ),
    resource('aws_subnet', 'private', {
      count: 3,
      vpc_id: VPC,
      cidr_block: expr('cidrsubnet(aws_vpc.domain.cidr_block, 2, count.index)'),
      availability_zone: expr('local.zones[count.index]'),
      tags: named('-private-${count.index}'),
    }),
    locals({
      zones: expr('[for letter in ["a", "b", "c"] : "${var.region}${letter}"]'),
    }),
    resource('aws_route_table', 'private', {
      vpc_id: VPC,
      tags: named('-private'),
    }),
    resource('aws_route_table_association', 'private', {
      count: 3,
      subnet_id: expr('aws_subnet.private[count.index].id'),
      route_table_id: expr('aws_route_table.private.id'),
    }),
  ];
}

function endpoints(services: readonly string[]): Block[] {
  return [
    resource(
      'aws_security_group',
      'endpoints',
      {
        name: expr('"${var.name}-endpoints"'),
        description: 'Private endpoints; each product lets itself in',
        vpc_id: VPC,
        tags: named('-endpoints'),
      },
      {
        innerComments: [
          'checkov:skip=CKV2_AWS_5:It is attached to the endpoints below.',
        ],
      },
    ),
    policyDocument(
      'endpoints',
      [
        {
          sid: 'OnlyThisAccount',
          actions: ['*'],
          resources: ['*'],
          principals: [['AWS', ['*']]],
          conditions: [
            ['StringEquals', 'aws:PrincipalAccount', [expr('var.account_id')]],
          ],
        },
      ],
      {
        comment:
          'Nobody can carry data out to another account with rights of that account.',
        innerComments: [
          'checkov:skip=CKV_AWS_1:An endpoint limits who may pass; what they may do is in their roles.',
          'checkov:skip=CKV_AWS_49:An endpoint limits who may pass; what they may do is in their roles.',
          'checkov:skip=CKV_AWS_107:An endpoint limits who may pass; what they may do is in their roles.',
          'checkov:skip=CKV_AWS_108:An endpoint limits who may pass; what they may do is in their roles.',
          'checkov:skip=CKV_AWS_109:An endpoint limits who may pass; what they may do is in their roles.',
          'checkov:skip=CKV_AWS_110:An endpoint limits who may pass; what they may do is in their roles.',
          'checkov:skip=CKV_AWS_111:An endpoint limits who may pass; what they may do is in their roles.',
          'checkov:skip=CKV_AWS_283:The condition leaves principals of this account alone.',
          'checkov:skip=CKV_AWS_356:An endpoint limits who may pass; what they may do is in their roles.',
          'checkov:skip=CKV2_AWS_40:An endpoint limits who may pass; what they may do is in their roles.',
        ],
      },
    ),
    resource('aws_vpc_endpoint', 'interface', {
      for_each: expr(`toset(${JSON.stringify(services).replace(/,/g, ', ')})`),
      vpc_id: VPC,
      service_name: expr('"com.amazonaws.${var.region}.${each.key}"'),
      vpc_endpoint_type: 'Interface',
      private_dns_enabled: true,
      subnet_ids: expr(
        'var.high_availability ? aws_subnet.private[*].id : slice(aws_subnet.private[*].id, 0, 1)',
      ),
      security_group_ids: [expr('aws_security_group.endpoints.id')],
      policy: policyJson('endpoints'),
      tags: named('-${each.key}'),
    }),
    resource('aws_vpc_endpoint', 's3', {
      vpc_id: VPC,
      service_name: expr('"com.amazonaws.${var.region}.s3"'),
      vpc_endpoint_type: 'Gateway',
      route_table_ids: [expr('aws_route_table.private.id')],
      tags: named('-s3'),
    }),
  ];
}

/** A way out to sources in the internet, and none in. */
function wayOut(): Block[] {
  return [
    resource('aws_internet_gateway', 'domain', {
      vpc_id: VPC,
      tags: named(''),
    }),
    resource('aws_subnet', 'public', {
      vpc_id: VPC,
      cidr_block: expr('cidrsubnet(aws_vpc.domain.cidr_block, 4, 12)'),
      availability_zone: expr('local.zones[0]'),
      tags: named('-public'),
    }),
    resource('aws_route_table', 'public', {
      vpc_id: VPC,
      tags: named('-public'),
    }),
    resource('aws_route', 'out', {
      route_table_id: expr('aws_route_table.public.id'),
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: expr('aws_internet_gateway.domain.id'),
    }),
    resource('aws_route_table_association', 'public', {
      subnet_id: expr('aws_subnet.public.id'),
      route_table_id: expr('aws_route_table.public.id'),
    }),
    resource('aws_eip', 'nat', { domain: 'vpc', tags: named('-nat') }),
    resource('aws_nat_gateway', 'domain', {
      allocation_id: expr('aws_eip.nat.id'),
      subnet_id: expr('aws_subnet.public.id'),
      tags: named(''),
      depends_on: [expr('aws_internet_gateway.domain')],
    }),
    resource('aws_route', 'private_out', {
      route_table_id: expr('aws_route_table.private.id'),
      destination_cidr_block: '0.0.0.0/0',
      nat_gateway_id: expr('aws_nat_gateway.domain.id'),
    }),
  ];
}

/** Who talked to whom, for as long as records are kept. */
function flowLogs(): Block[] {
  return [
    resource('aws_cloudwatch_log_group', 'flows', {
      name: expr('"/aws/vpc/${var.name}"'),
      retention_in_days: 365,
      kms_key_id: expr('aws_kms_key.domain.arn'),
    }),
    ...serviceRole({
      name: 'flows',
      description: 'Writes the flow logs of the network',
      services: ['vpc-flow-logs.amazonaws.com'],
      statements: [
        {
          sid: 'Write',
          actions: [
            'logs:CreateLogStream',
            'logs:PutLogEvents',
            'logs:DescribeLogStreams',
          ],
          resources: [expr('"${aws_cloudwatch_log_group.flows.arn}:*"')],
        },
      ],
    }),
    resource('aws_flow_log', 'domain', {
      vpc_id: VPC,
      traffic_type: 'ALL',
      log_destination: expr('aws_cloudwatch_log_group.flows.arn'),
      iam_role_arn: expr('aws_iam_role.flows.arn'),
      max_aggregation_interval: 60,
    }),
  ];
}

/** The network of a domain: private subnets in three zones, and private endpoints instead of ways out. @internal */
export function network({ blueprint }: GenerationContext): Block[] {
  const { addressSpace, private: closed } = blueprint.network;
  const services =
    blueprint.services.orchestration === 'airflow'
      ? [...INTERFACES, ...FOR_AIRFLOW]
      : INTERFACES;
  return [
    ...vpc(addressSpace),
    ...endpoints(services),
    ...(closed ? [] : wayOut()),
    ...flowLogs(),
  ];
}
