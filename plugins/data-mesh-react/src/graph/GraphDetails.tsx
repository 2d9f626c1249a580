// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import type { BackstageTheme } from '@backstage/theme';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import classNames from 'classnames';
import { StateMark } from '../state';
import { plural } from '../words';
import type {
  GraphWords,
  VisibleEdge,
  VisibleGraph,
  VisibleNode,
} from './types';

const MAX_LINES = 12;

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      flex: 'none',
      boxSizing: 'border-box',
      overflow: 'auto',
      padding: theme.spacing(2),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    beside: {
      width: 280,
      borderTop: 0,
      borderLeft: `1px solid ${theme.palette.divider}`,
    },
    head: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    title: {
      ...theme.typography.subtitle1,
      fontWeight: 600,
      lineHeight: 1.3,
      margin: 0,
      flex: 1,
      minWidth: 0,
      overflowWrap: 'anywhere',
    },
    close: { margin: theme.spacing(-0.75, -0.75, 0, 0) },
    state: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    connections: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
      gap: theme.spacing(0, 3),
    },
    section: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      fontWeight: 600,
      margin: theme.spacing(1.5, 0, 0.5),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    line: {
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
    },
    other: {
      ...theme.typography.body2,
      textAlign: 'left',
      padding: 0,
      border: 0,
      background: 'none',
      cursor: 'pointer',
      color: theme.palette.link,
      overflowWrap: 'anywhere',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    words: { minWidth: 0 },
    via: {
      display: 'block',
      lineHeight: 1.4,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginTop: theme.spacing(2),
    },
  }),
  { name: 'MeshwrightGraphDetails' },
);

/** What is known about the chosen box, with ways on from it. @internal */
export function GraphDetails(props: {
  node: VisibleNode;
  graph: VisibleGraph;
  words: GraphWords;
  /** Beside the drawing instead of below it. */
  beside: boolean;
  onChoose(nodeId: string | undefined): void;
  onOpenGroup(nodeId: string): void;
}) {
  const { node, graph, words, onChoose, onOpenGroup } = props;
  const classes = useStyles();
  const into = graph.edges.filter(edge => edge.to === node.id);
  const out = graph.edges.filter(edge => edge.from === node.id);
  return (
    <section
      className={classNames(classes.root, { [classes.beside]: props.beside })}
      aria-label={`About ${node.title}`}
    >
      <div className={classes.head}>
        <h3 className={classes.title}>
          {node.href ? <Link to={node.href}>{node.title}</Link> : node.title}
        </h3>
        <IconButton
          size="small"
          className={classes.close}
          aria-label="Close details"
          onClick={() => onChoose(undefined)}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      {node.state && node.stateText && (
        <div className={classes.state}>
          <StateMark state={node.state} />
          <Typography variant="body2">{node.stateText}</Typography>
        </div>
      )}
      {node.caption && (
        <Typography variant="body2" color="textSecondary">
          {node.caption}
        </Typography>
      )}
      {node.details}
      <div className={classes.connections}>
        <Connections
          title={words.before ?? 'Reads from'}
          edges={into}
          end="from"
          {...{ graph, words, onChoose }}
        />
        <Connections
          title={words.after ?? 'Feeds'}
          edges={out}
          end="to"
          {...{ graph, words, onChoose }}
        />
      </div>
      {node.folded && (
        <div className={classes.actions}>
          <Button
            size="small"
            variant="outlined"
            onClick={() => onOpenGroup(node.id)}
          >
            Show {plural(node.folded.length, ...words.node)}
          </Button>
        </div>
      )}
    </section>
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
  const titles = new Map(graph.nodes.map(node => [node.id, node.title]));
  const sorted = [...edges].sort((a, b) => b.count - a.count);
  return (
    <div>
      <h4 className={classes.section}>{title}</h4>
      {sorted.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          Nothing shown here
        </Typography>
      )}
      <ul className={classes.list}>
        {sorted.slice(0, MAX_LINES).map(edge => (
          <li key={edge.id} className={classes.line}>
            {edge.state && edge.state !== 'ok' && (
              <StateMark state={edge.state} />
            )}
            <div className={classes.words}>
              <button
                type="button"
                className={classes.other}
                onClick={() => onChoose(edge[end])}
              >
                {titles.get(edge[end])}
              </button>
              <Typography variant="caption" className={classes.via}>
                {viaText(edge, words)}
              </Typography>
            </div>
          </li>
        ))}
      </ul>
      {sorted.length > MAX_LINES && (
        <Typography variant="caption" color="textSecondary">
          {sorted.length - MAX_LINES} more
        </Typography>
      )}
    </div>
  );
}

function viaText(edge: VisibleEdge, words: GraphWords): string {
  if (edge.via.length === 0) {
    return plural(edge.count, ...words.edge);
  }
  const more = edge.count - edge.via.length;
  return edge.via.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
