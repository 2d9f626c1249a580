// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernanceWaiverQuery } from '@meshwright/plugin-data-mesh-common';
import {
  ErrorState,
  Panel,
  governanceApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { NotLoaded } from '../../layout/NotLoaded';
import { usePages } from '../usePages';
import { WaiverItem } from './WaiverItem';

const PAGE = 25;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    more: { padding: theme.spacing(1, 2.5) },
  }),
  { name: 'MeshwrightWaiverList' },
);

/** Waivers and requests, newest first. @internal */
export function WaiverList(props: {
  query: GovernanceWaiverQuery;
  /** Where there is none. */
  empty: ReactNode;
}) {
  const { query, empty } = props;
  const classes = useStyles();
  const api = useApi(governanceApiRef);
  const { items, error, loading, retry, next } = usePages(
    (cursor, signal) =>
      api.listWaivers({ ...query, cursor, limit: PAGE }, { signal }),
    [api, JSON.stringify(query)],
  );
  if (!items) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title="Waivers"
        lines={6}
        failed="The waivers could not be loaded"
        variant="page"
      />
    );
  }
  if (items.length === 0) return <>{empty}</>;
  return (
    <Panel title="Waivers" flush>
      <ul className={classes.list} aria-label="Waivers" aria-busy={loading}>
        {items.map(waiver => (
          <WaiverItem key={waiver.id} waiver={waiver} onChanged={retry} />
        ))}
      </ul>
      {error && (
        <ErrorState
          title="This list may be out of date"
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
