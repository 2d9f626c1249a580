// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  GitChangeRequestDetail,
  GitRepositoryDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  ErrorState,
  Facts,
  Panel,
  Prose,
  RelativeTime,
  StateBanner,
  plural,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../header/RefChip';
import { NotLoaded } from '../layout/NotLoaded';
import { ChangedFile } from './ChangedFile';
import { ChangeRequestStateLabel } from './ChangeRequestStateLabel';
import { CommitTable } from './CommitsView';
import { gitHostApiRef } from './gitHostApiRef';
import { useRepositoryParams } from './repositoryPaths';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    title: { ...theme.typography.h6, margin: 0, overflowWrap: 'anywhere' },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'MeshwrightChangeRequestView' },
);

/** A change request: what it changes, whether it can be merged, and the decision. @internal */
export function ChangeRequestView(props: { repository: GitRepositoryDetail }) {
  const { group, name } = props.repository;
  const classes = useStyles();
  const host = useApi(gitHostApiRef);
  const { number } = useRepositoryParams();
  const [deciding, setDeciding] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const { data, error, retry } = useAsyncData(
    signal => host.getChangeRequest({ group, name }, number, { signal }),
    [host, group, name, number],
    { subject: `${group}/${name}#${number}` },
  );
  const decide = async (decision: 'merge' | 'close') => {
    setDeciding(true);
    setFailure(undefined);
    try {
      await (decision === 'merge'
        ? host.mergeChangeRequest({ group, name }, number)
        : host.closeChangeRequest({ group, name }, number));
    } catch (problem) {
      setFailure(problem as Error);
    } finally {
      setDeciding(false);
      retry();
    }
  };
  if (!data) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title={`Change request #${number}`}
        lines={8}
        failed="This change request cannot be shown"
      />
    );
  }
  return (
    <div className={classes.root}>
      <h3 className={classes.title}>
        #{data.number} {data.title}
      </h3>
      <Facts
        layout="strip"
        facts={[
          {
            label: 'State',
            value: <ChangeRequestStateLabel state={data.state} />,
          },
          {
            label: 'By',
            value: <RefChip entityRef={data.author} kind="user" />,
          },
          { label: 'From', value: data.source },
          { label: 'Into', value: data.target },
          { label: 'Opened', value: <RelativeTime value={data.createdAt} /> },
        ]}
      />
      {data.description && (
        <Panel title="What and why">
          <Prose>{data.description}</Prose>
        </Panel>
      )}
      <Verdict request={data} />
      {failure && (
        <ErrorState title="That did not work" error={failure} onRetry={retry} />
      )}
      {(data.mayMerge || data.mayClose) && (
        <div className={classes.actions}>
          {data.mayMerge && (
            <Button
              color="primary"
              variant="contained"
              disabled={deciding || data.mergeability !== 'ready'}
              onClick={() => decide('merge')}
            >
              Merge
            </Button>
          )}
          {data.mayClose && (
            <Button
              variant="outlined"
              disabled={deciding}
              onClick={() => decide('close')}
            >
              Close without merging
            </Button>
          )}
        </div>
      )}
      <Panel title="Commits" count={data.commits.length} flush>
        <CommitTable commits={data.commits} />
      </Panel>
      <Panel title="Changed files" count={data.files.length}>
        {data.files.map(file => (
          <ChangedFile
            key={file.path}
            repository={props.repository}
            number={number}
            file={file}
          />
        ))}
        {data.moreFiles > 0 &&
          `${plural(data.moreFiles, 'more file', 'more files')} in a clone`}
      </Panel>
    </div>
  );
}

function Verdict({ request }: { request: GitChangeRequestDetail }) {
  switch (request.mergeability) {
    case 'ready':
      return (
        <StateBanner state="ok">
          It can be merged as it is.
          {request.mayMerge ? '' : ' The owners of the repository decide.'}
        </StateBanner>
      );
    case 'conflicts':
      return (
        <StateBanner state="error">
          Both branches change the same lines of {request.conflicts.join(', ')}.
          Bring {request.target} into {request.source} in a clone, decide there,
          and push.
        </StateBanner>
      );
    case 'nothing-to-merge':
      return (
        <StateBanner state="unknown">
          {request.target} has all of it already.
        </StateBanner>
      );
    default:
      return null;
  }
}
