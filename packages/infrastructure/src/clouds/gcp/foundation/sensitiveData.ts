// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import {
  type Block,
  type Body,
  blocks,
  expr,
  resource,
  type Template,
  text,
} from '../../../hcl';
import { named, project, region } from '../support/references';
import { everyColumn, type ServedTable, tablesOf } from '../support/tables';
import { wantsWarehouse } from '../support/wanted';

/** Kinds of personal data that are looked for everywhere. */
const INFO_TYPES = [
  'EMAIL_ADDRESS',
  'PHONE_NUMBER',
  'PERSON_NAME',
  'STREET_ADDRESS',
  'DATE_OF_BIRTH',
  'IBAN_CODE',
  'CREDIT_CARD_NUMBER',
  'PASSPORT',
  'IP_ADDRESS',
];

const MAX_CUSTOM = 20;
const MAX_PATTERN = 1000;

/** Patterns of masked columns: values of theirs must not turn up in open ones. */
function customTypes(context: GenerationContext): Body[] {
  const patterns = new Map<string, string>();
  for (const table of tablesOf(context.outputs, context.blueprint)) {
    for (const { mask, name, property } of everyColumn(table.columns)) {
      const { pattern } = property.typeOptions;
      // RE2, which searches here, has no look-around and no back references.
      const usable =
        typeof pattern === 'string' &&
        pattern.length <= MAX_PATTERN &&
        !/\(\?[=!<]|\\[1-9]/.test(pattern);
      if (!mask || !usable) continue;
      const type = `CONTRACT_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
      patterns.set(type.slice(0, 60), pattern.replace(/^\^|\$$/g, ''));
    }
  }
  return [...patterns].slice(0, MAX_CUSTOM).map(([name, pattern]) => ({
    info_type: blocks({ name }),
    likelihood: 'LIKELY',
    regex: blocks({ pattern }),
  }));
}

function trigger(
  label: string,
  parent: Template,
  storage: Body,
  what: string,
): Block {
  return resource('google_data_loss_prevention_job_trigger', label, {
    parent,
    display_name: named(what),
    description: 'Searches a sample of what every reader sees, each week.',
    status: 'HEALTHY',
    triggers: blocks({
      schedule: blocks({ recurrence_period_duration: '604800s' }),
    }),
    inspect_job: blocks({
      inspect_template_name: expr(
        'google_data_loss_prevention_inspect_template.this.id',
      ),
      storage_config: blocks(storage),
      actions: blocks(
        {
          save_findings: blocks({
            output_config: blocks({
              table: blocks({
                project_id: project,
                dataset_id: expr(
                  'google_bigquery_dataset.operations.dataset_id',
                ),
                table_id: 'sensitive_data_findings',
              }),
            }),
          }),
        },
        { publish_to_stackdriver: blocks({}) },
        { job_notification_emails: blocks({}) },
      ),
    }),
  });
}

/** Texts that no mask hides: where personal data would be seen by everybody. */
const openTexts = ({ columns }: ServedTable) =>
  columns.filter(
    ({ mask, type, fields }) =>
      !mask && fields.length === 0 && ['STRING', 'JSON'].includes(type.name),
  );

/** Searches of the served tables, else of the files of the lake. */
function triggers(context: GenerationContext, parent: Template): Block[] {
  const { blueprint, outputs } = context;
  if (!wantsWarehouse(blueprint)) {
    return [
      trigger(
        'output',
        parent,
        {
          cloud_storage_options: blocks({
            file_set: blocks({
              url: text`gs://${expr('google_storage_bucket.output.name')}/**`,
            }),
            files_limit_percent: 10,
            bytes_limit_per_file: 104857600,
            sample_method: 'RANDOM_START',
          }),
          timespan_config: blocks({
            enable_auto_population_of_timespan_config: true,
          }),
        },
        'output',
      ),
    ];
  }
  return tablesOf(outputs, blueprint)
    .filter(table => openTexts(table).length > 0)
    .map(table =>
      trigger(
        table.label,
        parent,
        {
          big_query_options: blocks({
            table_reference: blocks({
              project_id: project,
              dataset_id: expr('google_bigquery_dataset.output.dataset_id'),
              table_id: expr(`google_bigquery_table.${table.label}.table_id`),
            }),
            rows_limit_percent: 10,
            sample_method: 'RANDOM_START',
            included_fields: blocks(
              ...openTexts(table).map(({ name }) => ({ name })),
            ),
          }),
        },
        table.label,
      ),
    );
}

/**
 * A regular search for personal data in what every reader may see, and a template that takes it out of texts.
 *
 * @internal
 */
export function sensitiveData(context: GenerationContext): Contribution {
  if (!context.blueprint.dataLossPrevention) return {};
  const custom = customTypes(context);
  const parent = text`projects/${project}/locations/${region}`;
  return {
    terraform: {
      sensitive_data: [
        resource('google_data_loss_prevention_inspect_template', 'this', {
          parent,
          display_name: expr('local.name'),
          description: 'Personal data that readers must not find.',
          inspect_config: blocks({
            min_likelihood: 'LIKELY',
            include_quote: false,
            info_types: blocks(...INFO_TYPES.map(name => ({ name }))),
            ...(custom.length > 0 && { custom_info_types: blocks(...custom) }),
            limits: blocks({
              max_findings_per_item: 100,
              max_findings_per_request: 1000,
            }),
          }),
        }),
        resource('google_data_loss_prevention_deidentify_template', 'this', {
          parent,
          display_name: expr('local.name'),
          description:
            'Replaces what the search finds by the name of its kind.',
          deidentify_config: blocks({
            info_type_transformations: blocks({
              transformations: blocks({
                primitive_transformation: blocks({
                  replace_with_info_type_config: true,
                }),
              }),
            }),
          }),
        }),
        ...triggers(context, parent),
      ],
    },
  };
}
