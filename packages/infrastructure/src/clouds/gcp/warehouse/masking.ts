// SPDX-License-Identifier: Apache-2.0
import type { Classification } from '../../../blueprint/types';
import type { Contribution, GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { MASKS, type Mask } from '../support/mask';
import { labelOf, protectionOfLevel } from '../../../protection/protectionOf';
import { agent, memberOf, named, project, region } from '../support/references';
import { policyTagLabel } from '../support/schema';
import { everyColumn, tablesOf } from '../support/tables';

/** A way in which columns are masked. @internal */
export interface Masking {
  classification: Classification;
  mask: Mask;
}

/** Every way in which a column of the product is masked, each once, in a fixed order. @internal */
export function maskings({ outputs, blueprint }: GenerationContext): Masking[] {
  const found = new Map<string, Masking>();
  for (const table of tablesOf(outputs, blueprint)) {
    for (const { classification, mask } of everyColumn(table.columns)) {
      if (mask) {
        found.set(policyTagLabel(classification, mask), {
          classification,
          mask,
        });
      }
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      a.classification.localeCompare(b.classification) ||
      MASKS.indexOf(a.mask) - MASKS.indexOf(b.mask),
  );
}

function tagOf({ classification, mask }: Masking, isClear: boolean): Block[] {
  const label = policyTagLabel(classification, mask);
  return [
    resource('google_data_catalog_policy_tag', label, {
      taxonomy: expr('google_data_catalog_taxonomy.this.id'),
      parent_policy_tag: expr(
        `google_data_catalog_policy_tag.${classification}.id`,
      ),
      display_name: label,
      description: `Columns that are ${classification}; whoever is not cleared sees them by ${mask}.`,
    }),
    resource('google_bigquery_datapolicy_data_policy', label, {
      project,
      location: region,
      data_policy_id: text`${expr('local.dataset')}_${label}`,
      policy_tag: expr(`google_data_catalog_policy_tag.${label}.name`),
      data_policy_type: 'DATA_MASKING_POLICY',
      data_masking_policy: blocks({ predefined_expression: mask }),
    }),
    resource('google_bigquery_datapolicy_data_policy_iam_member', label, {
      for_each: expr(
        isClear
          ? 'toset(local.readers)'
          : 'toset(concat(local.readers, local.cleared_readers))',
      ),
      project,
      location: region,
      data_policy_id: expr(
        `google_bigquery_datapolicy_data_policy.${label}.data_policy_id`,
      ),
      role: 'roles/bigquerydatapolicy.maskedReader',
      member: expr('each.key'),
    }),
  ];
}

/**
 * Masking from the classifications of the contract. The taxonomy is the product's own, so that clearance for one
 * product clears nobody for another.
 *
 * @internal
 */
export function masking(context: GenerationContext): Contribution {
  const { blueprint } = context;
  const all = maskings(context);
  if (all.length === 0) return {};
  const classifications = [
    ...new Set(all.map(({ classification }) => classification)),
  ];
  const cleared = (name: string, more: Block['body']) =>
    resource('google_data_catalog_taxonomy_iam_member', name, {
      ...more,
      project,
      region,
      taxonomy: expr('google_data_catalog_taxonomy.this.name'),
      role: 'roles/datacatalog.categoryFineGrainedReader',
    });
  const isClear = (classification: Classification) =>
    protectionOfLevel(blueprint.masking, classification).isClearToCleared;
  const people = {
    for_each: expr('toset(local.cleared_readers)'),
    member: expr('each.key'),
  };
  // Where a policy keeps values of a classification from everybody, the cleared get the others one by one.
  const clearedReaders = classifications.every(isClear)
    ? [cleared('cleared_readers', people)]
    : all
        .filter(({ classification }) => isClear(classification))
        .map(({ classification, mask }) => {
          const label = policyTagLabel(classification, mask);
          return resource(
            'google_data_catalog_policy_tag_iam_member',
            `${label}_cleared_readers`,
            {
              ...people,
              policy_tag: expr(`google_data_catalog_policy_tag.${label}.name`),
              role: 'roles/datacatalog.categoryFineGrainedReader',
            },
          );
        });
  return {
    terraform: {
      masking: [
        resource('google_data_catalog_taxonomy', 'this', {
          project,
          region,
          display_name: named('classification'),
          description: 'Classifications of the columns of the product.',
          activated_policy_types: ['FINE_GRAINED_ACCESS_CONTROL'],
        }),
        ...classifications.map(classification =>
          resource('google_data_catalog_policy_tag', classification, {
            taxonomy: expr('google_data_catalog_taxonomy.this.id'),
            display_name: labelOf(blueprint.masking, classification),
            description: `Columns that the contract calls ${classification}.`,
          }),
        ),
        ...all.flatMap(one => tagOf(one, isClear(one.classification))),
        ...clearedReaders,
        cleared('pipe', { member: memberOf('pipe') }),
        // Rules of the contract are about values, so what checks them sees them.
        ...(blueprint.services.catalog
          ? [cleared('scans', { member: agent('gcp-sa-dataplex') })]
          : []),
      ],
    },
  };
}
