// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/core-components';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type {
  GitChangeRequest,
  GitChangeRequestState,
  GitRepositoryDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  EmptyState,
  Panel,
  RelativeTime,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { Loaded } from '../layout/Loaded';
import { RefChip } from '../header/RefChip';
import { Pager } from '../layout/Pager';
import { useUrlParam } from '../layout/useUrlParam';
import { ChangeRequestStateLabel } from './ChangeRequestStateLabel';
import { gitHostApiRef } from './gitHostApiRef';
import { useRepositoryPaths } from './repositoryPaths';

const PAGE_SIZE = 25;
const STATES = ['open', 'merged', 'closed'];

/** Change requests of a repository. @internal */
export function ChangeRequestList(props: { repository: GitRepositoryDetail }) {
  const { repository } = props;
  const { group, name } = repository;
  const host = useApi(gitHostApiRef);
  const paths = useRepositoryPaths();
  const [param, setParam] = useUrlParam('state');
  const [page, setPage] = useState(1);
  const state = STATES.includes(param ?? '') ? param : undefined;
  const requests = useAsyncData(
    signal =>
      host.listChangeRequests(
        { group, name },
        {
          state: state as GitChangeRequestState | undefined,
          offset: (page - 1) * PAGE_SIZE,
          limit: PAGE_SIZE,
        },
        { signal },
      ),
    [host, group, name, state, page],
  );
  return (
    <Loaded
      of={requests}
      title="Change requests"
      lines={4}
      failed="Change requests cannot be shown"
    >
      {data => (
        <>
          <Panel
            title="Change requests"
            count={data.totalItems}
            flush
            action={
              <TextField
                select
                size="small"
                variant="outlined"
                label="State"
                value={state ?? 'all'}
                onChange={({ target }) => {
                  setPage(1);
                  setParam(target.value === 'all' ? undefined : target.value);
                }}
              >
                {['all', ...STATES].map(choice => (
                  <MenuItem key={choice} value={choice}>
                    {choice}
                  </MenuItem>
                ))}
              </TextField>
            }
          >
            {data.items.length === 0 ? (
              <EmptyState title="No change request">
                Push a branch and propose it, or use a template that changes a
                product: its proposal waits here for the owners.
              </EmptyState>
            ) : (
              <DataTable<GitChangeRequest>
                label="Change requests"
                rows={data.items}
                keyOf={({ number }) => String(number)}
                columns={[
                  {
                    id: 'title',
                    label: 'Proposal',
                    minWidth: 260,
                    render: row => (
                      <Link to={paths.changeRequest(repository, row.number)}>
                        #{row.number} {row.title}
                      </Link>
                    ),
                  },
                  {
                    id: 'state',
                    label: 'State',
                    render: row => (
                      <ChangeRequestStateLabel state={row.state} />
                    ),
                  },
                  {
                    id: 'author',
                    label: 'By',
                    render: ({ author }) => (
                      <RefChip entityRef={author} kind="user" />
                    ),
                  },
                  {
                    id: 'updated',
                    label: 'Updated',
                    minWidth: 120,
                    render: row => <RelativeTime value={row.updatedAt} />,
                  },
                ]}
              />
            )}
          </Panel>
          <Pager
            label="change requests"
            offset={data.offset}
            limit={data.limit}
            totalItems={data.totalItems}
            onPage={setPage}
          />
        </>
      )}
    </Loaded>
  );
}
