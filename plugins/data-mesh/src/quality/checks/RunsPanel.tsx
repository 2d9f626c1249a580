// SPDX-License-Identifier: Apache-2.0
import type { QualityRun } from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  Panel,
  RelativeTime,
} from '@meshwright/plugin-data-mesh-react';

const SHOWN = 6;

/** The latest runs of tools. @internal */
export function RunsPanel({ runs }: { runs: QualityRun[] }) {
  return (
    <Panel title="Latest runs" flush>
      <DataTable<QualityRun>
        label="Latest runs"
        rows={runs.slice(0, SHOWN)}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'ended',
            label: 'When',
            render: ({ endedAt }) => <RelativeTime value={endedAt} />,
          },
          {
            id: 'tool',
            label: 'By',
            render: ({ tool, origin }) =>
              origin === 'measured' ? 'the portal' : tool,
          },
          {
            id: 'passed',
            label: 'Passed',
            numeric: true,
            render: ({ counts }) => counts.pass,
          },
          {
            id: 'failed',
            label: 'Failed',
            numeric: true,
            render: ({ counts }) => counts.fail,
          },
        ]}
      />
    </Panel>
  );
}
