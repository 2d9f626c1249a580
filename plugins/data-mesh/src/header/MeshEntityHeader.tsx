// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import type { Entity } from '@backstage/catalog-model';
import { Header } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import { EntityLinkChip } from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles(
  {
    root: {
      display: 'contents',
      // More tabs than a telephone is wide scroll by themselves, and not the page with them.
      '& nav[aria-label="Content navigation"]': {
        maxWidth: '100%',
        overflowX: 'auto',
        overflowY: 'hidden',
        whiteSpace: 'nowrap',
        paddingBottom: 2,
      },
      // What scrolls would cut off the line below the tab that is shown.
      '& nav[aria-label="Content navigation"] > .bui-HeaderNavActive': {
        bottom: 0,
        height: 2,
      },
    },
  },
  { name: 'MeshwrightEntityHeader' },
);

/** @internal */
export interface MeshEntityHeaderProps extends EntityHeaderLayoutProps {
  entity: Entity;
  /** What it belongs to, the largest first. */
  belongsTo: EntityLink[];
  /** What it is: "Aggregate data product". */
  kind: string;
  /** What it is for, in a sentence. */
  purpose?: string;
  owner?: EntityLink;
  trust: ReactNode;
  actions: ReactNode;
}

/** Top of the page of a thing of the mesh: the same facts at the same places for products and contracts. @internal */
export function MeshEntityHeader({
  entity,
  belongsTo,
  kind,
  purpose,
  owner,
  trust,
  actions,
  tabs,
  activeTabId,
}: MeshEntityHeaderProps) {
  const classes = useStyles();
  const { primaryTitle } = useEntityPresentation(entity);
  const entityPath = useEntityRefLink();
  return (
    <div className={classes.root}>
      <Header
        title={primaryTitle}
        tags={[
          ...belongsTo.map(({ title, resolved, entityRef }) => ({
            label: title,
            href: resolved ? entityPath(entityRef) : undefined,
          })),
          { label: kind },
        ]}
        description={purpose}
        metadata={[
          {
            label: 'Owner',
            value: owner ? <EntityLinkChip link={owner} /> : 'Nobody is named',
          },
          { label: 'Trust', value: trust },
        ]}
        customActions={actions}
        tabs={tabs}
        activeTabId={activeTabId}
      />
    </div>
  );
}
