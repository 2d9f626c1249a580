// SPDX-License-Identifier: Apache-2.0
import { EntityLinkChip } from '@meshwright/plugin-data-mesh-react';
import { linkOf } from './linkOf';

/** An entity by its ref as a link to its page; a ref that is none is written as it is. @internal */
export function RefChip(props: {
  entityRef: string;
  /** Kind of a ref that states none. */
  kind: string;
  /** Its name in the ref, if absent. */
  title?: string;
}) {
  const { entityRef, kind, title } = props;
  const link = linkOf(entityRef, kind);
  return link ? (
    <EntityLinkChip link={{ ...link, title: title ?? link.title }} />
  ) : (
    <>{title ?? entityRef}</>
  );
}
