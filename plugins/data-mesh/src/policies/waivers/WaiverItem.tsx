// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernanceWaiver } from '@meshwright/plugin-data-mesh-common';
import {
  ErrorState,
  RelativeTime,
  SafeLink,
  StateLabel,
  describeDay,
  governanceApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { usePolicyPaths } from '../policyPaths';
import { WAIVER_STATES, WAIVER_WORDS } from './waiverWords';

const useStyles = makeStyles(
  theme => ({
    item: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: '8rem minmax(0, 1fr)',
      alignItems: 'start',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1.5, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    body: { display: 'grid', gap: theme.spacing(0.75), minWidth: 0 },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      minWidth: 0,
      // In a line of text a link is told by more than its colour.
      '& a': { textDecoration: 'underline' },
    },
    text: { margin: 0, overflowWrap: 'anywhere' },
    quiet: {
      ...theme.typography.caption,
      margin: 0,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
      '& a': { textDecoration: 'underline' },
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginTop: theme.spacing(0.5),
    },
    comment: { flex: '1 1 220px', maxWidth: 480 },
  }),
  { name: 'MeshwrightWaiver' },
);

/** A waiver or a request for one, with what the person may do about it. @internal */
export function WaiverItem(props: {
  waiver: GovernanceWaiver;
  /** Called when it was decided or taken back. */
  onChanged(): void;
}) {
  const { waiver, onChanged } = props;
  const classes = useStyles();
  const api = useApi(governanceApiRef);
  const paths = usePolicyPaths();
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
      onChanged();
    } catch (error) {
      setFailure(error as Error);
    } finally {
      setBusy(false);
    }
  };
  const decide = (approve: boolean) =>
    act(() => api.decideWaiver(waiver.id, { approve, comment }));
  return (
    <li className={classes.item}>
      <StateLabel state={WAIVER_STATES[waiver.state]}>
        {WAIVER_WORDS[waiver.state]}
      </StateLabel>
      <div className={classes.body}>
        <div className={classes.line}>
          <EntityRefLink entityRef={waiver.product} />
          <Link to={paths.policy(waiver.policy)}>
            {waiver.policyTitle ?? waiver.policy} ·{' '}
            {waiver.ruleTitle ?? waiver.rule}
          </Link>
          <span>until {describeDay(waiver.until)}</span>
        </div>
        <p className={classes.text}>{waiver.reason}</p>
        <p className={classes.quiet}>
          {waiver.declaredIn ? (
            <>
              Declared in git, in <SafeLink address={waiver.declaredIn} />,
              which is where it is ended
            </>
          ) : (
            <>
              Asked for by <EntityRefLink entityRef={waiver.requestedBy} />{' '}
              <RelativeTime value={waiver.requestedAt} />
            </>
          )}
          {waiver.decidedBy && (
            <>
              {waiver.state === 'denied' ? ' · Denied by ' : ' · Approved by '}
              <EntityRefLink entityRef={waiver.decidedBy} />
            </>
          )}
        </p>
        {waiver.comment && <p className={classes.text}>“{waiver.comment}”</p>}
        {waiver.mayDecide && (
          <div className={classes.actions}>
            <TextField
              id={`comment-${waiver.id}`}
              className={classes.comment}
              label="Comment"
              size="small"
              variant="outlined"
              value={comment}
              onChange={event => setComment(event.target.value)}
              inputProps={{ maxLength: 2000 }}
            />
            <Button
              variant="contained"
              color="primary"
              disabled={busy}
              onClick={() => decide(true)}
            >
              Approve
            </Button>
            <Button
              variant="outlined"
              disabled={busy}
              onClick={() => decide(false)}
            >
              Deny
            </Button>
          </div>
        )}
        {waiver.mayRemove && !waiver.mayDecide && (
          <div>
            <Button
              size="small"
              variant="outlined"
              disabled={busy}
              onClick={() => act(() => api.deleteWaiver(waiver.id))}
            >
              {waiver.state === 'requested' ? 'Take it back' : 'End it now'}
            </Button>
          </div>
        )}
        {failure && <ErrorState title="That did not work" error={failure} />}
      </div>
    </li>
  );
}
