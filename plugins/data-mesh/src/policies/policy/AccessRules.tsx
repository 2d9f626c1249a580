// SPDX-License-Identifier: Apache-2.0
import type { GovernanceAccessRule } from '@meshwright/plugin-data-mesh-common';
import { DataTable, Panel } from '@meshwright/plugin-data-mesh-react';

/** What a policy says of who may do what. @internal */
export function AccessRules({ rules }: { rules: GovernanceAccessRule[] }) {
  return (
    <Panel title="Who may do what" count={rules.length} flush>
      <DataTable
        label="Who may do what"
        rows={rules}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'title',
            label: 'Rule',
            minWidth: 220,
            render: ({ title, message, reason }) => (
              <>
                {title}
                <div>{[message, reason].filter(Boolean).join(' ')}</div>
              </>
            ),
          },
          {
            id: 'effect',
            label: 'It',
            render: ({ effect }) => (effect === 'allow' ? 'allows' : 'denies'),
          },
          {
            id: 'permissions',
            label: 'Permissions',
            minWidth: 200,
            render: ({ permissions }) => permissions.join(', '),
          },
          {
            id: 'who',
            label: 'To',
            render: ({ roles }) =>
              roles.length > 0 ? roles.join(', ') : 'those it applies to',
          },
          { id: 'when', label: 'Where', render: ({ when }) => when },
        ]}
      />
    </Panel>
  );
}
