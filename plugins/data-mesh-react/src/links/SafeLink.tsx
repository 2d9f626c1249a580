// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import MuiLink from '@material-ui/core/Link';
import { safeHref } from './safeHref';

/** Props of {@link SafeLink}. @public */
export interface SafeLinkProps {
  /** As a descriptor states it. */
  address: string | undefined;
  /** Default: the address. */
  children?: ReactNode;
  className?: string;
}

/** An address from a descriptor: a link where it is safe to follow, else plain text. @public */
export function SafeLink({ address, children, className }: SafeLinkProps) {
  const href = safeHref(address);
  if (!href) {
    return <span className={className}>{children ?? address}</span>;
  }
  return (
    <MuiLink
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={className}
    >
      {children ?? address}
    </MuiLink>
  );
}
