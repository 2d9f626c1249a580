// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import {
  DayStrip,
  Panel,
  PanelSkeleton,
  PRODUCT_STATES,
  RelativeTime,
  StateMark,
} from '@meshwright/plugin-data-mesh-react';
import { qualitySentence, scoreText } from './checks/qualityWords';
import { availabilityText, firstReason } from './status/statusWords';
import {
  type QualitySubject,
  useProductStatus,
  useQuality,
} from './useQuality';

const TITLE = 'Quality';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
    },
    state: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      margin: 0,
      fontSize: 18,
      fontWeight: 'bold',
    },
    text: { margin: theme.spacing(0.5, 0, 0), overflowWrap: 'anywhere' },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightQualityCard' },
);

/** How a product or contract is, in a few lines: state and why, score, the last months. @internal */
export function QualityCard({
  subject,
  to,
}: {
  subject: QualitySubject;
  /** Page with everything about it. */
  to: string;
}) {
  const classes = useStyles();
  const { data: status, error } = useProductStatus(subject.product);
  const { data: quality } = useQuality(subject);
  if (!status) {
    // The tab says what went wrong; an overview does not need it twice.
    return error ? null : <PanelSkeleton title={TITLE} lines={4} />;
  }
  const port = status.ports.find(
    ({ contract }) => contract === subject.contract,
  );
  const { state, since, reasons, availability } = port ?? status;
  return (
    <Panel title={TITLE} action={<Link to={to}>Details</Link>}>
      <div className={classes.root}>
        <div>
          <p className={classes.state}>
            <StateMark state={PRODUCT_STATES[state].state} size={14} />
            {PRODUCT_STATES[state].word}
          </p>
          <p className={classes.text}>
            {/* Not each reason is a sentence: some are the title of an incident. */}
            {firstReason(state, reasons).replace(/([^.!?])$/, '$1.')}{' '}
            {since && (
              <span className={classes.quiet}>
                Like this for <RelativeTime value={since} form="lasting" />.
              </span>
            )}
          </p>
        </div>
        {quality && quality.totalChecks > 0 && (
          <div>
            <strong>
              {quality.score === null
                ? 'No score'
                : `Score ${scoreText(quality.score)}`}
            </strong>{' '}
            <span className={classes.quiet}>{qualitySentence(quality)}</span>
          </div>
        )}
        {availability.percent !== null && (
          <div>
            <strong>Availability: {availabilityText(availability)}</strong>{' '}
            <span className={classes.quiet}>
              (last {status.days.length} days)
            </span>
          </div>
        )}
        {!subject.contract && availability.percent !== null && (
          <DayStrip label="Status by day" days={status.days} />
        )}
      </div>
    </Panel>
  );
}
