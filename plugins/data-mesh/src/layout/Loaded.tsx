// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  type AsyncData,
  ErrorState,
  Panel,
  PanelSkeleton,
  StateBanner,
} from '@meshwright/plugin-data-mesh-react';
import { RetryButton } from './RetryButton';

const useStyles = makeStyles(
  theme => ({ old: { marginBottom: theme.spacing(1) } }),
  { name: 'MeshwrightLoaded' },
);

/** Props of {@link Loaded}. @internal */
export interface LoadedProps<T> {
  /** What `useAsyncData` says of it. */
  of: Omit<AsyncData<T>, 'loading'>;
  /** Title of the panel that it will be. */
  title: string;
  /** Lines of text that it will about have. Default 6. */
  lines?: number;
  /** What to say where it does not come: "The commits could not be loaded". */
  failed: string;
  /** What still works then. */
  unaffected?: string;
  /** `page` where nothing else is shown. Default `inline`. */
  variant?: 'page' | 'inline';
  children(data: T): ReactNode;
}

/**
 * Something that is asked for: a placeholder until it comes, why it does not come with a way to ask again, and a word
 * above it where it is from before because it could not be renewed.
 *
 * @internal
 */
export function Loaded<T>(props: LoadedProps<T>) {
  const { title, variant } = props;
  const { data, error, retry } = props.of;
  const classes = useStyles();
  if (data === undefined) {
    if (!error) return <PanelSkeleton title={title} lines={props.lines ?? 6} />;
    const state = (
      <ErrorState
        variant={variant}
        title={props.failed}
        unaffected={props.unaffected}
        error={error}
        onRetry={retry}
      />
    );
    return variant === 'page' ? (
      state
    ) : (
      <Panel title={title} flush>
        {state}
      </Panel>
    );
  }
  return (
    <>
      {error && (
        <div className={classes.old}>
          <StateBanner state="warning" action={<RetryButton onRetry={retry} />}>
            This is from before: it could not be renewed. {error.message}
          </StateBanner>
        </div>
      )}
      {props.children(data)}
    </>
  );
}
