// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  GitRepositoryDetail,
  GitTreeEntry,
} from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  EmptyState,
  Panel,
  plural,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { Loaded } from '../layout/Loaded';
import { RiFileTextLine, RiFolder3Line } from '@remixicon/react';
import { FileText } from './FileText';
import { gitHostApiRef } from './gitHostApiRef';
import { PathCrumbs } from './PathCrumbs';
import { useRepositoryParams, useRepositoryPaths } from './repositoryPaths';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    name: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    icon: { color: theme.palette.text.secondary, flex: 'none' },
    more: { padding: theme.spacing(1, 2.5) },
  }),
  { name: 'MeshwrightFilesView' },
);

/** Files and folders of a folder, and its README below. @internal */
export function FilesView(props: { repository: GitRepositoryDetail }) {
  const { repository } = props;
  const classes = useStyles();
  const host = useApi(gitHostApiRef);
  const { group, name } = repository;
  const { branch = repository.defaultBranch, path } = useRepositoryParams();
  const tree = useAsyncData(
    signal =>
      host.getTree(
        { group, name },
        repository.branches.length === 0 ? {} : { ref: branch, path },
        { signal },
      ),
    [host, group, name, branch, path],
  );
  return (
    <Loaded
      of={tree}
      title="Files"
      lines={8}
      failed="This folder cannot be shown"
    >
      {data => {
        if (data.entries.length === 0) {
          return (
            <EmptyState title="Nothing here yet">
              Clone the repository, commit, and push: what is pushed appears
              here and in the catalog within seconds.
            </EmptyState>
          );
        }
        const readme = data.entries.find(
          entry =>
            entry.type === 'file' && /(^|\/)readme\.md$/i.test(entry.path),
        );
        return (
          <div className={classes.root}>
            <PathCrumbs repository={repository} branch={branch} path={path} />
            <Panel title={path || 'Files'} count={data.entries.length} flush>
              <EntryTable
                repository={repository}
                branch={branch}
                entries={data.entries}
              />
              {data.more > 0 && (
                <div className={classes.more}>
                  {plural(data.more, 'more entry', 'more entries')} in a clone
                </div>
              )}
            </Panel>
            {readme && (
              <FileText
                repository={repository}
                branch={branch}
                path={readme.path}
              />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function EntryTable(props: {
  repository: GitRepositoryDetail;
  branch: string;
  entries: GitTreeEntry[];
}) {
  const { repository, branch } = props;
  const classes = useStyles();
  const paths = useRepositoryPaths();
  return (
    <DataTable<GitTreeEntry>
      label="Files and folders"
      rows={props.entries}
      keyOf={({ path }) => path}
      columns={[
        {
          id: 'name',
          label: 'Name',
          minWidth: 260,
          render: ({ path, type }) => {
            const isFile = type === 'file';
            const Icon = isFile ? RiFileTextLine : RiFolder3Line;
            return (
              <Link
                className={classes.name}
                to={
                  isFile
                    ? paths.blob(repository, branch, path)
                    : paths.tree(repository, branch, path)
                }
              >
                <Icon size={16} className={classes.icon} aria-hidden />
                {path.split('/').pop()}
              </Link>
            );
          },
        },
        {
          id: 'size',
          label: 'Bytes',
          numeric: true,
          render: ({ size }) => size?.toLocaleString('en-US') ?? '',
        },
      ]}
    />
  );
}
