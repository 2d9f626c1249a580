// SPDX-License-Identifier: Apache-2.0
import { ANNOTATION_EDIT_URL } from '@backstage/catalog-model';
import { useEntityOwnership } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { DataProductEntityV1alpha1 } from '@meshwright/plugin-data-mesh-common';
import { safeHref } from '@meshwright/plugin-data-mesh-react';
import { EntityActions } from '../../header/EntityActions';

const useStyles = makeStyles(
  theme => ({
    // The title needs the room on a small screen; support is on the overview.
    wide: { [theme.breakpoints.down('xs')]: { display: 'none' } },
  }),
  { name: 'MeshwrightProductActions' },
);

/** What a person can do with a product: its owner edits it, others ask its owner. @internal */
export function ProductActions({
  entity,
}: {
  entity: DataProductEntityV1alpha1;
}) {
  const classes = useStyles();
  const { isOwnedEntity } = useEntityOwnership();
  const editUrl = safeHref(entity.metadata.annotations?.[ANNOTATION_EDIT_URL]);
  const askUrl = entity.spec.support
    ?.map(channel => safeHref(channel.url))
    .find(Boolean);
  const owned = isOwnedEntity(entity);
  return (
    <EntityActions entity={entity}>
      {owned && editUrl && (
        <Button
          variant="contained"
          color="primary"
          size="small"
          disableElevation
          href={editUrl}
          target="_blank"
          rel="noopener noreferrer"
        >
          Edit descriptor
        </Button>
      )}
      {!owned && askUrl && (
        <Button
          variant="outlined"
          size="small"
          className={classes.wide}
          href={askUrl}
          target="_blank"
          rel="noopener noreferrer"
        >
          Ask the owner
        </Button>
      )}
    </EntityActions>
  );
}
