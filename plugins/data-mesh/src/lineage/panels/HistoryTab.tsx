// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import type {
  LineageGraphNode,
  LineageHistoryItem,
} from '@meshwright/plugin-data-mesh-common';
import {
  ErrorState,
  RelativeTime,
  lineageApiRef,
  sentenceCase,
  useAsyncData,
  useFlowPanelStyles,
} from '@meshwright/plugin-data-mesh-react';
import { CLOSED_TITLE, nameInId } from '../graph/lineageWords';
import type { LineageView } from '../state/lineageView';
import { PanelLoading } from './PanelLoading';

const PAGE = 20;

/** What happened to a thing: runs of a job, connections that appeared and ended. @internal */
export function HistoryTab({
  node,
}: {
  node: LineageGraphNode;
  view: LineageView;
}) {
  const classes = useFlowPanelStyles();
  const api = useApi(lineageApiRef);
  const [limit, setLimit] = useState(PAGE);
  const { data, error, retry } = useAsyncData(
    signal => api.getLineageHistory({ node: node.id, limit }, { signal }),
    [api, node.id, limit],
    { subject: node.id },
  );
  if (!data) {
    return error ? (
      <ErrorState
        title="The history could not be loaded"
        error={error}
        onRetry={retry}
      />
    ) : (
      <PanelLoading />
    );
  }
  if (data.items.length === 0) {
    return (
      <p className={classes.quiet}>
        Nothing was observed yet. What is only declared has no history here.
      </p>
    );
  }
  return (
    <>
      {data.items.map((item, i) => (
        <div key={`${item.at} ${i}`} className={classes.item}>
          {wordsOf(item, node.id)}
          <span className={classes.sub}>
            <RelativeTime value={item.at} />
          </span>
        </div>
      ))}
      {data.total > data.items.length && (
        <Button
          size="small"
          onClick={() => setLimit(Math.min(500, limit + PAGE))}
        >
          Show more of {data.total.toLocaleString('en-US')}
        </Button>
      )}
    </>
  );
}

function wordsOf({ what, state, edge }: LineageHistoryItem, own: string) {
  if (what === 'run') return `Run: ${sentenceCase(state ?? 'unknown')}`;
  const comes = edge?.to === own;
  const other = comes ? edge?.from : edge?.to;
  const name = other?.startsWith('closed:')
    ? CLOSED_TITLE.toLocaleLowerCase('en-US')
    : nameInId(other ?? '');
  const verb = comes ? 'come from' : 'go to';
  return what === 'appeared'
    ? `Began to ${verb} ${name}`
    : `No longer seen to ${verb} ${name}`;
}
