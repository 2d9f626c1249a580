// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import type { ReadResult } from '@meshwright/contracts';
import { CopyButton } from '../../copy';
import { FindingList, toFindingItems } from '../../findings';
import type { FindingItem } from '../../findings';
import { Panel } from '../../layout';
import { DocumentText, FRAME_HEIGHT } from './DocumentText';
import { downloadText } from './downloadText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    withProblems: {
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
        alignItems: 'start',
      },
    },
    problems: { [theme.breakpoints.up('md')]: { order: 1 } },
    actions: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  }),
  { name: 'MeshwrightDocumentSection' },
);

/** @internal */
export interface DocumentSectionProps {
  document: string;
  result: ReadResult;
  /** Line to show and mark, from 1. */
  line?: number;
  /** Address of a line of the document. */
  hrefOfLine: (line: number) => string;
}

/** The document itself, with what was found in it: to read, copy and take away. @internal */
export function DocumentSection({
  document,
  result,
  line,
  hrefOfLine,
}: DocumentSectionProps) {
  const classes = useStyles();
  const items = useMemo(
    () => toFindingItems(result.findings),
    [result.findings],
  );
  const hrefOf = (finding: FindingItem) =>
    finding.line === undefined ? undefined : hrefOfLine(finding.line);
  return (
    <div
      className={`${classes.root} ${
        items.length > 0 ? classes.withProblems : ''
      }`}
    >
      {items.length > 0 && (
        <div className={classes.problems}>
          <Panel title="Problems" count={items.length} maxHeight={FRAME_HEIGHT}>
            <FindingList findings={items} hrefOf={hrefOf} first={10} />
          </Panel>
        </div>
      )}
      <Panel
        title={result.file}
        flush
        action={
          <div className={classes.actions}>
            <CopyButton text={document} what="the document" />
            <Button
              size="small"
              startIcon={<DownloadIcon />}
              onClick={() => downloadText(document, result.file)}
            >
              Download
            </Button>
          </div>
        }
      >
        <DocumentText
          text={document}
          findings={items}
          line={line}
          hrefOfLine={hrefOfLine}
        />
      </Panel>
    </div>
  );
}
