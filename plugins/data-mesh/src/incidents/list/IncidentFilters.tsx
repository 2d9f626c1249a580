// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react';
import Chip from '@material-ui/core/Chip';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { SEVERITIES, SEVERITY_WORDS } from '../incidentWords';
import { useEntityLinks } from '../../header/useEntityLinks';
import type { IncidentListState } from './listState';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
    },
    toggle: {
      height: 40,
      padding: theme.spacing(0, 1.5),
      textTransform: 'none',
      color: theme.palette.text.secondary,
      '&$chosen': { color: theme.palette.text.primary },
    },
    chosen: {},
    select: { minWidth: 160 },
    mine: { marginLeft: 0, marginRight: 0 },
    chip: { margin: 0, maxWidth: '100%' },
  }),
  { name: 'MeshwrightIncidentFilters' },
);

const SHOWN = { open: 'Open', resolved: 'Resolved', all: 'All' } as const;
const PLACES = {
  product: 'Of',
  reaching: 'Reaching',
  domain: 'In',
} as const;

/** What the list of incidents is narrowed by. @internal */
export function IncidentFilters(props: {
  state: IncidentListState;
  onUpdate(change: Partial<IncidentListState>): void;
}) {
  const { state, onUpdate } = props;
  const classes = useStyles();
  const fieldId = useId();
  const linkTo = useEntityLinks([state.product, state.reaching, state.domain]);
  return (
    <div className={classes.root}>
      <ToggleButtonGroup
        exclusive
        value={state.show}
        aria-label="State"
        onChange={(_, show: IncidentListState['show'] | null) =>
          show && onUpdate({ show })
        }
      >
        {Object.entries(SHOWN).map(([value, word]) => (
          <ToggleButton
            key={value}
            value={value}
            classes={{ root: classes.toggle, selected: classes.chosen }}
          >
            {word}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <TextField
        select
        size="small"
        variant="outlined"
        id={`${fieldId}-severity`}
        label="Severity"
        className={classes.select}
        value={state.severity ?? 'any'}
        onChange={({ target }) =>
          onUpdate({
            severity: SEVERITIES.find(each => each === target.value),
          })
        }
      >
        <MenuItem value="any">Any</MenuItem>
        {SEVERITIES.map(severity => (
          <MenuItem key={severity} value={severity}>
            {SEVERITY_WORDS[severity]}
          </MenuItem>
        ))}
      </TextField>
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
      {(['product', 'reaching', 'domain'] as const).map(key => {
        const ref = state[key];
        return (
          ref && (
            <Chip
              key={key}
              className={classes.chip}
              variant="outlined"
              label={`${PLACES[key]} ${linkTo(ref).title}`}
              onDelete={() => onUpdate({ [key]: undefined })}
            />
          )
        );
      })}
    </div>
  );
}
