// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { bucket, spanningVariables } from '../support/bucket';
import { bucketGroups, bucketMember } from '../support/grants';
import { memberOf } from '../support/references';
import { isClosedToAll, tablesOf } from '../support/tables';

/** Days that objects are kept: as long as the longest promise; nothing where a table is kept for ever. */
function keptDays(context: GenerationContext): number | undefined {
  const days = tablesOf(context.outputs, context.blueprint).map(
    ({ retentionDays }) => retentionDays,
  );
  return days.length > 0 &&
    days.every((day): day is number => day !== undefined)
    ? Math.max(...days)
    : undefined;
}

/**
 * The lake: what was landed, what was checked, and what readers may see. Readers get the third, where the columns of
 * the contract are masked; those who are cleared get the second.
 *
 * @internal
 */
export function lakeLayers(context: GenerationContext): Contribution {
  const { blueprint } = context;
  const days = keptDays(context);
  const closed = isClosedToAll(context);
  const layer = (name: string, comment: string, coldAfterDays?: number) =>
    bucket({
      blueprint,
      layer: name,
      comment,
      spansRegions: true,
      coldAfterDays,
      deleteAfterDays: days,
    });
  return {
    terraform: {
      storage: [
        layer('raw', 'As it was delivered, by object and day.', 30),
        layer(
          'curated',
          'Checked against the contract. Nothing is masked.',
          90,
        ),
        layer('output', 'What readers see, with columns masked.'),
        bucketMember(
          'raw',
          'pipe',
          'roles/storage.objectUser',
          memberOf('pipe'),
        ),
        bucketMember(
          'curated',
          'pipe',
          'roles/storage.objectUser',
          memberOf('pipe'),
        ),
        bucketMember(
          'output',
          'pipe',
          'roles/storage.objectUser',
          memberOf('pipe'),
        ),
        bucketGroups('output', 'readers', 'roles/storage.objectViewer'),
        bucketGroups('output', 'cleared_readers', 'roles/storage.objectViewer'),
        ...(closed
          ? []
          : [
              bucketGroups(
                'curated',
                'cleared_readers',
                'roles/storage.objectViewer',
              ),
            ]),
        bucketGroups('raw', 'developers', 'roles/storage.objectCreator'),
      ],
    },
    variables: spanningVariables(blueprint),
    outputs: ['raw', 'curated', 'output'].map(name => ({
      name: `${name}_bucket`,
      value: `google_storage_bucket.${name}.name`,
      description: `Bucket of the ${name} layer.`,
    })),
  };
}
