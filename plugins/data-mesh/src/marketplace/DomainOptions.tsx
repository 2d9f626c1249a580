// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ClosedIcon from '@material-ui/icons/ChevronRight';
import OpenIcon from '@material-ui/icons/ExpandMore';
import type { FacetValue } from '@meshwright/plugin-data-mesh-common';
import { containsAny } from './domainTree';
import type { DomainBranch } from './domainTree';
import { facetValueTitle } from './facetWords';
import { FacetOption } from './FacetOption';

const useStyles = makeStyles(
  {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    opener: { flex: 'none', width: 24, height: 24, padding: 0 },
    noOpener: { flex: 'none', width: 24 },
  },
  { name: 'MeshwrightDomainOptions' },
);

/** Domains to choose from, subdomains below their parents. @internal */
export function DomainOptions(props: {
  branches: DomainBranch[];
  chosen: readonly string[];
  depth?: number;
  /** Show subdomains from the start, where there is room for all. */
  allOpen: boolean;
  onToggle(value: FacetValue): void;
}) {
  const { branches, chosen, depth = 0, allOpen, onToggle } = props;
  const classes = useStyles();
  const isTree = depth > 0 || branches.some(({ children }) => children.length);
  return (
    <ul className={classes.list}>
      {branches.map(branch => (
        <Branch
          key={branch.value.value}
          {...{ branch, chosen, depth, isTree, allOpen, onToggle }}
        />
      ))}
    </ul>
  );
}

function Branch(props: {
  branch: DomainBranch;
  chosen: readonly string[];
  depth: number;
  isTree: boolean;
  allOpen: boolean;
  onToggle(value: FacetValue): void;
}) {
  const { branch, chosen, depth, isTree, allOpen, onToggle } = props;
  const { value, children } = branch;
  const classes = useStyles();
  const [open, setOpen] = useState(
    () => allOpen || children.some(child => containsAny(child, chosen)),
  );
  const title = facetValueTitle('domain', value.value, value.title);
  const opener = children.length > 0 && (
    <IconButton
      className={classes.opener}
      aria-label={`Subdomains of ${title}`}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      {open ? <OpenIcon fontSize="small" /> : <ClosedIcon fontSize="small" />}
    </IconButton>
  );
  return (
    <li>
      <FacetOption
        title={title}
        count={value.count}
        checked={chosen.includes(value.value)}
        depth={depth}
        lead={opener || (isTree && <span className={classes.noOpener} />)}
        onToggle={() => onToggle(value)}
      />
      {open && children.length > 0 && (
        <DomainOptions
          branches={children}
          chosen={chosen}
          depth={depth + 1}
          allOpen={allOpen}
          onToggle={onToggle}
        />
      )}
    </li>
  );
}
