// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import type { BackstageTheme } from '@backstage/theme';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { FlowPanel } from '../flow/panel/FlowPanel';
import { useFlowPanelStyles } from '../flow/panel/flowPanelStyles';
import { StateMark } from '../state';
import { plural } from '../words';
import type {
  GraphWords,
  VisibleEdge,
  VisibleGraph,
  VisibleNode,
} from './types';
import { viaText } from './viaText';

const MAX_LINES = 12;

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    state: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    connections: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
      gap: theme.spacing(0, 3),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    line: { padding: theme.spacing(0.25, 0) },
  }),
  { name: 'MeshwrightGraphDetails' },
);

/** What is known about the chosen box, with ways on from it. @internal */
export function GraphDetails(props: {
  node: VisibleNode;
  graph: VisibleGraph;
  words: GraphWords;
  onChoose(nodeId: string | undefined): void;
  onOpenGroup(nodeId: string): void;
}) {
  const { node, graph, words, onChoose, onOpenGroup } = props;
  const classes = useStyles();
  const panel = useFlowPanelStyles();
  const into = graph.edges.filter(edge => edge.to === node.id);
  const out = graph.edges.filter(edge => edge.from === node.id);
  return (
    <FlowPanel
      name={`About ${node.title}`}
      title={node.href ? <Link to={node.href}>{node.title}</Link> : node.title}
      onClose={() => onChoose(undefined)}
    >
      {node.caption && <p className={panel.lead}>{node.caption}</p>}
      {node.state && node.stateText && (
        <div className={classes.state}>
          <StateMark state={node.state} />
          {node.stateText}
        </div>
      )}
      <div className={classes.connections}>
        <Connections
          title="Comes from"
          edges={into}
          end="from"
          {...{ graph, words, onChoose }}
        />
        <Connections
          title="Goes to"
          edges={out}
          end="to"
          {...{ graph, words, onChoose }}
        />
      </div>
      {node.folded && (
        <div className={panel.row}>
          <Button
            size="small"
            variant="outlined"
            onClick={() => onOpenGroup(node.id)}
          >
            Show {plural(node.folded.length, ...words.node)}
          </Button>
        </div>
      )}
    </FlowPanel>
  );
}

function Connections(props: {
  title: string;
  edges: VisibleEdge[];
  end: 'from' | 'to';
  graph: VisibleGraph;
  words: GraphWords;
  onChoose(nodeId: string): void;
}) {
  const { title, edges, end, graph, words, onChoose } = props;
  const classes = useStyles();
  const panel = useFlowPanelStyles();
  const titles = new Map(graph.nodes.map(node => [node.id, node.title]));
  const sorted = [...edges].sort((a, b) => b.count - a.count);
  return (
    <div>
      <h4 className={panel.section}>{title}</h4>
      {sorted.length === 0 && <p className={panel.quiet}>Nothing shown here</p>}
      <ul className={classes.list}>
        {sorted.slice(0, MAX_LINES).map(edge => (
          <li key={edge.id} className={classes.line}>
            <button
              type="button"
              className={panel.link}
              onClick={() => onChoose(edge[end])}
            >
              {titles.get(edge[end])}
            </button>
            <span className={panel.sub}>{viaText(edge, words)}</span>
          </li>
        ))}
      </ul>
      {sorted.length > MAX_LINES && (
        <span className={panel.sub}>{sorted.length - MAX_LINES} more</span>
      )}
    </div>
  );
}
