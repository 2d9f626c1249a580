// SPDX-License-Identifier: Apache-2.0
import { type Block, blocks, expr, resource } from '../../../../hcl';

/** Tags that costs are counted by, what the bill says in the open format, and word of what is unusual. @internal */
export function costs(): Block[] {
  return [
    resource('aws_ce_anomaly_monitor', 'services', {
      name: expr('var.name'),
      monitor_type: 'DIMENSIONAL',
      monitor_dimension: 'SERVICE',
    }),
    resource('aws_ce_anomaly_subscription', 'services', {
      name: expr('var.name'),
      frequency: 'IMMEDIATE',
      monitor_arn_list: [expr('aws_ce_anomaly_monitor.services.arn')],
      subscriber: blocks({
        type: 'SNS',
        address: expr('aws_sns_topic.alerts.arn'),
      }),
      threshold_expression: blocks({
        dimension: blocks({
          key: 'ANOMALY_TOTAL_IMPACT_PERCENTAGE',
          match_options: ['GREATER_THAN_OR_EQUAL'],
          values: ['20'],
        }),
      }),
      depends_on: [expr('aws_sns_topic_policy.alerts')],
    }),
    resource(
      'aws_ce_cost_allocation_tag',
      'mesh',
      {
        for_each: expr(
          'var.pays_the_bill ? toset(["cost-center", "data-mesh:domain", "data-mesh:environment", "data-mesh:product", "data-mesh:sandbox"]) : toset([])',
        ),
        tag_key: expr('each.key'),
        status: 'Active',
      },
      {
        comment:
          'Tags count on the bill only where the account that pays it says so.',
      },
    ),
    resource('aws_bcmdataexports_export', 'focus', {
      count: expr('var.pays_the_bill ? 1 : 0'),
      export: blocks({
        name: expr('"${var.name}-focus"'),
        data_query: blocks({
          query_statement:
            'SELECT BilledCost, BillingCurrency, ChargeCategory, ChargePeriodEnd, ChargePeriodStart, EffectiveCost, ListCost, ProviderName, RegionId, ResourceId, ServiceCategory, ServiceName, SubAccountId, Tags FROM FOCUS_1_2_AWS',
          table_configurations: {
            FOCUS_1_2_AWS: { TIME_GRANULARITY: 'DAILY' },
          },
        }),
        destination_configurations: blocks({
          s3_destination: blocks({
            s3_bucket: expr('aws_s3_bucket.audit.id'),
            s3_prefix: 'focus',
            s3_region: expr('var.region'),
            s3_output_configurations: blocks({
              overwrite: 'OVERWRITE_REPORT',
              format: 'PARQUET',
              compression: 'PARQUET',
              output_type: 'CUSTOM',
            }),
          }),
        }),
        refresh_cadence: blocks({ frequency: 'SYNCHRONOUS' }),
      }),
    }),
  ];
}
