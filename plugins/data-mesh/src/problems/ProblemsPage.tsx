// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import {
  StateBanner,
  dataMeshApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { RetryButton } from '../layout/RetryButton';
import { Pager } from '../layout/Pager';
import { SearchField } from '../layout/SearchField';
import { ProblemFilters } from './ProblemFilters';
import { ProblemList } from './ProblemList';
import { PAGE_SIZE, formatProblemState, toProblemQuery } from './problemState';
import { SourceStatusList } from './SourceStatusList';
import { summarizeProblems } from './summarizeProblems';
import { useOwnRefs } from './useOwnRefs';
import { useProblemState } from './useProblemState';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2.5) },
    list: {
      position: 'relative',
      display: 'grid',
      gap: theme.spacing(1.5),
      minWidth: 0,
    },
    count: {
      ...theme.typography.body1,
      fontWeight: 600,
      margin: 0,
      fontVariantNumeric: 'tabular-nums',
    },
    progress: {
      position: 'absolute',
      top: 28,
      left: 0,
      right: 0,
      height: 2,
      // What answers at once should not flicker.
      animation: '$appear 0s 300ms both',
    },
    '@keyframes appear': {
      from: { visibility: 'hidden' },
      to: { visibility: 'visible' },
    },
  }),
  { name: 'MeshwrightProblemsPage' },
);

/** Every descriptor that something is wrong with, for those who can mend it. @public */
export function ProblemsPage() {
  const classes = useStyles();
  const api = useApi(dataMeshApiRef);
  const { state, draft, update, hrefOf } = useProblemState();
  const ownRefs = useOwnRefs();
  const { data, error, loading, retry } = useAsyncData(
    signal =>
      api.queryProblems(toProblemQuery(state, ownRefs ?? []), { signal }),
    [api, formatProblemState(state), state.mine && ownRefs],
    { enabled: !state.mine || ownRefs !== undefined },
  );
  return (
    <div className={classes.root}>
      <SourceStatusList />
      <SearchField
        value={draft.text}
        label="Search descriptors with problems"
        placeholder="Search by name, place or words of a finding"
        onChange={draft.set}
        onCommit={draft.commit}
      />
      <ProblemFilters state={state} facets={data?.facets} onUpdate={update} />
      <div className={classes.list} aria-busy={loading}>
        <div role="status">
          <h2 className={classes.count}>{summarizeProblems(data, error)}</h2>
        </div>
        {loading && data && (
          <LinearProgress
            className={classes.progress}
            aria-label="Refreshing"
          />
        )}
        {data && error && (
          <StateBanner state="warning" action={<RetryButton onRetry={retry} />}>
            This list is from before: the last attempt to renew it failed.{' '}
            {error.message}
          </StateBanner>
        )}
        <ProblemList {...{ state, data, error, retry }} onUpdate={update} />
        {data && (
          <Pager
            label="descriptors"
            offset={data.offset}
            limit={data.limit || PAGE_SIZE}
            totalItems={data.totalItems}
            hrefOf={page => hrefOf({ page })}
          />
        )}
      </div>
    </div>
  );
}
