// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  governanceApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { FailureTable } from '../FailureTable';
import { PagedPanel } from '../PagedPanel';
import { usePages } from '../usePages';

const PAGE = 50;

/** Products and contracts that fail a policy, are let off, or could not be judged. @internal */
export function PolicyFailures({ policy }: { policy: string }) {
  const api = useApi(governanceApiRef);
  const pages = usePages(
    (cursor, signal) =>
      api.listFailures(policy, { cursor, limit: PAGE }, { signal }),
    [api, policy],
  );
  return (
    <PagedPanel
      pages={pages}
      title="Who fails"
      failed="Who fails could not be loaded"
      failedLater="No more could be loaded"
      empty={
        <EmptyState variant="page" title="Nobody fails this policy">
          Everything that it is asked about, and that you may see, keeps it. A
          draft is asked about nothing: see what it would do under “What if”.
        </EmptyState>
      }
    >
      {items => <FailureTable label="Who fails" rows={items} />}
    </PagedPanel>
  );
}
