// SPDX-License-Identifier: Apache-2.0
import type { QualityDimension } from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  Panel,
  sentenceCase,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { scoreText, stateOfQuality } from './qualityWords';

/** Scores by dimension of quality, and what they are made of. @internal */
export function DimensionsPanel({
  dimensions,
}: {
  dimensions: QualityDimension[];
}) {
  return (
    <Panel title="Dimensions" flush>
      <DataTable<QualityDimension>
        label="Quality by dimension"
        rows={dimensions}
        keyOf={({ dimension }) => String(dimension)}
        columns={[
          {
            id: 'dimension',
            label: 'Dimension',
            render: one => (
              <StateLabel state={stateOfQuality(one)}>
                {one.dimension ? sentenceCase(one.dimension) : 'Other'}
              </StateLabel>
            ),
          },
          {
            id: 'score',
            label: 'Score',
            numeric: true,
            render: one => scoreText(one.score),
          },
          {
            id: 'passed',
            label: 'Passed',
            numeric: true,
            render: ({ counts }) => counts.pass,
          },
          {
            id: 'warned',
            label: 'Warnings',
            numeric: true,
            render: ({ counts }) => counts.warn,
          },
          {
            id: 'failed',
            label: 'Failed',
            numeric: true,
            render: ({ counts }) => counts.fail,
          },
          {
            id: 'other',
            label: 'Not judged',
            numeric: true,
            render: ({ counts }) =>
              counts.error + counts.skipped + counts.unknown,
          },
        ]}
      />
    </Panel>
  );
}
