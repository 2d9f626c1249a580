// SPDX-License-Identifier: Apache-2.0
import { MarkdownContent } from '@backstage/core-components';
import { ComponentProps, useRef } from 'react';
import { useReachableScrolling } from './useReachableScrolling';

/** Props of {@link MarkdownText}: those of Backstage's own component. @public */
export type MarkdownTextProps = ComponentProps<typeof MarkdownContent>;

/** Markdown whose wide blocks of code and tables can be scrolled with the keyboard. @public */
export function MarkdownText(props: MarkdownTextProps) {
  const root = useRef<HTMLDivElement>(null);
  useReachableScrolling(root);
  return (
    <div ref={root}>
      <MarkdownContent {...props} />
    </div>
  );
}
