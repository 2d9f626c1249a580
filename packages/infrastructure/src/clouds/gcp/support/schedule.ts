// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import { blocks, call, expr, type HclValue, resource } from '../../../hcl';
import { emailOf, named, project, region } from './references';

/** A call of an interface of Google by the clock. @internal */
export interface ScheduledCall {
  label: string;
  cron: string;
  description: string;
  /** Service account of the stack that calls. */
  account: 'pipe' | 'flow';
  /** Template text: only words of ours and references. */
  uri: string;
  body: HclValue;
}

/** A job of Cloud Scheduler, with retries, that starts something where nothing orchestrates. @internal */
export function scheduledCall(
  { schedule }: ResolvedBlueprint,
  { label, cron, description, account, uri, body }: ScheduledCall,
): Contribution {
  return {
    terraform: {
      schedule: [
        resource('google_cloud_scheduler_job', label, {
          project,
          region,
          name: named(label),
          description,
          schedule: cron,
          time_zone: 'Etc/UTC',
          attempt_deadline: '180s',
          paused: expr('var.paused'),
          retry_config: blocks({
            retry_count: Math.min(schedule.retries, 5),
            min_backoff_duration: '60s',
            max_backoff_duration: '600s',
          }),
          http_target: blocks({
            http_method: 'POST',
            uri: expr(`"${uri}"`),
            headers: { 'Content-Type': 'application/json' },
            body: call('base64encode', call('jsonencode', body)),
            oauth_token: blocks({
              service_account_email: emailOf(account),
              scope: 'https://www.googleapis.com/auth/cloud-platform',
            }),
          }),
        }),
      ],
    },
    variables: [
      {
        name: 'paused',
        type: 'bool',
        description: 'Stop runs by the clock.',
        default: false,
      },
    ],
  };
}
