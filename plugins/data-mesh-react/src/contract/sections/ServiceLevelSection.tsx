// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '@meshwright/contracts';
import { EmptyState } from '../../feedback';
import { DataTable, Panel } from '../../layout';
import { describeServiceLevel } from '../../serviceLevels';

/** What a contract promises about delivery. @internal */
export function ServiceLevelSection({ contract }: { contract: Contract }) {
  const levels = contract.serviceLevels;
  if (levels.length === 0) {
    return (
      <EmptyState title="No service levels">
        This contract promises nothing about when data arrives or how long it is
        kept. Promises are written under “slaProperties”.
      </EmptyState>
    );
  }
  return (
    <Panel title="Service levels" count={levels.length} flush>
      <DataTable
        label="Service levels"
        rows={levels}
        keyOf={level => level.path}
        columns={[
          {
            id: 'name',
            label: 'Property',
            minWidth: 140,
            render: level => describeServiceLevel(level).name,
          },
          {
            id: 'promise',
            label: 'Promise',
            minWidth: 140,
            render: level => (
              <strong>{describeServiceLevel(level).promise}</strong>
            ),
          },
          {
            id: 'elements',
            label: 'Holds for',
            render: level =>
              level.elements.length > 0
                ? level.elements.join(', ')
                : 'the whole contract',
          },
          {
            id: 'description',
            label: 'Why',
            minWidth: 160,
            render: level =>
              [level.description, level.driver].filter(Boolean).join(' · '),
          },
        ]}
      />
    </Panel>
  );
}
