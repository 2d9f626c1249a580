// SPDX-License-Identifier: Apache-2.0
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete from '@material-ui/lab/Autocomplete';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import type {
  FacetValue,
  ProblemPage,
} from '@meshwright/plugin-data-mesh-common';
import type { ProblemState } from './problemState';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
    },
    select: {
      width: 240,
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
    toggle: {
      height: 40,
      padding: theme.spacing(0, 1.5),
      textTransform: 'none',
      color: theme.palette.text.secondary,
      '&$chosen': { color: theme.palette.text.primary },
    },
    chosen: {},
    option: { flex: 1, minWidth: 0 },
    count: {
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
      marginLeft: theme.spacing(2),
    },
    mine: { marginLeft: 0, marginRight: 0 },
  }),
  { name: 'MeshwrightProblemFilters' },
);

/** What the list is narrowed by. @internal */
export function ProblemFilters(props: {
  state: ProblemState;
  facets?: ProblemPage['facets'];
  onUpdate(change: Partial<ProblemState>): void;
}) {
  const { state, facets, onUpdate } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <ToggleButtonGroup
        exclusive
        value={state.severity ?? 'all'}
        aria-label="Severity"
        onChange={(_, next: string | null) =>
          next &&
          onUpdate({
            severity: next === 'error' || next === 'warning' ? next : undefined,
          })
        }
      >
        <ToggleButton
          value="all"
          classes={{ root: classes.toggle, selected: classes.chosen }}
        >
          All
        </ToggleButton>
        <ToggleButton
          value="error"
          classes={{ root: classes.toggle, selected: classes.chosen }}
        >
          Errors
        </ToggleButton>
        <ToggleButton
          value="warning"
          classes={{ root: classes.toggle, selected: classes.chosen }}
        >
          Warnings
        </ToggleButton>
      </ToggleButtonGroup>
      <FacetSelect
        label="Domain"
        values={facets?.domain.values ?? []}
        chosen={state.domain}
        onChange={domain => onUpdate({ domain })}
      />
      {!state.mine && (
        <FacetSelect
          label="Owner"
          values={facets?.owner.values ?? []}
          chosen={state.owner}
          onChange={owner => onUpdate({ owner })}
        />
      )}
      <FormControlLabel
        className={classes.mine}
        label="Only mine"
        control={
          <Switch
            color="primary"
            checked={state.mine}
            onChange={(_, mine) => onUpdate({ mine })}
          />
        }
      />
    </div>
  );
}

function FacetSelect(props: {
  label: string;
  values: FacetValue[];
  chosen: string[];
  onChange(values: string[]): void;
}) {
  const { label, values, chosen, onChange } = props;
  const classes = useStyles();
  const byValue = new Map(values.map(value => [value.value, value]));
  const titleOf = (value: string) =>
    value === 'none'
      ? `No ${label.toLocaleLowerCase('en-US')}`
      : byValue.get(value)?.title ?? value.replace(/^[^:]*:(default\/)?/, '');
  return (
    <Autocomplete
      multiple
      size="small"
      limitTags={1}
      className={classes.select}
      options={[...new Set([...values.map(({ value }) => value), ...chosen])]}
      value={chosen}
      onChange={(_, next) => onChange(next)}
      getOptionLabel={titleOf}
      filterSelectedOptions
      renderOption={value => (
        <>
          <span className={classes.option}>{titleOf(value)}</span>
          <span className={classes.count}>{byValue.get(value)?.count}</span>
        </>
      )}
      renderInput={params => (
        <TextField {...params} label={label} variant="outlined" />
      )}
    />
  );
}
