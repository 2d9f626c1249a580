// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import { EmptyState } from '@meshwright/plugin-data-mesh-react';

/** Instead of a page that a list no longer has. @internal */
export function NoSuchPage(props: { page: number; onFirst(): void }) {
  return (
    <EmptyState
      variant="page"
      title={`There is no page ${props.page}`}
      action={
        <Button variant="outlined" onClick={props.onFirst}>
          Go to the first page
        </Button>
      }
    >
      The list has become shorter since this address was made.
    </EmptyState>
  );
}
