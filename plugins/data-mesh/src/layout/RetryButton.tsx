// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';

/** Asks again for what could not be renewed. @internal */
export function RetryButton({ onRetry }: { onRetry: () => void }) {
  return (
    <Button size="small" onClick={onRetry}>
      Try again
    </Button>
  );
}
