// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link } from '@backstage/core-components';
import type { BackstageTheme } from '@backstage/theme';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { StateMark } from '../state';
import { plural } from '../words';
import type { GraphEdge, GraphGroup, GraphNode, GraphWords } from './types';

const PAGE = 50;
const MAX_NAMES = 8;

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    frame: {
      overflow: 'auto',
      // Backstage's table cells are one line high.
      '& th, & td': { lineHeight: 1.43, verticalAlign: 'top' },
    },
    group: {
      ...theme.typography.body2,
      fontWeight: 600,
      backgroundColor: theme.palette.background.default,
    },
    name: { minWidth: 160, fontWeight: 600 },
    names: { minWidth: 200 },
    state: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      whiteSpace: 'nowrap',
    },
    more: { padding: theme.spacing(1.5, 2) },
  }),
  { name: 'MeshwrightGraphList' },
);

/** The same graph as a table: each node with what it reads from and feeds, under its group. @internal */
export function GraphList(props: {
  label: string;
  nodes: GraphNode[];
  edges: GraphEdge[];
  groups: GraphGroup[];
  words: GraphWords;
  height: number;
}) {
  const { nodes, edges, groups, words } = props;
  const classes = useStyles();
  const [shown, setShown] = useState(PAGE);
  const byId = new Map(nodes.map(node => [node.id, node]));
  const withState = nodes.some(node => node.state);
  const columns = withState ? 4 : 3;
  const groupTitles = new Map(groups.map(group => [group.id, group.title]));
  const groupTitle = (node: GraphNode) =>
    node.group === undefined ? undefined : groupTitles.get(node.group);
  const sorted = [...nodes].sort(
    (a, b) =>
      (groupTitle(a) ?? '\uffff').localeCompare(groupTitle(b) ?? '\uffff') ||
      a.title.localeCompare(b.title),
  );

  const names = (nodeId: string, near: 'from' | 'to', far: 'from' | 'to') => {
    const others = edges
      .filter(edge => edge[near] === nodeId && byId.has(edge[far]))
      .map(edge => {
        const { title } = byId.get(edge[far])!;
        return (edge.count ?? 1) > 1
          ? `${title} (${plural(edge.count!, ...words.edge)})`
          : title;
      });
    if (others.length === 0) {
      return '–';
    }
    const more = others.length - MAX_NAMES;
    return (
      others.slice(0, MAX_NAMES).join(', ') +
      (more > 0 ? ` and ${more} more` : '')
    );
  };

  return (
    <div className={classes.frame} style={{ maxHeight: props.height }}>
      <Table size="small" aria-label={props.label} stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>{capitalize(words.node[0])}</TableCell>
            {withState && <TableCell>State</TableCell>}
            <TableCell>{words.before ?? 'Reads from'}</TableCell>
            <TableCell>{words.after ?? 'Feeds'}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {sorted.slice(0, shown).flatMap((node, i) => {
            const title = groupTitle(node);
            const isFirst =
              groups.length > 0 &&
              (i === 0 || groupTitle(sorted[i - 1]) !== title);
            const row = (
              <TableRow key={node.id}>
                <TableCell
                  component="th"
                  scope="row"
                  role="rowheader"
                  className={classes.name}
                >
                  {node.href ? (
                    <Link to={node.href}>{node.title}</Link>
                  ) : (
                    node.title
                  )}
                </TableCell>
                {withState && (
                  <TableCell>
                    {node.state && (
                      <span className={classes.state}>
                        <StateMark state={node.state} />
                        {node.stateText}
                      </span>
                    )}
                  </TableCell>
                )}
                <TableCell className={classes.names}>
                  {names(node.id, 'to', 'from')}
                </TableCell>
                <TableCell className={classes.names}>
                  {names(node.id, 'from', 'to')}
                </TableCell>
              </TableRow>
            );
            return isFirst
              ? [
                  <TableRow key={`group ${node.id}`}>
                    <TableCell
                      component="th"
                      scope="rowgroup"
                      role="rowheader"
                      colSpan={columns}
                      className={classes.group}
                    >
                      {title ?? 'Without a group'}
                    </TableCell>
                  </TableRow>,
                  row,
                ]
              : [row];
          })}
        </TableBody>
      </Table>
      {sorted.length > shown && (
        <div className={classes.more}>
          <Button size="small" onClick={() => setShown(shown + PAGE)}>
            Show {Math.min(PAGE, sorted.length - shown)} more of{' '}
            {sorted.length - shown}
          </Button>
        </div>
      )}
    </div>
  );
}

function capitalize(word: string): string {
  return word.charAt(0).toLocaleUpperCase('en-US') + word.slice(1);
}
