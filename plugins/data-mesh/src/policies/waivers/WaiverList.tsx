// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernanceWaiverQuery } from '@meshwright/plugin-data-mesh-common';
import { governanceApiRef } from '@meshwright/plugin-data-mesh-react';
import { PagedPanel } from '../PagedPanel';
import { usePages } from '../usePages';
import { WaiverItem } from './WaiverItem';

const PAGE = 25;

const useStyles = makeStyles(
  { list: { listStyle: 'none', margin: 0, padding: 0 } },
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
  const pages = usePages(
    (cursor, signal) =>
      api.listWaivers({ ...query, cursor, limit: PAGE }, { signal }),
    [api, JSON.stringify(query)],
  );
  return (
    <PagedPanel
      pages={pages}
      title="Waivers"
      failed="The waivers could not be loaded"
      failedLater="This list may be out of date"
      empty={empty}
      variant="page"
    >
      {items => (
        <ul
          className={classes.list}
          aria-label="Waivers"
          aria-busy={pages.loading}
        >
          {items.map(waiver => (
            <WaiverItem
              key={waiver.id}
              waiver={waiver}
              onChanged={pages.retry}
            />
          ))}
        </ul>
      )}
    </PagedPanel>
  );
}
