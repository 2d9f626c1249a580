// SPDX-License-Identifier: Apache-2.0
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete from '@material-ui/lab/Autocomplete';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import type { GovernancePolicyPage } from '@meshwright/plugin-data-mesh-common';
import { LIFECYCLE_WORDS } from '../policyWords';
import type { PolicyListState } from './policyState';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
    },
    states: { flexWrap: 'wrap' },
    toggle: {
      height: 40,
      padding: theme.spacing(0, 1.5),
      textTransform: 'none',
      color: theme.palette.text.secondary,
      '&$chosen': { color: theme.palette.text.primary },
    },
    chosen: {},
    count: {
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
      marginLeft: theme.spacing(0.75),
    },
    scope: {
      width: 200,
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
    switch: { marginLeft: 0, marginRight: 0 },
  }),
  { name: 'MeshwrightPolicyFilters' },
);

const scopeTitle = (scope: string) =>
  scope === 'global' ? 'All domains' : scope;

/** What the list of policies is narrowed by. @internal */
export function PolicyFilters(props: {
  state: PolicyListState;
  facets?: GovernancePolicyPage['facets'];
  onUpdate(change: Partial<PolicyListState>): void;
}) {
  const { state, facets, onUpdate } = props;
  const classes = useStyles();
  const scopes = facets?.scope ?? {};
  return (
    <div className={classes.root}>
      <ToggleButtonGroup
        exclusive
        className={classes.states}
        value={state.lifecycle ?? 'all'}
        aria-label="State"
        onChange={(_, next: string | null) =>
          next &&
          onUpdate({
            lifecycle:
              next === 'all'
                ? undefined
                : (next as PolicyListState['lifecycle']),
          })
        }
      >
        <ToggleButton
          value="all"
          classes={{ root: classes.toggle, selected: classes.chosen }}
        >
          All
        </ToggleButton>
        {Object.entries(LIFECYCLE_WORDS).map(([key, word]) => (
          <ToggleButton
            key={key}
            value={key}
            classes={{ root: classes.toggle, selected: classes.chosen }}
          >
            {word}
            <span className={classes.count}>
              {facets?.lifecycle[key] ?? (facets ? 0 : '')}
            </span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Autocomplete
        multiple
        size="small"
        limitTags={1}
        className={classes.scope}
        options={[...new Set([...Object.keys(scopes).sort(), ...state.scope])]}
        value={state.scope}
        onChange={(_, scope) => onUpdate({ scope })}
        getOptionLabel={scopeTitle}
        filterSelectedOptions
        renderOption={scope => (
          <span>
            {scopeTitle(scope)}
            <span className={classes.count}>{scopes[scope]}</span>
          </span>
        )}
        renderInput={params => (
          <TextField {...params} label="Binds" variant="outlined" />
        )}
      />
      <FormControlLabel
        className={classes.switch}
        label="Only failing"
        control={
          <Switch
            color="primary"
            checked={state.failing}
            onChange={(_, failing) => onUpdate({ failing })}
          />
        }
      />
      <FormControlLabel
        className={classes.switch}
        label="Sort by name"
        control={
          <Switch
            color="primary"
            checked={state.sort === 'name'}
            onChange={(_, byName) =>
              onUpdate({ sort: byName ? 'name' : 'failing' })
            }
          />
        }
      />
    </div>
  );
}
