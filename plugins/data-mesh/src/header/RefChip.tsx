// SPDX-License-Identifier: Apache-2.0
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { EntityLinkChip } from '@meshwright/plugin-data-mesh-react';
import { linkOf } from './linkOf';

/** An entity by its ref as a link to its page; a ref that is none is written as it is. @internal */
export function RefChip(props: {
  entityRef: string;
  /** Kind of a ref that states none. */
  kind: string;
  /** What the catalog calls it, if absent. */
  title?: string;
}) {
  const { entityRef, kind, title } = props;
  const link = linkOf(entityRef, kind);
  if (!link) return <>{title ?? entityRef}</>;
  return title === undefined ? (
    <EntityRefLink entityRef={link.entityRef} />
  ) : (
    <EntityLinkChip link={{ ...link, title }} />
  );
}
