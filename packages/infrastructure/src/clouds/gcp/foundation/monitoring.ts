// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution, GenerationContext } from '../../../generate/types';
import {
  type Block,
  blocks,
  type Body,
  expr,
  resource,
  text,
} from '../../../hcl';
import { labels, named, project } from '../support/references';
import { shortestRhythm } from '../support/serviceLevels';
import { billingAccount, contact } from '../support/variables';

/** Where alarms of the stack go: nobody where no address is stated. */
const channel = (): Block =>
  resource('google_monitoring_notification_channel', 'owner', {
    count: expr('var.contact == "" ? 0 : 1'),
    project,
    display_name: named('owner'),
    type: 'email',
    labels: { email_address: expr('var.contact') },
    user_labels: labels,
    force_delete: true,
  });

const channels = expr('google_monitoring_notification_channel.owner[*].id');

/** An alarm that opens with an entry of the log. @internal */
export function logAlarm(
  label: string,
  title: string,
  filter: Body['filter'],
  advice: string,
): Block {
  return resource('google_monitoring_alert_policy', label, {
    project,
    display_name: text`${expr('local.name')}: ${title}`,
    combiner: 'OR',
    severity: 'ERROR',
    notification_channels: channels,
    user_labels: labels,
    conditions: blocks({
      display_name: title,
      condition_matched_log: blocks({ filter }),
    }),
    alert_strategy: blocks({
      auto_close: '86400s',
      notification_rate_limit: blocks({ period: '3600s' }),
    }),
    documentation: blocks({ content: advice, mime_type: 'text/markdown' }),
  });
}

const MAX_ABSENCE_SECONDS = 23.5 * 3600;

/** An alarm where nothing new was written for longer than the contracts promise. */
function missedRhythm({ blueprint, outputs }: GenerationContext): Block[] {
  const hours = shortestRhythm(outputs.map(({ contract }) => contract));
  const seconds = hours === undefined ? undefined : hours * 3600;
  // Cloud Monitoring cannot wait longer than a day for something to be absent.
  if (seconds === undefined || seconds > MAX_ABSENCE_SECONDS) return [];
  const layer = blueprint.services.processing === 'none' ? 'raw' : 'output';
  return [
    resource('google_monitoring_alert_policy', 'no_new_data', {
      project,
      display_name: text`${expr('local.name')}: no new data`,
      combiner: 'OR',
      severity: 'ERROR',
      notification_channels: channels,
      user_labels: labels,
      conditions: blocks({
        display_name:
          'nothing was written in the time that the contract promises',
        condition_absent: blocks({
          duration: `${Math.max(3600, Math.round(seconds / 60) * 60)}s`,
          filter: text`resource.type="gcs_bucket" AND metric.type="storage.googleapis.com/api/request_count" AND metric.labels.method="WriteObject" AND resource.labels.bucket_name="${expr(
            `google_storage_bucket.${layer}.name`,
          )}"`,
          aggregations: blocks({
            alignment_period: '600s',
            per_series_aligner: 'ALIGN_DELTA',
            cross_series_reducer: 'REDUCE_SUM',
          }),
        }),
      }),
      documentation: blocks({
        content:
          'The contract promises new data more often than this. docs/guides says how to start a run by hand.',
        mime_type: 'text/markdown',
      }),
    }),
  ];
}

/** Errors of whatever runs the product's code: each names its runs after the product. */
const RUN_FAILED = text`severity>=ERROR AND ((resource.type="dataflow_step" AND resource.labels.job_name:"${expr(
  'local.name',
)}") OR (resource.type="cloud_dataproc_batch" AND resource.labels.batch_id:"${expr(
  'local.name',
)}") OR (resource.type="cloud_scheduler_job" AND resource.labels.job_id:"${expr(
  'local.name',
)}") OR (resource.type="cloud_composer_environment" AND labels.workflow="${expr(
  'local.dataset',
)}") OR (protoPayload.serviceName="bigquery.googleapis.com" AND protoPayload.metadata.jobChange.job.jobConfig.labels."data-mesh-run"="${expr(
  'local.name',
)}"))`;

/** A budget over the resources with the given filter. @internal */
export function budget(
  label: string,
  blueprint: ResolvedBlueprint,
  monthly: number,
  filter: Body,
): Block {
  return resource('google_billing_budget', label, {
    count: expr('var.billing_account == "" ? 0 : 1'),
    billing_account: expr('var.billing_account'),
    display_name: label === 'this' ? expr('local.name') : named(label),
    budget_filter: blocks({ calendar_period: 'MONTH', ...filter }),
    amount: blocks({
      specified_amount: blocks({
        currency_code: blueprint.budget.currency,
        units: String(Math.ceil(monthly)),
      }),
    }),
    threshold_rules: blocks(
      ...blueprint.budget.alertAt.map(share => ({
        threshold_percent: share / 100,
        spend_basis: 'CURRENT_SPEND',
      })),
      { threshold_percent: 1, spend_basis: 'FORECASTED_SPEND' },
    ),
    all_updates_rule: blocks({
      monitoring_notification_channels: channels,
      disable_default_iam_recipients: false,
    }),
  });
}

/** Alarms and the budget of a product. @internal */
export function productMonitoring(context: GenerationContext): Contribution {
  const { blueprint } = context;
  return {
    terraform: {
      monitoring: [
        channel(),
        ...missedRhythm(context),
        logAlarm(
          'errors',
          'a run failed',
          RUN_FAILED,
          'A step of the pipeline gave up. The entry of the log says which, and why.',
        ),
      ],
      cost:
        blueprint.budget.monthly > 0
          ? [
              budget('this', blueprint, blueprint.budget.monthly, {
                projects: [
                  text`projects/${expr('data.google_project.this.number')}`,
                ],
                labels: {
                  'data-mesh-product': expr(
                    'local.labels["data-mesh-product"]',
                  ),
                },
              }),
            ]
          : [],
    },
    variables: [contact(blueprint), billingAccount],
  };
}

/** Where alarms of the domain's stack go. @internal */
export const domainChannel = channel;
