// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  LineageExpansion,
  LineageGranularity,
  LineageGraphNode,
} from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  ErrorState,
  FlowView,
  Panel,
  PanelSkeleton,
  usePreparedFlow,
} from '@meshwright/plugin-data-mesh-react';
import { FilterButton } from './controls/FilterButton';
import { filterGroups } from './controls/filterGroups';
import { LineageControls, PanelButtons } from './controls/LineageControls';
import type { LineageData } from './data/useLineageData';
import { useLineageData } from './data/useLineageData';
import { useNames } from './data/useNames';
import { useNodeStates } from './data/useNodeStates';
import { buildFlow } from './graph/buildFlow';
import { LineageNotes } from './LineageNotes';
import { ChangesPanel } from './panels/ChangesPanel';
import { ChosenPanel } from './panels/ChosenPanel';
import { GapPanel } from './panels/GapPanel';
import { ALL_STEPS } from './state/lineageView';
import type { LineageView } from './state/lineageView';
import { useLineageView } from './state/useLineageView';

const useStyles = makeStyles(
  theme => ({
    root: { paddingBottom: theme.spacing(3), minWidth: 0 },
    empty: { padding: theme.spacing(2) },
    controls: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
    },
  }),
  { name: 'MeshwrightLineageExplorer' },
);

/** Props of {@link LineageExplorer}. @internal */
export interface LineageExplorerProps {
  /** Id of a node, or ref of a data product or contract. */
  node: string;
  /** What people call it. */
  title: string;
  /** The level that an address without a word means. */
  level: LineageGranularity;
  /** Height of the drawing in pixels. */
  height?: number;
  /** Link or button at the end of the panel's heading. */
  action?: ReactNode;
}

const NONE: LineageGraphNode[] = [];

/** The lineage of something, to be explored. The address carries everything that is looked at. @internal */
export function LineageExplorer(props: LineageExplorerProps) {
  const { node, title, level } = props;
  const classes = useStyles();
  usePreparedFlow();
  const entityPath = useEntityRefLink();
  const [view, change] = useLineageView(level);
  const { data, error, loading, retry } = useLineageData(node, view);
  const states = useNodeStates(data?.answer.nodes ?? NONE);
  const nameOf = useNames(data?.answer.nodes ?? NONE);
  // Ages of connections are taken from when they came.
  const now = useMemo(
    () => (view.at ? new Date(`${view.at}T23:59:59Z`) : new Date()),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [data, view.at],
  );
  const { filters, open, all, panel, expand } = view;
  const picture = useMemo(
    () => data && buildFlow(data, view, { entityPath, nameOf, states, now }),
    // What is chosen or searched for does not change the picture.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [
      data,
      filters,
      open,
      all,
      expand,
      panel,
      view.level,
      entityPath,
      nameOf,
      states,
      now,
    ],
  );
  const groups = useMemo(
    () => (data ? filterGroups(data, filters, now, nameOf) : []),
    [data, filters, now, nameOf],
  );
  const [target, setTarget] = useState<{ id: string }>();

  if (!data || !picture) {
    return (
      <div className={classes.root}>
        {error && !loading ? (
          <Panel title="Lineage" action={props.action}>
            <div className={classes.controls}>
              <LineageControls view={view} onChange={change} />
            </div>
            <ErrorState
              title={`The lineage of ${title} could not be loaded`}
              error={error}
              onRetry={retry}
            />
          </Panel>
        ) : (
          <PanelSkeleton title="Lineage" lines={10} />
        )}
      </div>
    );
  }

  const toggleIn = (list: string[], id: string) =>
    list.includes(id) ? list.filter(each => each !== id) : [...list, id];
  const onSide = (box: string, side: 'up' | 'down', opens: boolean) => {
    // At the level of columns a box stands for its columns.
    const nodes =
      view.level === 'column'
        ? data.answer.nodes
            .filter(each => each.id === box || each.dataset === box)
            .map(({ id }) => id)
        : [box];
    const others = expand.filter(
      each => each.side !== side || !nodes.includes(each.node),
    );
    const own = nodes.map((id): LineageExpansion => ({ node: id, side }));
    change({ expand: opens ? [...others, ...own] : others });
  };
  const chosen = view.chosen;
  const details = chosen ? (
    <ChosenPanel
      chosen={chosen}
      picture={picture}
      view={view}
      onChange={change}
      onShow={id => setTarget({ id })}
    />
  ) : (
    wholePanel(view, node, change)
  );

  return (
    <div className={classes.root}>
      <Panel
        title="Lineage"
        flush
        action={
          <div className={classes.actions}>
            <PanelButtons view={view} onChange={change} />
            {props.action}
          </div>
        }
      >
        {picture.graph.boxes.length === 0 ? (
          <div className={classes.empty}>
            <div className={classes.controls}>
              <LineageControls view={view} onChange={change} />
            </div>
            <EmptyState title="Nothing is known at this level">
              Contracts declare lineage, and pipelines report it as OpenLineage
              events. Neither says anything here
              {view.at ? ` for ${view.at}` : ' yet'}.
            </EmptyState>
          </div>
        ) : (
          <FlowView
            label={`Lineage of ${title}`}
            graph={picture.graph}
            view={view.as}
            onView={as => change({ as })}
            chosen={chosen}
            until={view.until === undefined ? undefined : { box: view.until }}
            onChoose={end => change({ chosen: end, until: undefined })}
            search={view.find}
            onSearch={find => change({ find })}
            onToggle={id => change({ open: toggleIn(open, id) })}
            onMore={(_, row) =>
              change({ all: [...all, row.replace(/^more /, '')] })
            }
            onSide={onSide}
            target={target}
            lead={<LineageControls view={view} onChange={change} />}
            trail={
              <FilterButton
                groups={groups}
                filters={filters}
                onChange={next => change({ filters: next })}
              />
            }
            details={details}
            height={props.height}
            fileName={`lineage-${title
              .toLocaleLowerCase('en-US')
              .replace(/[^\p{L}\p{N}]+/gu, '-')}`}
            data={exported(data, view)}
            loading={loading}
            notes={
              <LineageNotes
                data={data}
                view={view}
                filtered={picture.filtered}
                failed={error && !loading ? error : undefined}
                onAll={() => change({ steps: ALL_STEPS }, { step: true })}
                onUnfiltered={() =>
                  change({
                    filters: {
                      domain: [],
                      classification: [],
                      source: [],
                      fresh: [],
                    },
                  })
                }
              />
            }
          />
        )}
      </Panel>
    </div>
  );
}

function wholePanel(
  view: LineageView,
  node: string,
  change: (some: Partial<LineageView>) => void,
) {
  if (view.panel === 'gap') {
    return (
      <GapPanel
        node={node}
        at={view.at}
        level={view.level === 'product' ? 'product' : 'dataset'}
        onClose={() => change({ panel: undefined })}
        onChoose={box => change({ chosen: { box } })}
      />
    );
  }
  if (view.panel === 'changes') {
    return <ChangesPanel view={view} onChange={change} />;
  }
  return undefined;
}

/** What the JSON export holds: the answer as it came, and what it is an answer to. */
function exported({ answer, inside }: LineageData, view: LineageView) {
  return {
    node: view.node,
    granularity: view.level,
    direction: view.direction,
    depth: view.steps,
    ...(view.at && { at: view.at }),
    nodes: answer.nodes,
    edges: answer.edges,
    beyond: answer.beyond,
    inside: inside.map(({ id, granularity, answer: own }) => ({
      id,
      granularity,
      nodes: own.nodes,
      edges: own.edges,
    })),
  };
}
