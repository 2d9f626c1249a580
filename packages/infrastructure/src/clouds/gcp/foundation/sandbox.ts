// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import { expr, text } from '../../../hcl';
import { dataset } from '../support/dataset';
import { datasetGroups } from '../support/grants';
import { budget } from './monitoring';

/** A dataset for trials: what is put there goes by itself, and its cost has a limit of its own. @internal */
export function productSandbox(blueprint: ResolvedBlueprint): Contribution {
  const { sandbox } = blueprint;
  if (!sandbox.enabled) return {};
  return {
    terraform: {
      sandbox: [
        dataset(
          blueprint,
          'sandbox',
          `For trials. Each table goes ${sandbox.expiresAfterDays} days after it was made.`,
          {
            default_table_expiration_ms: sandbox.expiresAfterDays * 86_400_000,
            labels: expr(
              'merge(local.labels, { data-mesh-product = "${substr(local.labels["data-mesh-product"], 0, 55)}-sandbox" })',
            ),
          },
        ),
        datasetGroups('sandbox', 'readers', 'roles/bigquery.dataEditor'),
        datasetGroups('sandbox', 'developers', 'roles/bigquery.dataEditor'),
        ...(sandbox.monthlyBudget > 0
          ? [
              budget('sandbox', blueprint, sandbox.monthlyBudget, {
                projects: [
                  text`projects/${expr('data.google_project.this.number')}`,
                ],
                labels: {
                  'data-mesh-product': expr(
                    'google_bigquery_dataset.sandbox.labels["data-mesh-product"]',
                  ),
                },
              }),
            ]
          : []),
      ],
    },
  };
}
