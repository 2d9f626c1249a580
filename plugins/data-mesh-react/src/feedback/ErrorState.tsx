// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { RefSentence } from '../links';
import { StateMark } from '../state';
import { AccessLink } from './AccessLink';
import { describeError } from './describeError';
import { Notice } from './Notice';

/** Props of {@link ErrorState}. @public */
export interface ErrorStateProps {
  /** What did not work: "The versions of this contract could not be loaded". */
  title: string;
  error: Error;
  /** What still works or is still true, so that nobody fears more than happened. */
  unaffected?: string;
  /** Asks again; without it there is no button. */
  onRetry?: () => void;
  /** Another way on: a link. */
  action?: ReactNode;
  /** `page` where nothing else is shown, `inline` inside a card. Default `inline`. */
  variant?: 'page' | 'inline';
}

/** What happened, what is unaffected, what to do, and a way to try again. @public */
export function ErrorState({
  title,
  error,
  unaffected,
  onRetry,
  action,
  variant = 'inline',
}: ErrorStateProps) {
  const { advice, retryable, refused } = describeError(error);
  const retry = onRetry && retryable && (
    <Button variant="outlined" size="small" onClick={onRetry}>
      Try again
    </Button>
  );
  return (
    <Notice
      role="alert"
      centred={variant === 'page'}
      title={
        <>
          <StateMark state="error" size={12} />
          {title}
        </>
      }
      actions={
        (retry || action || refused) && (
          <>
            {retry}
            {action}
            {refused && <AccessLink message={error.message} />}
          </>
        )
      }
    >
      <Typography variant="body2" gutterBottom color="textPrimary">
        {refused ? <RefSentence text={error.message} /> : error.message}
      </Typography>
      {unaffected && (
        <Typography variant="body2" gutterBottom>
          {unaffected}
        </Typography>
      )}
      <Typography variant="body2">{advice}</Typography>
    </Notice>
  );
}
