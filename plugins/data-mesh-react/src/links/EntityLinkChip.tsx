// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { BackstageTheme } from '@backstage/theme';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import UnresolvedIcon from '@material-ui/icons/LinkOff';
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import { KindIcon } from './KindIcon';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      maxWidth: '100%',
      minWidth: 0,
      verticalAlign: 'bottom',
    },
    icon: {
      flex: 'none',
      fontSize: '1.1em',
      color: theme.palette.text.secondary,
    },
    title: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      minWidth: 0,
    },
    unresolved: {
      color: theme.palette.text.secondary,
      borderBottom: `1px dashed ${theme.palette.text.secondary}`,
    },
    note: { flex: 'none', color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightEntityLink' },
);

/** Props of {@link EntityLinkChip}. @public */
export interface EntityLinkChipProps {
  link: EntityLink;
  /** Leaves the kind's icon out, where a column of links all have the same kind. */
  hideIcon?: boolean;
}

function kindOf(entityRef: string): string {
  try {
    return parseEntityRef(entityRef, { defaultKind: 'unknown' }).kind;
  } catch {
    return 'unknown';
  }
}

/**
 * Something of the catalog by the name people know it by, leading to its page.
 *
 * A reference that leads nowhere is no link, looks it, and says so.
 *
 * @public
 */
export function EntityLinkChip({ link, hideIcon }: EntityLinkChipProps) {
  const classes = useStyles();
  const entityPath = useEntityRefLink();
  if (!link.resolved) {
    return (
      <Tooltip title="Nothing in the catalog has this name, or you may not see it.">
        {/* Focus brings the explanation to people without a pointer. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <span className={classes.root} tabIndex={0}>
          <UnresolvedIcon className={classes.icon} aria-hidden="true" />
          <span className={`${classes.title} ${classes.unresolved}`}>
            {link.title}
          </span>
          <span className={classes.note}>(not found)</span>
        </span>
      </Tooltip>
    );
  }
  return (
    <Link to={entityPath(link.entityRef)} className={classes.root}>
      {!hideIcon && (
        <KindIcon kind={kindOf(link.entityRef)} className={classes.icon} />
      )}
      <span className={classes.title} title={link.title}>
        {link.title}
      </span>
    </Link>
  );
}
