// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import {
  type AsyncData,
  ErrorState,
  Panel,
  PanelSkeleton,
} from '@meshwright/plugin-data-mesh-react';

/** Props of {@link NotLoaded}. @internal */
export interface NotLoadedProps {
  /** What `useAsyncData` says of it. */
  of: Pick<AsyncData<unknown>, 'error' | 'retry'>;
  /** Title of the panel that it will be. */
  title: string;
  /** Lines of text that it will about have. Default 6. */
  lines?: number;
  /** What to say where it does not come: "The commits could not be loaded". */
  failed: string;
  /** What still works then. */
  unaffected?: string;
  /** Where else to go then. */
  action?: ReactNode;
  /** `page` where nothing else is shown. Default `inline`. */
  variant?: 'page' | 'inline';
}

/** In the place of something that is not there yet: a placeholder, or why it does not come with a way to ask again. @internal */
export function NotLoaded(props: NotLoadedProps) {
  const { action, failed, lines = 6, title, unaffected, variant } = props;
  const { error, retry } = props.of;
  if (!error) return <PanelSkeleton title={title} lines={lines} />;
  const state = (
    <ErrorState
      variant={variant}
      title={failed}
      unaffected={unaffected}
      error={error}
      onRetry={retry}
      action={action}
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
