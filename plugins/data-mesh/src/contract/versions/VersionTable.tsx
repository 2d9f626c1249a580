// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { ContractVersion } from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  Panel,
  RelativeTime,
  StateLabel,
  sentenceCase,
  stateOfLifecycle,
} from '@meshwright/plugin-data-mesh-react';
import { contractPath } from '../contractPath';

/** @internal */
export interface VersionTableProps {
  versions: ContractVersion[];
  /** Ref of the version whose page this is. */
  current: string;
}

/** The versions of a contract, newest first. @internal */
export function VersionTable({ versions, current }: VersionTableProps) {
  const entityPath = useEntityRefLink();
  return (
    <Panel title="Versions" count={versions.length} flush>
      <DataTable
        label="Versions"
        rows={versions}
        keyOf={version => version.entityRef}
        columns={[
          {
            id: 'version',
            label: 'Version',
            render: version => (
              <>
                <Link
                  to={contractPath(entityPath(version.entityRef))}
                  underline="always"
                >
                  {version.version ?? version.title}
                </Link>
                {version.entityRef === current && ' (this one)'}
              </>
            ),
          },
          {
            id: 'status',
            label: 'Status',
            render: ({ status }) =>
              status && (
                <StateLabel state={stateOfLifecycle(status)}>
                  {sentenceCase(status)}
                </StateLabel>
              ),
          },
          {
            id: 'updated',
            label: 'Changed',
            render: ({ updatedAt }) => <RelativeTime value={updatedAt} />,
          },
        ]}
      />
    </Panel>
  );
}
