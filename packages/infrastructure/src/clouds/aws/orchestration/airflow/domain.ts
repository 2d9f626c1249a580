// SPDX-License-Identifier: Apache-2.0
import { type Block, blocks, expr, resource } from '../../../../hcl';
import { type Statement, serviceRole } from '../../build/iam';
import { privateBucket } from '../../foundation/platform/audit';

const arn = (rest: string) =>
  expr(`"arn:\${data.aws_partition.current.partition}:${rest}"`);
const HERE = '${var.region}:${var.account_id}';
const BUCKET = 'aws_s3_bucket.airflow.arn';

const STATEMENTS: readonly Statement[] = [
  {
    sid: 'Dags',
    actions: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
    resources: [expr(BUCKET), expr(`"\${${BUCKET}}/*"`)],
  },
  {
    sid: 'AccountAccess',
    actions: ['s3:GetAccountPublicAccessBlock'],
    resources: ['*'],
  },
  {
    sid: 'Logs',
    actions: [
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:GetLogEvents',
      'logs:GetLogGroupFields',
      'logs:GetLogRecord',
      'logs:GetQueryResults',
      'logs:PutLogEvents',
    ],
    resources: [arn(`logs:${HERE}:log-group:airflow-\${var.name}-*`)],
  },
  {
    sid: 'LookForLogs',
    actions: ['logs:DescribeLogGroups'],
    resources: ['*'],
  },
  {
    sid: 'Metrics',
    actions: ['cloudwatch:PutMetricData', 'airflow:PublishMetrics'],
    resources: [
      arn(`airflow:${HERE}:environment/\${var.name}`),
      arn(`cloudwatch:${HERE}:*`),
    ],
  },
  {
    sid: 'Queue',
    actions: [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
      'sqs:SendMessage',
    ],
    resources: [arn('sqs:${var.region}:*:airflow-celery-*')],
  },
  {
    sid: 'Keys',
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
    ],
    resources: [expr('aws_kms_key.domain.arn')],
  },
  {
    sid: 'Connections',
    actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    resources: [arn(`secretsmanager:${HERE}:secret:airflow/connections/*`)],
  },
  {
    sid: 'RolesOfProducts',
    actions: ['sts:AssumeRole'],
    resources: [arn('iam::${var.account_id}:role/data-mesh/*-airflow-tasks')],
  },
];

const logs = (level: string) => blocks({ enabled: true, log_level: level });

/** One Airflow for the domain: each product has its DAG in it, and a role of its own that its tasks step into. @internal */
export function airflowOfDomain(privateOnly: boolean): Block[] {
  return [
    ...privateBucket({
      label: 'airflow',
      name: expr('"dm-${var.name}-airflow-${var.account_id}"'),
      key: expr('aws_kms_key.domain.arn'),
      rules: [],
      comments: [
        'meshwright:allow security/logging: The trail of the platform records each access.',
        'checkov:skip=CKV_AWS_18:The trail of the platform records each access.',
        'checkov:skip=CKV_AWS_144:DAGs come from the repositories of the products.',
        'checkov:skip=CKV2_AWS_62:Airflow looks for new DAGs itself.',
      ],
    }),
    resource('aws_security_group', 'airflow', {
      name: expr('"${var.name}-airflow"'),
      description: 'Schedulers, workers and web server of Airflow',
      vpc_id: expr('aws_vpc.domain.id'),
    }),
    ...['ingress', 'egress'].map(direction =>
      resource(
        `aws_vpc_security_group_${direction}_rule`,
        'airflow',
        {
          security_group_id: expr('aws_security_group.airflow.id'),
          referenced_security_group_id: expr('aws_security_group.airflow.id'),
          description: 'Parts of Airflow talk to each other',
          ip_protocol: '-1',
        },
        direction === 'ingress'
          ? {
              innerComments: [
                'checkov:skip=CKV_AWS_24:Only members of the same group come in.',
                'checkov:skip=CKV_AWS_25:Only members of the same group come in.',
                'checkov:skip=CKV_AWS_260:Only members of the same group come in.',
                'checkov:skip=CKV_AWS_277:Only members of the same group come in.',
              ],
            }
          : {},
      ),
    ),
    resource('aws_vpc_security_group_egress_rule', 'airflow_endpoints', {
      security_group_id: expr('aws_security_group.airflow.id'),
      referenced_security_group_id: expr('aws_security_group.endpoints.id'),
      description: 'Services of AWS by private endpoints',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    }),
    resource('aws_vpc_security_group_egress_rule', 'airflow_storage', {
      security_group_id: expr('aws_security_group.airflow.id'),
      prefix_list_id: expr('aws_vpc_endpoint.s3.prefix_list_id'),
      description: 'S3 by the gateway endpoint',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    }),
    resource('aws_vpc_security_group_ingress_rule', 'airflow_endpoints', {
      security_group_id: expr('aws_security_group.endpoints.id'),
      referenced_security_group_id: expr('aws_security_group.airflow.id'),
      description: 'Airflow',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    }),
    ...serviceRole({
      name: 'airflow',
      description: 'Runs Airflow of the domain',
      services: ['airflow.amazonaws.com', 'airflow-env.amazonaws.com'],
      statements: STATEMENTS,
      innerComments: [
        'checkov:skip=CKV_AWS_107:Connections hold names of roles, and no secret.',
        'checkov:skip=CKV_AWS_356:Two questions about the account have no resources to name.',
      ],
    }),
    resource(
      'aws_mwaa_environment',
      'domain',
      {
        name: expr('var.name'),
        airflow_version: '2.10.3',
        environment_class: 'mw1.small',
        execution_role_arn: expr('aws_iam_role.airflow.arn'),
        source_bucket_arn: expr(BUCKET),
        dag_s3_path: 'dags/',
        kms_key: expr('aws_kms_key.domain.arn'),
        webserver_access_mode: privateOnly ? 'PRIVATE_ONLY' : 'PUBLIC_ONLY',
        schedulers: 2,
        min_workers: 1,
        max_workers: expr('var.high_availability ? 10 : 3'),
        airflow_configuration_options: {
          'core.dags_are_paused_at_creation': 'False',
          'secrets.backend':
            'airflow.providers.amazon.aws.secrets.secrets_manager.SecretsManagerBackend',
          'secrets.backend_kwargs':
            '{"connections_prefix": "airflow/connections"}',
        },
        network_configuration: blocks({
          subnet_ids: [
            expr('aws_subnet.private[0].id'),
            expr('aws_subnet.private[1].id'),
          ],
          security_group_ids: [expr('aws_security_group.airflow.id')],
        }),
        logging_configuration: blocks({
          dag_processing_logs: logs('WARNING'),
          scheduler_logs: logs('WARNING'),
          task_logs: logs('INFO'),
          webserver_logs: logs('WARNING'),
          worker_logs: logs('WARNING'),
        }),
        depends_on: [
          expr('aws_iam_role_policy.airflow'),
          expr('aws_s3_bucket_versioning.airflow'),
        ],
      },
      privateOnly
        ? {}
        : {
            innerComments: [
              'checkov:skip=CKV2_AWS_66:The blueprint asks for a network that is open to the outside; people of IAM are let in, and nobody else.',
            ],
          },
    ),
  ];
}
