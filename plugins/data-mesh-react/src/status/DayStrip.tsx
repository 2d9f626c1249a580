// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type {
  ProductState,
  StatusDay,
} from '@meshwright/plugin-data-mesh-common';
import { stateColor } from '../state';
import { plural } from '../words';
import { PRODUCT_STATES } from './productState';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: { margin: 0 },
    days: {
      display: 'flex',
      alignItems: 'flex-end',
      gap: 2,
      height: 36,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    day: { flex: '1 1 0', minWidth: 1, maxWidth: 14, borderRadius: 1 },
    // Heights tell the states apart for those who do not see the colours.
    operational: { height: '100%', backgroundColor: stateColor(theme, 'ok') },
    degraded: { height: '65%', backgroundColor: stateColor(theme, 'warning') },
    down: { height: '35%', backgroundColor: stateColor(theme, 'error') },
    unknown: { height: 3, backgroundColor: theme.palette.divider },
    ends: {
      ...theme.typography.caption,
      display: 'flex',
      justifyContent: 'space-between',
      color: theme.palette.text.secondary,
      paddingTop: theme.spacing(0.5),
    },
  }),
  { name: 'MeshwrightDayStrip' },
);

const dayWords = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });

/** Days by their worst state, in words: "88 days operational, 1 day degraded". @internal */
export function summarizeDays(days: readonly StatusDay[]): string {
  const states: ProductState[] = ['down', 'degraded', 'operational', 'unknown'];
  return states
    .map(state => ({
      state,
      count: days.filter(day => day.state === state).length,
    }))
    .filter(({ count }) => count > 0)
    .map(
      ({ state, count }) =>
        `${plural(count, 'day', 'days')} ${PRODUCT_STATES[
          state
        ].word.toLocaleLowerCase('en-US')}`,
    )
    .join(', ');
}

/** Props of {@link DayStrip}. @public */
export interface DayStripProps {
  /** What the days are of, for people who cannot see them. */
  label: string;
  /** Oldest first. */
  days: readonly StatusDay[];
}

/** A history as one bar for each day: full where it was operational, low where it was down. @public */
export function DayStrip({ label, days }: DayStripProps) {
  const classes = useStyles();
  return (
    <figure className={classes.root}>
      <div
        className={classes.days}
        role="img"
        aria-label={`${label}: ${summarizeDays(days)}`}
      >
        {days.map(({ day, state, percent }) => (
          <span
            key={day}
            className={`${classes.day} ${classes[state]}`}
            title={`${dayWords(day)}: ${PRODUCT_STATES[state].word}${
              percent === null ? '' : `, ${Number(percent.toFixed(2))} %`
            }`}
          />
        ))}
      </div>
      <figcaption className={classes.ends}>
        <span>{days.length > 0 && dayWords(days[0].day)}</span>
        <span>today</span>
      </figcaption>
    </figure>
  );
}
