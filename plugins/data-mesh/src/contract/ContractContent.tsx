// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { SOURCE_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import { ContractView, EmptyState } from '@meshwright/plugin-data-mesh-react';
import { useNavigate } from 'react-router-dom';
import { SourceBanner } from '../source/SourceBanner';
import { contractPath } from './contractPath';
import { definitionOf, fileNameOf } from './definitionOf';
import { useContractState } from './useContractState';
import { VersionPicker } from './VersionPicker';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
      minWidth: 0,
    },
  }),
  { name: 'MeshwrightContractContent' },
);

/** The contract of an API entity, with what is shown of it in the page's address. @internal */
export function ContractContent() {
  const classes = useStyles();
  const { entity } = useEntity();
  const entityPath = useEntityRefLink();
  const navigate = useNavigate();
  const view = useContractState();
  const document = definitionOf(entity);
  return (
    <div className={classes.root}>
      <SourceBanner source={entity.metadata.annotations?.[SOURCE_ANNOTATION]} />
      {document ? (
        <ContractView
          document={document}
          fileName={fileNameOf(entity)}
          actions={
            <VersionPicker
              contractRef={stringifyEntityRef(entity)}
              onPick={ref =>
                navigate(contractPath(entityPath(ref), view.state))
              }
            />
          }
          {...view}
        />
      ) : (
        <EmptyState title="No contract document" variant="page">
          This entity has no “definition”. Put the data contract there as text.
        </EmptyState>
      )}
    </div>
  );
}
