// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import type {
  IndexableDocument,
  ResultHighlight,
} from '@backstage/plugin-search-common';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import { makeStyles } from '@material-ui/core/styles';
import { MarkedText } from './MarkedText';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', minWidth: 0 },
    icon: { minWidth: 40, paddingTop: theme.spacing(0.75) },
    title: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
    text: { overflowWrap: 'anywhere' },
  }),
  { name: 'MeshwrightColumnResult' },
);

/** Props of {@link ColumnResult}. @public */
export interface ColumnResultProps {
  icon?: ReactNode | ((result: IndexableDocument) => ReactNode);
  result?: IndexableDocument;
  highlight?: ResultHighlight;
  rank?: number;
}

/** A single column of a contract among the results of the portal's search; leads to the column in its contract. @public */
export function ColumnResult({ icon, result, highlight }: ColumnResultProps) {
  const classes = useStyles();
  if (!result) {
    return null;
  }
  return (
    <div className={classes.root}>
      {icon && (
        <ListItemIcon className={classes.icon}>
          {typeof icon === 'function' ? icon(result) : icon}
        </ListItemIcon>
      )}
      <ListItemText
        primaryTypographyProps={{ variant: 'h6' }}
        primary={
          <Link to={result.location} noTrack className={classes.title}>
            <MarkedText result={result} highlight={highlight} field="title" />
          </Link>
        }
        secondaryTypographyProps={{ component: 'span' }}
        secondary={
          <span className={classes.text}>
            <MarkedText result={result} highlight={highlight} field="text" />
          </span>
        }
      />
    </div>
  );
}
