// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { QualityCheck } from '@meshwright/plugin-data-mesh-common';
import {
  Facts,
  RelativeTime,
  sentenceCase,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { ExpandableRow } from '../../layout/ExpandableRow';
import { EvidenceButton } from '../evidence/EvidenceButton';
import { CheckHistory } from './CheckHistory';
import { evidenceText, STATUSES } from './qualityWords';

const useStyles = makeStyles(
  theme => ({
    name: { overflowWrap: 'anywhere' },
    place: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    evidence: {
      fontVariantNumeric: 'tabular-nums',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshwrightCheckRow' },
);

/** A check in a line; opened, what it asks for and how it did before. @internal */
export function CheckRow({
  product,
  check,
}: {
  /** Entity ref. */
  product: string;
  check: QualityCheck;
}) {
  const classes = useStyles();
  const { word, state } = STATUSES[check.status];
  const place = [check.dataset, check.column].filter(Boolean).join(' · ');
  return (
    <ExpandableRow
      columns="9rem minmax(0, 1fr) minmax(0, 14rem)"
      cells={
        <>
          <StateLabel state={state}>{word}</StateLabel>
          <span className={classes.name}>
            {check.name}
            {place && <span className={classes.place}>{place}</span>}
          </span>
          <span className={classes.evidence}>{evidenceText(check)}</span>
        </>
      }
    >
      {() => (
        <>
          <Facts
            facts={[
              { label: 'Expected', value: check.expected },
              {
                label: 'Found',
                value:
                  check.masked && check.observed === null
                    ? 'Not shown: you are not cleared for values of this column'
                    : check.observed,
              },
              {
                label: 'Dimension',
                value: check.dimension && sentenceCase(check.dimension),
              },
              {
                label: 'Severity',
                value: check.severity && sentenceCase(check.severity),
              },
              { label: 'Checked by', value: check.tool },
              {
                label: 'Measured',
                value: <RelativeTime value={check.measuredAt} />,
              },
              {
                label: `${word} since`,
                value: <RelativeTime value={check.since} />,
              },
              { label: 'Said by the tool', value: check.message },
            ]}
          />
          {check.evidence && (
            <div>
              <EvidenceButton product={product} checks={[check]} />
            </div>
          )}
          <CheckHistory product={product} check={check} />
        </>
      )}
    </ExpandableRow>
  );
}
