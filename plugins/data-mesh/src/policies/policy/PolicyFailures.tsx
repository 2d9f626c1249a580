// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  EmptyState,
  ErrorState,
  Panel,
  governanceApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { NotLoaded } from '../../layout/NotLoaded';
import { FailureTable } from '../FailureTable';
import { usePages } from '../usePages';

const PAGE = 50;

const useStyles = makeStyles(
  theme => ({ more: { padding: theme.spacing(1, 2.5) } }),
  { name: 'MeshwrightPolicyFailures' },
);

/** Products and contracts that fail a policy, are let off, or could not be judged. @internal */
export function PolicyFailures({ policy }: { policy: string }) {
  const classes = useStyles();
  const api = useApi(governanceApiRef);
  const { items, error, loading, retry, next } = usePages(
    (cursor, signal) =>
      api.listFailures(policy, { cursor, limit: PAGE }, { signal }),
    [api, policy],
  );
  if (!items) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title="Who fails"
        lines={6}
        failed="Who fails could not be loaded"
      />
    );
  }
  if (items.length === 0) {
    return (
      <EmptyState variant="page" title="Nobody fails this policy">
        Everything that it is asked about, and that you may see, keeps it. A
        draft is asked about nothing: see what it would do under “What if”.
      </EmptyState>
    );
  }
  return (
    <Panel title="Who fails" flush>
      <FailureTable label="Who fails" rows={items} />
      {error && (
        <ErrorState
          title="No more could be loaded"
          error={error}
          onRetry={retry}
        />
      )}
      {next && (
        <div className={classes.more}>
          <Button onClick={next} disabled={loading}>
            More
          </Button>
        </div>
      )}
    </Panel>
  );
}
