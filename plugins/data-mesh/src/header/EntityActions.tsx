// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { ReactNode } from 'react';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useStarredEntity } from '@backstage/plugin-catalog-react';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import MoreIcon from '@material-ui/icons/MoreVert';
import StarIcon from '@material-ui/icons/Star';
import StarBorderIcon from '@material-ui/icons/StarBorder';
import { Link, useSearchParams } from 'react-router-dom';
import { accessRouteRef } from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'MeshwrightEntityActions' },
);

/** What everybody can do with an entity: star it and look at what the catalog holds of it; the main action comes last. @internal */
export function EntityActions({
  entity,
  children,
}: {
  entity: Entity;
  children?: ReactNode;
}) {
  const classes = useStyles();
  const { isStarredEntity, toggleStarredEntity } = useStarredEntity(entity);
  const [, setParams] = useSearchParams();
  const accessRoute = useRouteRef(accessRouteRef);
  const [menuAnchor, setMenuAnchor] = useState<Element | null>(null);
  const starWords = isStarredEntity ? 'Remove from starred' : 'Star';
  const inspect = () => {
    setMenuAnchor(null);
    // The catalog's own dialog opens for this member of the address.
    setParams(now => {
      const next = new URLSearchParams(now);
      next.set('inspect', 'overview');
      return next;
    });
  };
  return (
    <div className={classes.root}>
      <Tooltip title={starWords}>
        <IconButton
          size="small"
          aria-label={starWords}
          onClick={toggleStarredEntity}
        >
          {isStarredEntity ? <StarIcon /> : <StarBorderIcon />}
        </IconButton>
      </Tooltip>
      <IconButton
        size="small"
        aria-label="More"
        aria-haspopup="menu"
        aria-expanded={Boolean(menuAnchor)}
        onClick={event => setMenuAnchor(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      <Menu
        open={Boolean(menuAnchor)}
        anchorEl={menuAnchor}
        onClose={() => setMenuAnchor(null)}
      >
        {accessRoute && (
          <MenuItem
            component={Link}
            to={`${accessRoute()}?${new URLSearchParams({
              resource: stringifyEntityRef(entity),
            })}`}
          >
            What may I do here?
          </MenuItem>
        )}
        <MenuItem onClick={inspect}>Inspect entity</MenuItem>
      </Menu>
      {children}
    </div>
  );
}
