// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { plural } from '../words';
import { groupNodeId } from './foldGroups';
import { GraphCanvas } from './GraphCanvas';
import { GraphDetails } from './GraphDetails';
import { GraphList } from './GraphList';
import { GraphToolbar } from './GraphToolbar';
import type { GraphView } from './GraphToolbar';
import type { HighlightReach } from './highlight';
import type { GraphEdge, GraphGroup, GraphNode, GraphWords } from './types';
import { useElementWidth } from './useElementWidth';
import { useGraphModel } from './useGraphModel';
import type { GraphModel } from './useGraphModel';

const NO_GROUPS: GraphGroup[] = [];
/** A graph of up to this many nodes starts with all groups open. */
const SMALL = 12;
/** Width in pixels from which details stand beside the drawing, not below. */
const WIDE = 800;
/** Width in pixels below which the table comes first: a drawing would show a corner of itself. */
const NARROW = 480;

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    body: { display: 'flex', flexDirection: 'column' },
    wide: { flexDirection: 'row' },
    foot: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      padding: theme.spacing(1, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'MeshwrightMeshGraph' },
);

/** Props of {@link MeshGraph}. @public */
export interface MeshGraphProps {
  /** What the graph shows, as a title would say it: "How data flows between domains". */
  label: string;
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** What nodes are folded into. Graphs of more than a few nodes start folded. */
  groups?: GraphGroup[];
  words: GraphWords;
  /** Default `neighbours`. */
  reach?: HighlightReach;
  /** Label all lines, or those that stand for more than one connection. Default `many`. */
  labels?: 'all' | 'many';
  /** A sentence on what is not in the graph at all: "137 less connected products are not drawn". */
  cut?: string;
  /** Controls in front of the search, such as a choice of what is drawn. */
  lead?: ReactNode;
  /** Height of the frame in pixels; what is larger scrolls inside. Default 480. */
  height?: number;
  /** Drawing or table. Without it, the drawing where there is room, until a person says otherwise. */
  view?: GraphView;
  onViewChange?(view: GraphView): void;
  /** Id of the chosen node. Without it, the graph keeps this to itself. */
  chosen?: string;
  onChosenChange?(nodeId: string | undefined): void;
}

/**
 * A graph of a data mesh: what data goes from where to where. A drawing in columns that folds, is searched, and shows
 * the way to and from what a person looks at; and a table that says the same.
 *
 * Pass `nodes`, `edges` and `groups` that change only when their content does: the drawing is computed from them.
 *
 * @public
 */
export function MeshGraph(props: MeshGraphProps) {
  const { label, nodes, edges, words } = props;
  const groups = props.groups ?? NO_GROUPS;
  const height = props.height ?? 480;
  const classes = useStyles();
  const rootRef = useRef<HTMLDivElement>(null);
  const width = useElementWidth(rootRef);
  const wide = width >= WIDE;
  const [ownView, setOwnView] = useState<GraphView>();
  const narrow = width > 0 && width < NARROW;
  const view = props.view ?? ownView ?? (narrow ? 'list' : 'graph');
  const [ownChosen, setOwnChosen] = useState<string>();
  const chosen = props.onChosenChange ? props.chosen : ownChosen;
  const [search, setSearch] = useState('');
  const [nextFound, setNextFound] = useState(0);
  const [target, setTarget] = useState<{ id: string }>();
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(nodes.length <= SMALL ? groups.map(group => group.id) : []),
  );

  const model = useGraphModel({
    nodes,
    edges,
    groups,
    open,
    words,
    width,
  });
  const matches = useMemo(() => matching(nodes, search), [nodes, search]);
  const found = useMemo(
    () => matches && new Set(matches.map(node => shownId(node, groups, open))),
    [matches, groups, open],
  );
  const chosenNode = model.graph.nodes.find(node => node.id === chosen);

  const choose = (nodeId: string | undefined) => {
    setOwnChosen(nodeId);
    props.onChosenChange?.(nodeId);
  };
  const chooseAndShow = (nodeId: string | undefined) => {
    choose(nodeId);
    if (nodeId !== undefined) {
      setTarget({ id: nodeId });
    }
  };
  const openGroup = (nodeId: string) => {
    const group = groups.find(({ id }) => groupNodeId(id) === nodeId);
    const first = nodes.find(node => node.group === group?.id);
    if (group) {
      setOpen(new Set([...open, group.id]));
      choose(undefined);
      setTarget(first && { id: first.id });
    }
  };
  const showNextFound = () => {
    const node = matches?.[nextFound % matches.length];
    if (node) {
      setNextFound(nextFound + 1);
      if (node.group !== undefined) {
        setOpen(new Set([...open, node.group]));
      }
      setTarget({ id: node.id });
    }
  };

  return (
    <div ref={rootRef}>
      <GraphToolbar
        label={label}
        nodeWord={words.node[0]}
        lead={props.lead}
        view={view}
        search={search}
        foundCount={matches?.length}
        openGroups={groups.filter(group => open.has(group.id)).length}
        closedGroups={model.closedGroups}
        onSearch={text => {
          setSearch(text);
          setNextFound(0);
        }}
        onNextFound={showNextFound}
        onView={next => {
          setOwnView(next);
          props.onViewChange?.(next);
        }}
        onOpenAll={() => setOpen(new Set(groups.map(group => group.id)))}
        onCloseAll={() => setOpen(new Set())}
      />
      {view === 'list' ? (
        <GraphList
          label={label}
          nodes={matches ?? nodes}
          edges={edges}
          groups={groups}
          words={words}
          height={height}
        />
      ) : (
        <div className={classNames(classes.body, { [classes.wide]: wide })}>
          <GraphCanvas
            label={label}
            model={model}
            words={words}
            reach={props.reach ?? 'neighbours'}
            labels={props.labels ?? 'many'}
            height={height}
            found={found}
            chosen={chosen}
            target={target}
            onChoose={choose}
            onOpenGroup={openGroup}
          />
          {chosenNode && (
            <GraphDetails
              node={chosenNode}
              graph={model.graph}
              words={words}
              beside={wide}
              onChoose={chooseAndShow}
              onOpenGroup={openGroup}
            />
          )}
        </div>
      )}
      <Foot
        folded={view === 'graph' ? model.foldedCount : 0}
        {...{ model, words, cut: props.cut }}
      />
    </div>
  );
}

function Foot(props: {
  folded: number;
  model: GraphModel;
  words: GraphWords;
  cut?: string;
}) {
  const { folded, model, words, cut } = props;
  const classes = useStyles();
  const sentences = [
    folded > 0 &&
      `${plural(folded, ...words.node)} folded into ${plural(
        model.closedGroups,
        'group',
        'groups',
      )}`,
    model.cutCount > 0 &&
      `${model.cutCount} less connected are not drawn: search for them, or fold groups`,
    cut,
  ].filter((sentence): sentence is string => Boolean(sentence));
  return sentences.length === 0 ? null : (
    <div className={classes.foot}>
      {sentences.map(sentence => (
        <Typography key={sentence} variant="caption" color="textSecondary">
          {sentence}
        </Typography>
      ))}
    </div>
  );
}

function matching(nodes: GraphNode[], search: string): GraphNode[] | undefined {
  const words = search.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  return words.length === 0
    ? undefined
    : nodes.filter(node => {
        const text = `${node.title} ${node.caption ?? ''}`.toLocaleLowerCase(
          'en-US',
        );
        return words.every(word => text.includes(word));
      });
}

function shownId(
  node: GraphNode,
  groups: GraphGroup[],
  open: ReadonlySet<string>,
): string {
  return node.group !== undefined &&
    !open.has(node.group) &&
    groups.some(group => group.id === node.group)
    ? groupNodeId(node.group)
    : node.id;
}
