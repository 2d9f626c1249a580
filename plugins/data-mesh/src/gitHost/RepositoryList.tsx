// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { GitRepository } from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  EmptyState,
  Panel,
  RelativeTime,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../header/RefChip';
import { Loaded } from '../layout/Loaded';
import { Pager } from '../layout/Pager';
import { SearchField } from '../layout/SearchField';
import { createProductRouteRef } from '../routes';
import { gitHostApiRef } from './gitHostApiRef';
import { useRepositoryPaths } from './repositoryPaths';

const PAGE_SIZE = 25;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    description: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightRepositoryList' },
);

/** Every repository of the portal's own git host. @internal */
export function RepositoryList() {
  const classes = useStyles();
  const host = useApi(gitHostApiRef);
  const createLink = useRouteRef(createProductRouteRef);
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const repositories = useAsyncData(
    signal =>
      host.listRepositories(
        { text, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
        { signal },
      ),
    [host, text, page],
  );
  const search = (words: string) => {
    setText(words.slice(0, 200));
    setPage(1);
  };
  return (
    <div className={classes.root}>
      <SearchField
        value={text}
        label="Search repositories"
        placeholder="Search by domain, name or description"
        onChange={search}
        onCommit={() => {}}
      />
      <Loaded
        of={repositories}
        title="Repositories"
        failed="Repositories could not be read"
      >
        {data => (
          <>
            <Panel title="Repositories" count={data.totalItems} flush>
              {data.items.length > 0 ? (
                <RepositoryTable rows={data.items} />
              ) : (
                <EmptyState
                  title={text ? 'None found' : 'No repository yet'}
                  action={
                    !text &&
                    createLink && (
                      <LinkButton
                        variant="contained"
                        color="primary"
                        to={createLink()}
                      >
                        Create a data product
                      </LinkButton>
                    )
                  }
                >
                  {text
                    ? 'No repository has these words in its address or description.'
                    : 'Each product that is created in this portal gets a repository here, which can be cloned and pushed to.'}
                </EmptyState>
              )}
            </Panel>
            <Pager
              label="repositories"
              offset={data.offset}
              limit={data.limit}
              totalItems={data.totalItems}
              onPage={setPage}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}

function RepositoryTable({ rows }: { rows: GitRepository[] }) {
  const classes = useStyles();
  const paths = useRepositoryPaths();
  return (
    <DataTable<GitRepository>
      label="Repositories"
      rows={rows}
      keyOf={({ group, name }) => `${group}/${name}`}
      columns={[
        {
          id: 'name',
          label: 'Repository',
          minWidth: 240,
          render: row => (
            <>
              <Link to={paths.repository(row)}>
                {row.group}/{row.name}
              </Link>
              <div className={classes.description}>{row.description}</div>
            </>
          ),
        },
        {
          id: 'owner',
          label: 'Owner',
          render: ({ owner }) => <RefChip entityRef={owner} kind="group" />,
        },
        {
          id: 'requests',
          label: 'Open change requests',
          numeric: true,
          render: row =>
            row.openChangeRequests > 0 ? (
              <Link to={paths.changeRequests(row)}>
                {row.openChangeRequests}
              </Link>
            ) : (
              '0'
            ),
        },
        {
          id: 'pushed',
          label: 'Last push',
          minWidth: 120,
          render: ({ pushedAt }) =>
            pushedAt ? <RelativeTime value={pushedAt} /> : 'empty',
        },
      ]}
    />
  );
}
