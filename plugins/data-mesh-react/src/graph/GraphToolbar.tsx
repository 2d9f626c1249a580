// SPDX-License-Identifier: Apache-2.0
import type { KeyboardEvent, ReactNode } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import Button from '@material-ui/core/Button';
import InputAdornment from '@material-ui/core/InputAdornment';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import GraphIcon from '@material-ui/icons/AccountTreeOutlined';
import ListIcon from '@material-ui/icons/FormatListBulleted';
import SearchIcon from '@material-ui/icons/Search';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(1.5, 2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    search: {
      width: 220,
      height: 36,
      ...theme.typography.body2,
      [theme.breakpoints.down('xs')]: { width: '100%', order: 1 },
    },
    gap: { flex: 1 },
    toggle: { height: 36, padding: theme.spacing(0, 1.25) },
    found: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MeshwrightGraphToolbar' },
);

/** How the graph is shown. @public */
export type GraphView = 'graph' | 'list';

/** @internal */
export interface GraphToolbarProps {
  label: string;
  nodeWord: string;
  lead?: ReactNode;
  view: GraphView;
  search: string;
  /** Number of matches while there is a search. */
  foundCount?: number;
  openGroups: number;
  closedGroups: number;
  onSearch(text: string): void;
  onNextFound(): void;
  onView(view: GraphView): void;
  onOpenAll(): void;
  onCloseAll(): void;
}

/** Search, folding, and the switch between drawing and table. @internal */
export function GraphToolbar(props: GraphToolbarProps) {
  const { view, foundCount } = props;
  const classes = useStyles();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // What is found takes the focus, and should not be chosen by the same key.
      event.preventDefault();
      props.onNextFound();
    } else if (event.key === 'Escape') {
      props.onSearch('');
    }
  };
  return (
    <div className={classes.root}>
      {props.lead}
      <OutlinedInput
        className={classes.search}
        value={props.search}
        placeholder={`Find a ${props.nodeWord}`}
        onChange={event => props.onSearch(event.target.value)}
        onKeyDown={onKeyDown}
        inputProps={{
          'aria-label': `Find a ${props.nodeWord} in ${props.label}`,
          type: 'search',
        }}
        startAdornment={
          <InputAdornment position="start">
            <SearchIcon fontSize="small" />
          </InputAdornment>
        }
      />
      <span className={classes.found} role="status">
        {foundCount !== undefined &&
          (foundCount === 0
            ? 'None found'
            : `${foundCount} found${
                view === 'graph' ? ', Enter shows the next' : ''
              }`)}
      </span>
      <span className={classes.gap} />
      {view === 'graph' && props.closedGroups > 0 && (
        <Button size="small" onClick={props.onOpenAll}>
          Open all
        </Button>
      )}
      {view === 'graph' && props.openGroups > 0 && (
        <Button size="small" onClick={props.onCloseAll}>
          Fold all
        </Button>
      )}
      <ToggleButtonGroup
        size="small"
        exclusive
        value={view}
        aria-label="Show as"
        onChange={(_, value: GraphView | null) => value && props.onView(value)}
      >
        <ToggleButton
          value="graph"
          className={classes.toggle}
          aria-label="Graph"
        >
          <Tooltip title="Graph">
            <GraphIcon fontSize="small" />
          </Tooltip>
        </ToggleButton>
        <ToggleButton
          value="list"
          className={classes.toggle}
          aria-label="Table"
        >
          <Tooltip title="Table">
            <ListIcon fontSize="small" />
          </Tooltip>
        </ToggleButton>
      </ToggleButtonGroup>
    </div>
  );
}
