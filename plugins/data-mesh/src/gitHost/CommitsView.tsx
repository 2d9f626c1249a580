// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import type {
  GitCommit,
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
import { gitHostApiRef } from './gitHostApiRef';

const PAGE_SIZE = 30;
const SHORT_ID = 8;

/** Commits of the default branch, newest first. @internal */
export function CommitsView(props: { repository: GitRepositoryDetail }) {
  const { group, name } = props.repository;
  const host = useApi(gitHostApiRef);
  const [offset, setOffset] = useState(0);
  const commits = useAsyncData(
    signal =>
      host.listCommits(
        { group, name },
        { offset, limit: PAGE_SIZE },
        { signal },
      ),
    [host, group, name, offset],
  );
  return (
    <Loaded
      of={commits}
      title="Commits"
      lines={8}
      failed="The history cannot be shown"
    >
      {data => {
        if (data.items.length === 0) {
          return (
            <EmptyState title="No commit yet">
              Commits appear here once something was pushed.
            </EmptyState>
          );
        }
        return (
          <Panel title="Commits" flush>
            <CommitTable commits={data.items} />
            <Button disabled={offset === 0} onClick={() => setOffset(0)}>
              Newest
            </Button>
            <Button
              disabled={!data.hasMore}
              onClick={() => setOffset(offset + PAGE_SIZE)}
            >
              Older
            </Button>
          </Panel>
        );
      }}
    </Loaded>
  );
}

/** Commits in a table. @internal */
export function CommitTable({ commits }: { commits: GitCommit[] }) {
  return (
    <DataTable<GitCommit>
      label="Commits"
      rows={commits}
      keyOf={({ id }) => id}
      columns={[
        { id: 'title', label: 'What', minWidth: 260, render: c => c.title },
        { id: 'author', label: 'Who', render: c => c.author },
        {
          id: 'date',
          label: 'When',
          minWidth: 120,
          render: c => <RelativeTime value={c.date} />,
        },
        {
          id: 'id',
          label: 'Commit',
          render: c => <code>{c.id.slice(0, SHORT_ID)}</code>,
        },
      ]}
    />
  );
}
