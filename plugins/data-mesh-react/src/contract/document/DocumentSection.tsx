// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { ReadResult } from '@meshwright/contracts';
import { CopyButton } from '../../copy';
import { FindingList, toFindingItems } from '../../findings';
import type { FindingItem } from '../../findings';
import { Panel } from '../../layout';
import { DocumentText, FRAME_HEIGHT } from './DocumentText';
import { DownloadMenu } from './DownloadMenu';
import type { ConversionLoss } from './DownloadMenu';
import { LossBanner } from './LossBanner';

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
    whole: { gridColumn: '1 / -1' },
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
  const [loss, setLoss] = useState<ConversionLoss>();
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
      {loss && (
        <div className={classes.whole}>
          <LossBanner loss={loss} onClose={() => setLoss(undefined)} />
        </div>
      )}
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
            <DownloadMenu
              document={document}
              result={result}
              onConverted={setLoss}
            />
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
