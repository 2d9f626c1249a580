// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Notice } from './Notice';

/** Props of {@link EmptyState}. @public */
export interface EmptyStateProps {
  /** What would be here: "No output ports yet". */
  title: string;
  /** Why there is nothing, and what puts something here. */
  children?: ReactNode;
  /** Button or link that puts something here. */
  action?: ReactNode;
  /** `page` where nothing else is shown, `inline` inside a card. Default `inline`. */
  variant?: 'page' | 'inline';
}

/** What would be here, and the action that puts it here. @public */
export function EmptyState({
  title,
  children,
  action,
  variant = 'inline',
}: EmptyStateProps) {
  return (
    <Notice title={title} actions={action} centred={variant === 'page'}>
      {children}
    </Notice>
  );
}
