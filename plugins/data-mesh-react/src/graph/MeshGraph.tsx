// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { FlowView } from '../flow';
import type { FlowReach, FlowTarget, FlowViewKind } from '../flow';
import { searchWords } from '../flow/searchFlow';
import { plural } from '../words';
import { drawnFlow } from './drawnFlow';
import { foldGroups, groupNodeId, limitNodes } from './foldGroups';
import { GraphDetails } from './GraphDetails';
import type { GraphEdge, GraphGroup, GraphNode, GraphWords } from './types';

const NO_GROUPS: GraphGroup[] = [];
/** A graph of up to this many nodes starts with all groups open. */
const SMALL = 12;
/** Most nodes that are drawn at once. */
const MAX_DRAWN = 250;

/** Props of {@link MeshGraph}. @public */
export interface MeshGraphProps {
  /** What the graph shows, as a title would say it: "How data flows between domains". */
  label: string;
  /** Name of exported files, without ending. */
  fileName: string;
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** What nodes are folded into. Graphs of more than a few nodes start folded. */
  groups?: GraphGroup[];
  words: GraphWords;
  /** Default `neighbours`. */
  reach?: FlowReach;
  /** Label all lines, or those that stand for more than one connection. Default `many`. */
  labels?: 'all' | 'many';
  /** A sentence on what is not in the graph at all: "137 less connected products are not drawn". */
  cut?: string;
  /** Controls in front of the search, such as a choice of what is drawn. */
  lead?: ReactNode;
  /** Greatest height of the drawing in pixels. Default 480. */
  height?: number;
  /** Drawing or tree. Without it, the drawing where there is room, until a person says otherwise. */
  view?: FlowViewKind;
  onViewChange?(view: FlowViewKind): void;
  /** Id of the chosen node. Without it, the graph keeps this to itself. */
  chosen?: string;
  onChosenChange?(nodeId: string | undefined): void;
}

/**
 * A graph of a data mesh: what data goes from where to where. {@link FlowView} with nodes that fold into groups, and a
 * panel about the chosen one.
 *
 * Pass `nodes`, `edges` and `groups` that change only when their content does: the drawing is computed from them.
 *
 * @public
 */
export function MeshGraph(props: MeshGraphProps) {
  const { nodes, edges, words, groups = NO_GROUPS, labels = 'many' } = props;
  const [ownView, setOwnView] = useState<FlowViewKind>();
  const [ownChosen, setOwnChosen] = useState<string>();
  const chosen = props.onChosenChange ? props.chosen : ownChosen;
  const [search, setSearch] = useState('');
  const [target, setTarget] = useState<FlowTarget>();
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(nodes.length <= SMALL ? groups.map(group => group.id) : []),
  );
  const folded = useMemo(
    () => foldGroups(nodes, edges, groups, open),
    [nodes, edges, groups, open],
  );
  const graph = useMemo(() => limitNodes(folded, MAX_DRAWN), [folded]);
  const [one, many] = words.edge;
  const [oneNode, manyNodes] = words.node;
  const flow = useMemo(
    () =>
      drawnFlow(
        graph,
        { edge: [one, many], node: [oneNode, manyNodes] },
        labels,
      ),
    [graph, one, many, oneNode, manyNodes, labels],
  );
  const matches = useMemo(() => {
    const has = searchWords(search);
    const closed = new Set(
      groups.filter(({ id }) => !open.has(id)).map(({ id }) => id),
    );
    return (
      has &&
      nodes
        .filter(({ title, caption = '' }) => has(`${title} ${caption}`))
        .map(({ id, group }) =>
          group !== undefined && closed.has(group)
            ? { id, shownAs: groupNodeId(group) }
            : { id },
        )
    );
  }, [nodes, groups, open, search]);
  const chosenNode = graph.nodes.find(({ id }) => id === chosen);
  const closedGroups = graph.nodes.filter(node => node.folded);

  const choose = (nodeId: string | undefined) => {
    setOwnChosen(nodeId);
    props.onChosenChange?.(nodeId);
  };
  const openGroup = (nodeId: string) => {
    const group = groups.find(({ id }) => groupNodeId(id) === nodeId);
    const first = nodes.find(node => node.group === group?.id);
    if (group) {
      setOpen(new Set([...open, group.id]));
      choose(undefined);
      // What was pressed is gone: who works with keys goes on at what came in its place.
      setTarget(first && { id: first.id, focus: true });
    }
  };

  return (
    <FlowView
      label={props.label}
      fileName={props.fileName}
      graph={flow}
      circles
      reach={props.reach ?? 'neighbours'}
      height={props.height ?? 480}
      view={props.view ?? ownView}
      onView={next => {
        setOwnView(next);
        props.onViewChange?.(next);
      }}
      chosen={chosenNode && { box: chosenNode.id }}
      onChoose={end => choose(end?.box)}
      search={search}
      onSearch={setSearch}
      matches={matches}
      onFound={id => {
        const group = nodes.find(node => node.id === id)?.group;
        if (group !== undefined) setOpen(new Set([...open, group]));
      }}
      onToggle={openGroup}
      target={target}
      lead={props.lead}
      trail={
        <>
          {closedGroups.length > 0 && (
            <Button
              size="small"
              onClick={() => setOpen(new Set(groups.map(({ id }) => id)))}
            >
              Open all
            </Button>
          )}
          {groups.some(({ id }) => open.has(id)) && (
            <Button size="small" onClick={() => setOpen(new Set())}>
              Fold all
            </Button>
          )}
        </>
      }
      details={
        chosenNode && (
          <GraphDetails
            node={chosenNode}
            graph={graph}
            words={words}
            onChoose={nodeId => {
              choose(nodeId);
              setTarget(
                nodeId === undefined ? undefined : { id: nodeId, focus: true },
              );
            }}
            onOpenGroup={openGroup}
          />
        )
      }
      notes={[
        closedGroups.length > 0 &&
          `${plural(
            closedGroups.reduce((sum, node) => sum + node.folded!.length, 0),
            ...words.node,
          )} folded into ${plural(closedGroups.length, 'group', 'groups')}`,
        folded.nodes.length > graph.nodes.length &&
          `${
            folded.nodes.length - graph.nodes.length
          } less connected are not drawn: search for them, or fold groups`,
        props.cut,
      ]
        .filter(Boolean)
        .join('. ')}
    />
  );
}
