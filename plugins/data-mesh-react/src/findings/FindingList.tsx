// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { EntityLinkChip } from '../links';
import { plural } from '../words';
import { FindingRow } from './FindingRow';
import { cutGroups, groupFindings } from './groupFindings';
import type { FindingItem } from './types';

const STEP = 100;

const useStyles = makeStyles(
  theme => ({
    group: { '& + &': { marginTop: theme.spacing(2) } },
    heading: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0.5, 1.5),
      margin: 0,
      paddingBottom: theme.spacing(0.5),
      borderBottom: `1px solid ${theme.palette.divider}`,
      fontWeight: 'bold',
    },
    count: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    more: { marginTop: theme.spacing(1) },
  }),
  { name: 'MeshwrightFindingList' },
);

/** Props of {@link FindingList}. @public */
export interface FindingListProps {
  findings: FindingItem[];
  /** Address of the place that a finding is about, where there is a page that shows the document. */
  hrefOf?: (finding: FindingItem) => string | undefined;
  /** Findings that exist and were not handed over. */
  more?: number;
  /** How many are shown before a person asks for more. Default 20. */
  first?: number;
}

/**
 * Findings of any kind as lines to work through, the worst first, together by what they are about.
 *
 * @public
 */
export function FindingList({
  findings,
  hrefOf,
  more = 0,
  first = 20,
}: FindingListProps) {
  const classes = useStyles();
  const [shown, setShown] = useState(first);
  const groups = useMemo(() => groupFindings(findings), [findings]);
  const left = findings.length - Math.min(shown, findings.length);
  return (
    <div>
      {cutGroups(groups, shown).map(group => (
        <section key={group.key} className={classes.group}>
          {group.subject && (
            <h3 className={classes.heading}>
              <EntityLinkChip link={group.subject} />
              <span className={classes.count}>
                {plural(countOf(groups, group.key), 'finding', 'findings')}
              </span>
            </h3>
          )}
          <ul className={classes.list}>
            {group.findings.map((finding, index) => (
              <FindingRow
                // Findings have no identity; their order is fixed.
                key={index}
                finding={finding}
                href={hrefOf?.(finding)}
              />
            ))}
          </ul>
        </section>
      ))}
      {left > 0 && (
        <Button
          size="small"
          className={classes.more}
          onClick={() => setShown(count => count + STEP)}
        >
          Show {Math.min(left, STEP)} of {left} more
        </Button>
      )}
      {left === 0 && more > 0 && (
        <p className={classes.count}>
          {plural(more, 'more finding is', 'more findings are')} not listed.
        </p>
      )}
    </div>
  );
}

function countOf(
  groups: Array<{ key: string; findings: FindingItem[] }>,
  key: string,
): number {
  return groups.find(group => group.key === key)?.findings.length ?? 0;
}
