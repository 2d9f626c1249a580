// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { Comparison, Impact, Verdict } from '@meshwright/contracts';
import { Facts } from '../layout';
import { StateLabel, StateMark, stateColor } from '../state';
import { plural, sentenceCase } from '../words';
import { stateOfImpact } from './impact';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(2, 4),
      padding: theme.spacing(2, 2.5),
      border: `1px solid ${theme.palette.divider}`,
      borderLeftWidth: 4,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
    },
    error: { borderLeftColor: stateColor(theme, 'error') },
    warning: { borderLeftColor: stateColor(theme, 'warning') },
    ok: { borderLeftColor: stateColor(theme, 'ok') },
    unknown: { borderLeftColor: stateColor(theme, 'unknown') },
    words: { flex: '1 1 320px', minWidth: 0 },
    verdict: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      margin: 0,
      fontFamily: theme.typography.fontFamily,
      fontSize: 20,
      fontWeight: 'bold',
      lineHeight: 1.4,
    },
    text: { ...theme.typography.body2, margin: theme.spacing(0.5, 0, 0) },
  }),
  { name: 'MeshwrightVerdict' },
);

const SENTENCES: Record<Verdict, string> = {
  breaking:
    'Somebody has to change something before the new version can be used.',
  risky: 'It may work as it is; look at what may not before you use it.',
  compatible: 'Whoever uses the old version can use the new one as it is.',
  identical: 'Both say the same.',
};

/** The result of a comparison in a glance: the verdict, why, and which version tells it. @internal */
export function VerdictBanner({ comparison }: { comparison: Comparison }) {
  const classes = useStyles();
  const { verdict, changes, version } = comparison;
  const state = stateOfImpact(verdict);
  return (
    <section
      className={`${classes.root} ${classes[state]}`}
      aria-label="Verdict"
    >
      <div className={classes.words}>
        <h2 className={classes.verdict}>
          <StateMark state={state} size={16} />
          {sentenceCase(verdict)}
        </h2>
        <p className={classes.text}>
          {SENTENCES[verdict]} {countWords(changes.map(({ impact }) => impact))}
        </p>
        {!version.sufficient && (
          <p className={classes.text}>{version.reason}</p>
        )}
      </div>
      <Facts
        layout="strip"
        facts={[
          {
            label: 'Stated version',
            value: `${version.old ?? 'none'} → ${version.stated ?? 'none'}`,
          },
          {
            label: 'Proposed version',
            value: version.next && (
              <StateLabel state={version.sufficient ? 'ok' : 'warning'}>
                {version.next}
                {version.sufficient ? '' : ' (the stated one is too small)'}
              </StateLabel>
            ),
          },
        ]}
      />
    </section>
  );
}

function countWords(impacts: Impact[]): string {
  if (impacts.length === 0) {
    return '';
  }
  const serious = impacts.filter(impact => impact !== 'compatible').length;
  const all = plural(impacts.length, 'change', 'changes');
  return serious > 0 && serious < impacts.length
    ? `${serious} of ${all} need attention.`
    : `${all}.`;
}
