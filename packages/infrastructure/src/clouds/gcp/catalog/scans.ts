// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import {
  type Block,
  type Body,
  blocks,
  dynamic,
  expr,
  resource,
  text,
} from '../../../hcl';
import { shortName } from '@meshwright/contracts';
import { type DataplexRule, compileDataplex } from '@meshwright/quality';
import { logAlarm } from '../foundation/monitoring';
import { projectRoles } from '../support/grants';
import { labels, memberOf, project, region } from '../support/references';
import { type ServedTable, nameOf, tablesOf } from '../support/tables';
import { contact } from '../support/variables';
import { wantsTables, wantsWarehouse } from '../support/wanted';

/** Room for a table in the name of a scan: 63, less the name of the stack, a letter and two hyphens. */
const TABLE_ROOM = 63 - 40 - 3;

const scanName = (kind: 'q' | 'p', { label }: ServedTable) =>
  text`${expr('local.name')}-${kind}-${shortName(
    [label.replace(/_+/g, '-').replace(/-$/, '')],
    { length: TABLE_ROOM },
  )}`;

/** A rule of Dataplex as Terraform writes it. */
function ruleOf(rule: DataplexRule): Body {
  const { rangeExpectation: range } = rule;
  return {
    name: rule.name,
    description: rule.description,
    dimension: rule.dimension,
    column: rule.column,
    ignore_null: rule.ignoreNull,
    threshold: rule.threshold,
    ...(rule.nonNullExpectation && { non_null_expectation: blocks({}) }),
    ...(rule.uniquenessExpectation && { uniqueness_expectation: blocks({}) }),
    ...(rule.setExpectation && {
      set_expectation: blocks({ values: rule.setExpectation.values }),
    }),
    ...(range && {
      range_expectation: blocks({
        min_value: range.minValue,
        max_value: range.maxValue,
        strict_min_enabled: range.strictMinEnabled,
        strict_max_enabled: range.strictMaxEnabled,
      }),
    }),
    ...(rule.regexExpectation && {
      regex_expectation: blocks({ regex: rule.regexExpectation.regex }),
    }),
    ...(rule.tableConditionExpectation && {
      table_condition_expectation: blocks({
        sql_expression: rule.tableConditionExpectation.sqlExpression,
      }),
    }),
    ...(rule.sqlAssertion && {
      sql_assertion: blocks({ sql_statement: rule.sqlAssertion.sqlStatement }),
    }),
  };
}

/** Rules of a table from its contract. */
function rulesOf(
  { outputs }: GenerationContext,
  { port, object }: ServedTable,
): DataplexRule[] {
  const owner = outputs.find(output => output.port.name === port);
  if (!owner) return [];
  return compileDataplex(owner.contract, object, { columnName: nameOf }).rules;
}

const resourceOf = ({ blueprint }: GenerationContext, { label }: ServedTable) =>
  text`//bigquery.googleapis.com/${expr(
    `google_bigquery_table.${
      wantsWarehouse(blueprint) ? '' : 'lake_'
    }${label}.id`,
  )}`;

function qualityScan(
  context: GenerationContext,
  table: ServedTable,
  rules: readonly DataplexRule[],
): Block {
  const { orchestration } = context.blueprint.services;
  return resource('google_dataplex_datascan', `quality_${table.label}`, {
    project,
    location: region,
    data_scan_id: scanName('q', table),
    display_name: `Quality of ${table.name}`.slice(0, 255),
    description: 'Rules of the contract.',
    labels,
    data: blocks({ resource: resourceOf(context, table) }),
    execution_spec: blocks({
      trigger: blocks(
        orchestration === 'none'
          ? { schedule: blocks({ cron: 'TZ=UTC 45 * * * *' }) }
          : { on_demand: blocks({}) },
      ),
    }),
    data_quality_spec: blocks({
      sampling_percent: 100,
      catalog_publishing_enabled: true,
      rules: blocks(...rules.map(ruleOf)),
      post_scan_actions: blocks({
        bigquery_export: blocks({
          results_table: text`//bigquery.googleapis.com/projects/${project}/datasets/${expr(
            'google_bigquery_dataset.operations.dataset_id',
          )}/tables/quality_results`,
        }),
        notification_report: dynamic(
          expr('var.contact == "" ? [] : [var.contact]'),
          {
            recipients: blocks({ emails: expr('[var.contact]') }),
            score_threshold_trigger: blocks({ score_threshold: 100 }),
            job_failure_trigger: blocks({}),
          },
        ),
      }),
    }),
  });
}

function profileScan(context: GenerationContext, table: ServedTable): Block {
  const hidden = table.columns
    .filter(({ mask }) => mask)
    .map(({ name }) => name);
  return resource('google_dataplex_datascan', `profile_${table.label}`, {
    project,
    location: region,
    data_scan_id: scanName('p', table),
    display_name: `Profile of ${table.name}`.slice(0, 255),
    description: 'Distribution of the columns that every reader may see.',
    labels,
    data: blocks({ resource: resourceOf(context, table) }),
    execution_spec: blocks({
      trigger: blocks({
        schedule: blocks({ cron: 'TZ=UTC 0 7 * * 0' }),
      }),
    }),
    data_profile_spec: blocks({
      sampling_percent: 10,
      ...(hidden.length > 0 && {
        exclude_fields: blocks({ field_names: hidden }),
      }),
    }),
  });
}

/** Scans of quality and profile for each table, and an alarm for rules that are not kept. @internal */
export function scans(context: GenerationContext): Contribution {
  const { blueprint, outputs } = context;
  if (!wantsTables(blueprint)) return {};
  const tables = tablesOf(outputs, blueprint);
  const judged = tables
    .map(table => ({ table, rules: rulesOf(context, table) }))
    .filter(({ rules }) => rules.length > 0);
  return {
    terraform: {
      quality: [
        projectRoles('flow_scans', memberOf('flow'), [
          'roles/dataplex.dataScanEditor',
        ]),
        ...judged.map(({ table, rules }) => qualityScan(context, table, rules)),
        ...tables.map(table => profileScan(context, table)),
        ...(judged.length > 0
          ? [
              logAlarm(
                'quality',
                'rules of the contract are not kept',
                text`resource.type="dataplex.googleapis.com/DataScan" AND resource.labels.datascan_id:"${expr(
                  'local.name',
                )}-q-" AND jsonPayload.dataQuality.passed=false`,
                'Dataplex shows which rows. Consumers rely on these rules: tell them, or mend the data.',
              ),
            ]
          : []),
      ],
    },
    variables: [contact(blueprint)],
    outputs: [
      {
        name: 'quality_scans',
        value: `[${judged
          .map(
            ({ table }) => `google_dataplex_datascan.quality_${table.label}.id`,
          )
          .join(', ')}]`,
        description: 'Scans that check the rules of the contracts.',
      },
    ],
  };
}

/** Addresses of the scans of quality, for what starts them. @internal */
export function scanReferences(context: GenerationContext): string[] {
  const { blueprint, outputs } = context;
  if (!blueprint.services.catalog || !wantsTables(blueprint)) return [];
  return tablesOf(outputs, blueprint)
    .filter(table => rulesOf(context, table).length > 0)
    .map(({ label }) => `google_dataplex_datascan.quality_${label}.id`);
}
