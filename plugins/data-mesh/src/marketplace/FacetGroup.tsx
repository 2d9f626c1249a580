// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import OpenIcon from '@material-ui/icons/ExpandLess';
import ClosedIcon from '@material-ui/icons/ExpandMore';
import type {
  Facet,
  FacetValue,
  ProductFacet,
} from '@meshwright/plugin-data-mesh-common';
import { DomainOptions } from './DomainOptions';
import { domainTree } from './domainTree';
import { FacetOption } from './FacetOption';
import { FACET_TITLES, facetValueTitle, sortFacetValues } from './facetWords';

const FIRST = 6;
/** Up to this many domains are shown with their subdomains from the start. */
const ALL_OPEN = 12;

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    heading: { margin: 0 },
    head: {
      ...theme.typography.body2,
      fontWeight: 600,
      width: '100%',
      justifyContent: 'space-between',
      padding: theme.spacing(1.25, 1, 1.25, 0.75),
      borderRadius: theme.shape.borderRadius,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      '& svg': { color: theme.palette.text.secondary },
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    body: { paddingBottom: theme.spacing(1) },
    more: { marginLeft: theme.spacing(0.5) },
    note: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: 0,
      padding: theme.spacing(0.5, 1),
    },
  }),
  { name: 'MeshwrightFacetGroup' },
);

/** One facet with its values; what is long is shortened, what is chosen always shows. @internal */
export function FacetGroup(props: {
  name: ProductFacet;
  facet: Facet;
  chosen: readonly string[];
  initiallyOpen: boolean;
  onToggle(value: string): void;
}) {
  const { name, facet, chosen, onToggle } = props;
  const classes = useStyles();
  const bodyId = useId();
  const [open, setOpen] = useState(props.initiallyOpen || chosen.length > 0);
  const [all, setAll] = useState(false);
  const title = FACET_TITLES[name];
  if (facet.values.length === 0) {
    return null;
  }
  const isTree = name === 'domain';
  const values = sortFacetValues(name, facet.values);
  const branches = isTree ? domainTree(facet.values) : [];
  // One more line takes no more room than the button that would bring it.
  const long = (isTree ? branches : values).length > FIRST + 1;
  const isShown = (value: FacetValue, i: number) =>
    all || !long || i < FIRST || chosen.includes(value.value);

  return (
    <div className={classes.root}>
      <h3 className={classes.heading}>
        <ButtonBase
          className={classes.head}
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setOpen(!open)}
        >
          <span>
            {title}
            {chosen.length > 0 && ` (${chosen.length})`}
          </span>
          {open ? (
            <OpenIcon fontSize="small" />
          ) : (
            <ClosedIcon fontSize="small" />
          )}
        </ButtonBase>
      </h3>
      <div id={bodyId} className={classes.body} hidden={!open}>
        {isTree ? (
          <DomainOptions
            branches={branches.filter(({ value }, i) => isShown(value, i))}
            chosen={chosen}
            allOpen={values.length <= ALL_OPEN}
            onToggle={value => onToggle(value.value)}
          />
        ) : (
          <ul className={classes.list}>
            {values.filter(isShown).map(value => (
              <li key={value.value}>
                <FacetOption
                  title={facetValueTitle(name, value.value, value.title)}
                  count={value.count}
                  checked={chosen.includes(value.value)}
                  onToggle={() => onToggle(value.value)}
                />
              </li>
            ))}
          </ul>
        )}
        {long && (
          <Button
            size="small"
            color="primary"
            className={classes.more}
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all
              ? 'Show fewer'
              : `Show ${(isTree ? branches : values).length - FIRST} more`}
          </Button>
        )}
        {facet.more > 0 && (all || !long) && (
          <p className={classes.note}>
            {facet.more.toLocaleString('en-US')} rarer ones are not listed:
            search narrows them down.
          </p>
        )}
      </div>
    </div>
  );
}
