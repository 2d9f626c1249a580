// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ErrorState, Panel } from '@meshwright/plugin-data-mesh-react';
import { NotLoaded } from '../layout/NotLoaded';
import type { Pages } from './usePages';

const useStyles = makeStyles(
  theme => ({ more: { padding: theme.spacing(1, 2.5) } }),
  { name: 'MeshwrightPagedPanel' },
);

/** A panel with a list that comes page by page. @internal */
export function PagedPanel<T>(props: {
  pages: Pages<T>;
  title: string;
  /** What to say where nothing comes: "The waivers could not be loaded". */
  failed: string;
  /** What to say where the list that is there could not be renewed or continued. */
  failedLater: string;
  /** In the place of the panel, where nothing is in the list. */
  empty: ReactNode;
  /** `page` where nothing else is shown. Default `inline`. */
  variant?: 'page' | 'inline';
  children(items: T[]): ReactNode;
}) {
  const { empty, failed, failedLater, title, variant } = props;
  const { items, error, loading, retry, next } = props.pages;
  const classes = useStyles();
  if (!items) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title={title}
        failed={failed}
        variant={variant}
      />
    );
  }
  if (items.length === 0) return <>{empty}</>;
  return (
    <Panel title={title} flush>
      {props.children(items)}
      {error && (
        <ErrorState title={failedLater} error={error} onRetry={retry} />
      )}
      {next && (
        <div className={classes.more}>
          <Button onClick={next} disabled={loading}>
            More
          </Button>
        </div>
      )}
    </Panel>
  );
}
