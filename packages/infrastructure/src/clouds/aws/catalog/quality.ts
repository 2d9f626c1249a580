// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, blocks, call, expr, resource } from '../../../hcl';
import { compileDqdl } from '@meshwright/quality';
import { columnNames } from '../processing/plan';
import { type LakeTable, lakeTables } from '../terms/lakeTables';
import { oneLine } from '../terms/words';

/** Rules of the contract in Glue's language; none where it has none that Glue can check. @internal */
export const rulesOf = (table: LakeTable) =>
  compileDqdl(table.contract, table.object, columnNames(table)).text;

/** Tables that have a ruleset. @internal */
export const tablesWithRules = (context: GenerationContext) =>
  lakeTables(context).filter(table => rulesOf(table) !== '');

/** A ruleset for each table from its contract, and word of each evaluation that fails. @internal */
export function quality(context: GenerationContext): Block[] {
  const tables = tablesWithRules(context);
  if (tables.length === 0) return [];
  return [
    ...tables.map(table =>
      resource('aws_glue_data_quality_ruleset', table.name, {
        name: expr(`"\${var.name}-${table.name}"`),
        description: oneLine(`Rules of the contract for ${table.name}`),
        ruleset: rulesOf(table),
        target_table: blocks({
          database_name: expr('aws_glue_catalog_database.product.name'),
          table_name: expr(`aws_glue_catalog_table.${table.name}.name`),
        }),
      }),
    ),
    resource('aws_cloudwatch_event_rule', 'quality_failed', {
      name: expr('"${var.name}-quality-failed"'),
      description: 'Served data does not keep the rules of its contract',
      event_pattern: call('jsonencode', {
        source: ['aws.glue-dataquality'],
        'detail-type': ['Data Quality Evaluation Results Available'],
        detail: {
          state: ['FAILED'],
          rulesetNames: tables.map(({ name }) =>
            expr(`aws_glue_data_quality_ruleset.${name}.name`),
          ),
        },
      }),
    }),
    resource('aws_cloudwatch_event_target', 'quality_failed', {
      rule: expr('aws_cloudwatch_event_rule.quality_failed.name'),
      arn: expr('aws_sns_topic.alerts.arn'),
    }),
  ];
}
