// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { GitRepositoryDetail } from '@meshwright/plugin-data-mesh-common';
import {
  Facts,
  RelativeTime,
  SectionTabs,
  sectionPanelProps,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { useNavigate } from 'react-router-dom';
import { RefChip } from '../header/RefChip';
import { NotLoaded } from '../layout/NotLoaded';
import { CloneCommand } from './CloneCommand';
import { gitHostApiRef } from './gitHostApiRef';
import { useRepositoryParams, useRepositoryPaths } from './repositoryPaths';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    title: {
      ...theme.typography.h5,
      margin: 0,
      fontWeight: 600,
      overflowWrap: 'anywhere',
    },
    // In a line of text a link is told by more than its colour.
    crumb: {
      ...theme.typography.body2,
      '& a': { textDecoration: 'underline' },
    },
    description: {
      ...theme.typography.body1,
      color: theme.palette.text.secondary,
      margin: 0,
    },
  }),
  { name: 'MeshwrightRepositoryLayout' },
);

/** Parts of a repository's page. @internal */
export type RepositorySection = 'files' | 'change-requests' | 'commits';

/** Head and tabs of a repository's page, around one of its parts. @internal */
export function RepositoryLayout(props: {
  section: RepositorySection;
  children: (repository: GitRepositoryDetail) => ReactNode;
}) {
  const classes = useStyles();
  const host = useApi(gitHostApiRef);
  const paths = useRepositoryPaths();
  const navigate = useNavigate();
  const { ref } = useRepositoryParams();
  const { group, name } = ref;
  const { data, error, retry } = useAsyncData(
    signal => host.getRepository({ group, name }, { signal }),
    [host, group, name],
    { subject: `${group}/${name}` },
  );
  if (!data) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title={`${group}/${name}`}
        lines={6}
        failed="This repository cannot be shown"
        variant="page"
        action={<Link to={paths.list}>All repositories</Link>}
      />
    );
  }
  const addresses: Record<RepositorySection, string> = {
    files: paths.repository(ref),
    'change-requests': paths.changeRequests(ref),
    commits: paths.commits(ref),
  };
  return (
    <div className={classes.root}>
      <div>
        <div className={classes.crumb}>
          <Link to={paths.list}>Repositories</Link> / {group}
        </div>
        <h2 className={classes.title}>{name}</h2>
        <p className={classes.description}>{data.description}</p>
      </div>
      <Facts
        layout="strip"
        facts={[
          {
            label: 'Owner',
            value: <RefChip entityRef={data.owner} kind="group" />,
          },
          { label: 'Default branch', value: data.defaultBranch },
          {
            label: 'Last push',
            value: data.pushedAt ? (
              <RelativeTime value={data.pushedAt} />
            ) : (
              'Nothing was pushed yet'
            ),
          },
          {
            label: 'You may',
            value: data.mayWrite ? 'push and merge' : 'read and propose',
          },
        ]}
      />
      <CloneCommand cloneUrl={data.cloneUrl} />
      <SectionTabs<RepositorySection>
        id="repository"
        label="Parts of the repository"
        chosen={props.section}
        onChoose={section => navigate(addresses[section])}
        tabs={[
          { key: 'files', title: 'Files' },
          {
            key: 'change-requests',
            title: 'Change requests',
            count: data.openChangeRequests,
          },
          { key: 'commits', title: 'History' },
        ]}
      />
      <div {...sectionPanelProps('repository', props.section)}>
        {props.children(data)}
      </div>
    </div>
  );
}
