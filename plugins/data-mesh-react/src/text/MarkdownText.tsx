// SPDX-License-Identifier: Apache-2.0
import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { ComponentProps, useRef } from 'react';
import { useReachableScrolling } from './useReachableScrolling';

const useStyles = makeStyles(
  {
    // Words of a table stay whole: it is the table that scrolls.
    root: {
      '& th, & td': { wordBreak: 'normal', overflowWrap: 'break-word' },
    },
  },
  { name: 'MeshwrightMarkdown' },
);

/** Props of {@link MarkdownText}: those of Backstage's own component. @public */
export type MarkdownTextProps = ComponentProps<typeof MarkdownContent>;

/** Markdown whose wide blocks of code and tables can be scrolled with the keyboard. @public */
export function MarkdownText(props: MarkdownTextProps) {
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  useReachableScrolling(root);
  return (
    <div ref={root} className={classes.root}>
      <MarkdownContent {...props} />
    </div>
  );
}
