// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { safeHref } from '../links';
import { MarkdownText } from './MarkdownText';
import { toSafeMarkdown } from './toSafeMarkdown';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      maxWidth: '72ch',
      overflowWrap: 'anywhere',
      '& > :first-child': { marginTop: 0 },
      '& > :last-child': { marginBottom: 0 },
      '& p, & ul, & ol': { marginTop: 0, marginBottom: theme.spacing(1) },
      '& pre': { overflowX: 'auto' },
    },
  }),
  { name: 'MeshwrightProse' },
);

/** Props of {@link Prose}. @public */
export interface ProseProps {
  /** Markdown as a descriptor states it. HTML in it is shown as text. */
  children: string;
}

/** A description from a descriptor, as Markdown that runs nothing and fetches nothing. @public */
export function Prose({ children }: ProseProps) {
  const classes = useStyles();
  return (
    <MarkdownText
      className={classes.root}
      content={toSafeMarkdown(children)}
      // The other dialect of this component renders HTML that is in the text.
      dialect="common-mark"
      transformLinkUri={uri => safeHref(uri) ?? ''}
      transformImageUri={() => ''}
    />
  );
}
