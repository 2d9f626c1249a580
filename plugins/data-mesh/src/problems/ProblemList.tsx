// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ProblemPage } from '@meshwright/plugin-data-mesh-common';
import { EmptyState, ErrorState } from '@meshwright/plugin-data-mesh-react';
import { NoSuchPage } from '../layout/NoSuchPage';
import { isNarrowed } from './problemState';
import type { ProblemState } from './problemState';
import { ProblemRow } from './ProblemRow';

/** So few descriptors are shown with their findings at once. */
const FEW = 3;
const SKELETONS = 5;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    skeleton: { padding: theme.spacing(1.5, 2) },
  }),
  { name: 'MeshwrightProblemList' },
);

/** The descriptors of one page, or why there are none. @internal */
export function ProblemList(props: {
  state: ProblemState;
  data?: ProblemPage;
  error?: Error;
  retry(): void;
  onUpdate(change: Partial<ProblemState>): void;
}) {
  const { state, data, error, retry, onUpdate } = props;
  const classes = useStyles();
  if (!data) {
    return error ? (
      <ErrorState
        variant="page"
        title="The problems could not be loaded"
        unaffected="Your search and filters are kept."
        error={error}
        onRetry={retry}
      />
    ) : (
      <Paper variant="outlined" aria-hidden="true">
        {Array.from({ length: SKELETONS }, (_, i) => (
          <div key={i} className={classes.skeleton}>
            <Skeleton width="40%" />
            <Skeleton width="80%" />
          </div>
        ))}
      </Paper>
    );
  }
  if (data.items.length === 0) {
    return <NoProblems {...{ state, data, onUpdate }} />;
  }
  return (
    <Paper variant="outlined">
      <ul className={classes.list}>
        {data.items.map(problem => (
          <ProblemRow
            key={problem.subject.entityRef}
            problem={problem}
            initiallyOpen={data.totalItems <= FEW}
          />
        ))}
      </ul>
    </Paper>
  );
}

function NoProblems(props: {
  state: ProblemState;
  data: ProblemPage;
  onUpdate(change: Partial<ProblemState>): void;
}) {
  const { state, data, onUpdate } = props;
  if (data.totalItems > 0) {
    return (
      <NoSuchPage page={state.page} onFirst={() => onUpdate({ page: 1 })} />
    );
  }
  if (!isNarrowed(state)) {
    return (
      <EmptyState variant="page" title="No descriptor has problems">
        Errors and warnings in contracts and product descriptors appear here,
        with file, line and what to do.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      variant="page"
      title={
        state.mine ? 'Nothing of yours has such problems' : 'Nothing matches'
      }
      action={
        <Button
          variant="outlined"
          onClick={() =>
            onUpdate({
              text: '',
              severity: undefined,
              owner: [],
              domain: [],
              mine: false,
            })
          }
        >
          Show all problems
        </Button>
      }
    >
      Other descriptors may have problems that the search and the filters leave
      out.
    </EmptyState>
  );
}
