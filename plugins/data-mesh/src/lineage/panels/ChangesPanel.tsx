// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { LineageGraphEdge } from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  ErrorState,
  FlowPanel,
  lineageApiRef,
  plural,
  useAsyncData,
  useFlowPanelStyles,
} from '@meshwright/plugin-data-mesh-react';
import { DayField } from '../controls/DayField';
import { nameInId } from '../graph/lineageWords';
import type { LineageView } from '../state/lineageView';
import type { ChangeView } from '../state/useLineageView';
import { PanelLoading } from './PanelLoading';

const WEEK_MS = 7 * 86_400_000;
const LIMIT = 200;

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** What changed in the whole lineage between two days. @internal */
export function ChangesPanel({
  view,
  onChange,
}: {
  view: LineageView;
  onChange: ChangeView;
}) {
  const classes = useFlowPanelStyles();
  const api = useApi(lineageApiRef);
  const after = view.at ?? dayOf(Date.now());
  const before = view.since ?? dayOf(Date.parse(after) - WEEK_MS);
  const { data, error, retry } = useAsyncData(
    signal =>
      api.getLineageDifferences(
        { before, after, granularity: view.level, limit: LIMIT },
        { signal },
      ),
    [api, before, after, view.level],
    { subject: `${before} ${after} ${view.level}` },
  );
  return (
    <FlowPanel
      title="What changed"
      name="Changes between two days"
      onClose={() => onChange({ panel: undefined, since: undefined })}
    >
      <p className={classes.lead}>
        Connections that appeared or ended in the whole mesh. What is declared
        has no days, and is not among them.
      </p>
      <div className={classes.days}>
        <DayField
          label="From"
          value={before}
          latest={after}
          onChange={since => onChange({ since })}
        />
        <DayField
          label="To"
          value={after}
          latest={dayOf(Date.now())}
          onChange={at => onChange({ at })}
        />
      </div>
      {!data && error && (
        <ErrorState
          title="The changes could not be loaded"
          error={error}
          onRetry={retry}
        />
      )}
      {!data && !error && <PanelLoading />}
      {data && (
        <>
          <Edges
            title="Appeared"
            edges={data.added}
            count={data.counts.added}
            onChoose={box => onChange({ chosen: { box } })}
          />
          <Edges
            title="Ended"
            edges={data.removed}
            count={data.counts.removed}
            onChoose={box => onChange({ chosen: { box } })}
          />
        </>
      )}
    </FlowPanel>
  );
}

function Edges({
  title,
  edges,
  count,
  onChoose,
}: {
  title: string;
  edges: LineageGraphEdge[];
  count: number;
  onChoose(box: string): void;
}) {
  const classes = useFlowPanelStyles();
  const name = (id: string) => (
    <button
      type="button"
      className={classes.link}
      onClick={() => onChoose(id)}
      title={id}
    >
      {nameInId(id)}
    </button>
  );
  const unseen = count - edges.length;
  return (
    <>
      <h4 className={classes.section}>
        {title} ({count.toLocaleString('en-US')})
      </h4>
      {count === 0 && <p className={classes.quiet}>Nothing</p>}
      <CutList
        items={edges}
        keyOf={({ from, to, kind, source }) =>
          `${from} ${to} ${kind} ${source}`
        }
        what="connections"
        render={({ from, to }) => (
          <>
            {name(from)} → {name(to)}
          </>
        )}
      />
      {unseen > 0 && (
        <p className={classes.quiet}>
          {plural(unseen, 'more', 'more')} that you may not see, or beyond what
          is listed
        </p>
      )}
    </>
  );
}
