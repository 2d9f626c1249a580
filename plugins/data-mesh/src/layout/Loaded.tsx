// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  type AsyncData,
  StateBanner,
} from '@meshwright/plugin-data-mesh-react';
import { NotLoaded, type NotLoadedProps } from './NotLoaded';
import { RetryButton } from './RetryButton';

const useStyles = makeStyles(
  theme => ({ old: { marginBottom: theme.spacing(1) } }),
  { name: 'MeshwrightLoaded' },
);

/** Props of {@link Loaded}. @internal */
export interface LoadedProps<T> extends Omit<NotLoadedProps, 'of'> {
  /** What `useAsyncData` says of it. */
  of: Omit<AsyncData<T>, 'loading'>;
  children(data: T): ReactNode;
}

/**
 * Something that is asked for: a placeholder until it comes, why it does not come with a way to ask again, and a word
 * above it where it is from before because it could not be renewed.
 *
 * @internal
 */
export function Loaded<T>(props: LoadedProps<T>) {
  const { children, of: state, ...missing } = props;
  const { data, error, retry } = state;
  const classes = useStyles();
  if (data === undefined) return <NotLoaded of={state} {...missing} />;
  return (
    <>
      {error && (
        <div className={classes.old}>
          <StateBanner state="warning" action={<RetryButton onRetry={retry} />}>
            This is from before: it could not be renewed. {error.message}
          </StateBanner>
        </div>
      )}
      {children(data)}
    </>
  );
}
