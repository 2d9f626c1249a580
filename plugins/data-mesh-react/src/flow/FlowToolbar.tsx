// SPDX-License-Identifier: Apache-2.0
import type { KeyboardEvent, ReactNode } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import GraphIcon from '@material-ui/icons/AccountTreeOutlined';
import NextIcon from '@material-ui/icons/KeyboardArrowDown';
import PreviousIcon from '@material-ui/icons/KeyboardArrowUp';
import TreeIcon from '@material-ui/icons/FormatListBulleted';
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
      padding: theme.spacing(1.25, 2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    search: {
      flex: '1000 1 130px',
      maxWidth: 220,
      height: 36,
      ...theme.typography.body2,
      [theme.breakpoints.down('xs')]: {
        flex: '1 0 100%',
        maxWidth: 'none',
        order: 1,
      },
    },
    gap: { flex: 1 },
    toggle: { height: 36, padding: theme.spacing(0, 1.25) },
    found: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
    step: { padding: 4 },
  }),
  { name: 'MeshwrightFlowToolbar' },
);

/** How a graph is shown: as a drawing, or as a tree of the same content. @public */
export type FlowViewKind = 'graph' | 'tree';

/** @internal */
export interface FlowToolbarProps {
  label: string;
  view: FlowViewKind;
  search: string;
  /** Number of matches while there is a search, and which of them was gone to last, from 1; 0 before. */
  found?: { count: number; at: number };
  lead?: ReactNode;
  trail?: ReactNode;
  onSearch(text: string): void;
  onStep(step: 1 | -1): void;
  onView(view: FlowViewKind): void;
}

/** Search in the graph, the switch between drawing and tree, and what the caller adds. @internal */
export function FlowToolbar(props: FlowToolbarProps) {
  const { view, found, onStep } = props;
  const classes = useStyles();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onStep(event.shiftKey ? -1 : 1);
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
        placeholder="Find in the graph"
        onChange={event => props.onSearch(event.target.value)}
        onKeyDown={onKeyDown}
        inputProps={{
          'aria-label': `Find in ${props.label}`,
          type: 'search',
          maxLength: 200,
        }}
        startAdornment={
          <InputAdornment position="start">
            <SearchIcon fontSize="small" />
          </InputAdornment>
        }
      />
      <span className={classes.found} role="status">
        {found && foundWords(found)}
      </span>
      {found && found.count > 0 && (
        <span>
          <IconButton
            className={classes.step}
            aria-label="Previous match"
            onClick={() => onStep(-1)}
          >
            <PreviousIcon fontSize="small" />
          </IconButton>
          <IconButton
            className={classes.step}
            aria-label="Next match"
            onClick={() => onStep(1)}
          >
            <NextIcon fontSize="small" />
          </IconButton>
        </span>
      )}
      <span className={classes.gap} />
      {props.trail}
      <ToggleButtonGroup
        size="small"
        exclusive
        value={view}
        aria-label="Show as"
        onChange={(_, value: FlowViewKind | null) =>
          value && props.onView(value)
        }
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
        <ToggleButton value="tree" className={classes.toggle} aria-label="Tree">
          <Tooltip title="Tree">
            <TreeIcon fontSize="small" />
          </Tooltip>
        </ToggleButton>
      </ToggleButtonGroup>
    </div>
  );
}

function foundWords({ count, at }: { count: number; at: number }): string {
  if (count === 0) return 'None found';
  return at > 0 ? `${at} of ${count}` : `${count} found`;
}
