// SPDX-License-Identifier: Apache-2.0
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import type { GovernanceWaiverState } from '@meshwright/plugin-data-mesh-common';
import { EmptyState } from '@meshwright/plugin-data-mesh-react';
import { useUrlParam } from '../../layout/useUrlParam';
import { WaiverList } from './WaiverList';
import { WAIVER_WORDS } from './waiverWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    filters: {
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
  }),
  { name: 'MeshwrightWaiverInbox' },
);

/** Requests that wait for a decision, and what became of others. @internal */
export function WaiverInbox() {
  const classes = useStyles();
  const [wanted, setState] = useUrlParam('state');
  const [mine, setMine] = useUrlParam('mine');
  const state =
    wanted && Object.hasOwn(WAIVER_WORDS, wanted)
      ? (wanted as GovernanceWaiverState)
      : undefined;
  return (
    <div className={classes.root}>
      <div className={classes.filters}>
        <ToggleButtonGroup
          exclusive
          value={state ?? 'all'}
          aria-label="State"
          onChange={(_, next: string | null) =>
            next && setState(next === 'all' ? undefined : next)
          }
        >
          <ToggleButton
            value="all"
            classes={{ root: classes.toggle, selected: classes.chosen }}
          >
            All
          </ToggleButton>
          {Object.entries(WAIVER_WORDS).map(([key, word]) => (
            <ToggleButton
              key={key}
              value={key}
              classes={{ root: classes.toggle, selected: classes.chosen }}
            >
              {word}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <FormControlLabel
          label="Only what I asked for"
          control={
            <Switch
              color="primary"
              checked={mine === 'true'}
              onChange={(_, on) => setMine(on ? 'true' : undefined)}
            />
          }
        />
      </div>
      <WaiverList
        query={{ state, mine: mine === 'true' || undefined }}
        empty={
          <EmptyState
            variant="page"
            title={
              state === 'requested'
                ? 'Nothing waits for a decision'
                : 'No waiver here'
            }
          >
            A waiver lets one product off one rule until a day. It is asked for
            at the failing rule, on the governance tab of a product.
          </EmptyState>
        }
      />
    </div>
  );
}
