// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type { ProductSummary } from '@meshwright/plugin-data-mesh-common';
import {
  EntityLinkChip,
  type TrustFact,
  TrustStrip,
  plural,
} from '@meshwright/plugin-data-mesh-react';
import { platformTitle } from './facetWords';
import { MatchNote } from './MatchNote';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      boxSizing: 'border-box',
      display: 'flex',
      flexDirection: 'column',
      height: '100%',
      minWidth: 0,
      padding: theme.spacing(2),
      '&:hover': { borderColor: theme.palette.text.secondary },
    },
    domain: {
      ...theme.typography.caption,
      minHeight: 20,
      // Above the title's link, which covers the card.
      position: 'relative',
      zIndex: 1,
      alignSelf: 'flex-start',
      maxWidth: '100%',
      color: theme.palette.text.secondary,
      '& a': { color: 'inherit' },
    },
    title: {
      ...theme.typography.subtitle1,
      fontWeight: 600,
      lineHeight: 1.35,
      margin: 0,
      overflowWrap: 'anywhere',
    },
    link: {
      color: 'inherit',
      '&::after': { content: '""', position: 'absolute', inset: 0 },
      '&:focus-visible': { outline: 'none' },
      '&:focus-visible::after': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
        borderRadius: theme.shape.borderRadius,
      },
    },
    purpose: {
      ...theme.typography.body2,
      color: theme.palette.text.secondary,
      margin: theme.spacing(0.5, 0, 1),
      minHeight: '2.86em',
      display: '-webkit-box',
      '-webkit-line-clamp': 2,
      '-webkit-box-orient': 'vertical',
      overflow: 'hidden',
    },
    trust: {
      position: 'relative',
      zIndex: 1,
      alignSelf: 'flex-start',
      maxWidth: '100%',
      marginTop: 'auto',
      paddingTop: theme.spacing(1),
    },
    foot: {
      ...theme.typography.caption,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(2),
      whiteSpace: 'nowrap',
      marginTop: theme.spacing(1.25),
      paddingTop: theme.spacing(1.25),
      borderTop: `1px solid ${theme.palette.divider}`,
      color: theme.palette.text.secondary,
      '& a, & span[tabindex]': { position: 'relative', zIndex: 1 },
    },
    owner: { flex: 1, minWidth: 0 },
  }),
  { name: 'MeshwrightProductCard' },
);

/** A product to discover: whose it is, what it is for, whether it can be trusted, who uses it. @internal */
export function ProductCard({
  product,
  status,
}: {
  product: ProductSummary;
  /** How it is, where that is known. */
  status?: TrustFact;
}) {
  const classes = useStyles();
  const entityPath = useEntityRefLink();
  const { domain, owner, platforms, consumerCount } = product;
  return (
    <Paper component="article" variant="outlined" className={classes.root}>
      <div className={classes.domain}>
        {domain ? <EntityLinkChip link={domain} hideIcon /> : 'No domain'}
      </div>
      <h3 className={classes.title}>
        <Link to={entityPath(product.entityRef)} className={classes.link}>
          {product.title}
        </Link>
      </h3>
      <p className={classes.purpose} title={product.purpose}>
        {product.purpose ?? 'Its descriptor does not say what it is for.'}
      </p>
      <MatchNote matches={product.matches} />
      <div className={classes.trust}>
        <TrustStrip product={product} measured={{ status }} variant="card" />
      </div>
      <div className={classes.foot}>
        <span className={classes.owner}>
          {owner ? <EntityLinkChip link={owner} /> : 'No owner'}
        </span>
        {platforms.length > 0 && (
          <span>{platforms.map(platformTitle).join(', ')}</span>
        )}
        <span>{plural(consumerCount, 'consumer', 'consumers')}</span>
      </div>
    </Paper>
  );
}
