// SPDX-License-Identifier: Apache-2.0
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ProductDetail } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  Panel,
  RelativeTime,
  SafeLink,
  safeHref,
  sentenceCase,
} from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    list: {
      ...theme.typography.body2,
      display: 'grid',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
      overflowWrap: 'anywhere',
    },
    quiet: { color: theme.palette.text.secondary },
    note: { ...theme.typography.caption, color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightSupport' },
);

/** A term of a descriptor in words: `businessDefinition` is "Business definition". */
const inWords = (term: string) =>
  sentenceCase(
    term.replace(
      /[a-z](?=[A-Z][a-z])./g,
      ([last, next]) => `${last} ${next.toLocaleLowerCase('en-US')}`,
    ),
  );

/** Where to ask, where to read on, and where the product is described. @internal */
export function SupportPanel({ product }: { product: ProductDetail }) {
  const classes = useStyles();
  const { entity } = useEntity();
  const links = entity.metadata.links ?? [];
  const { support, descriptorLocation } = product;
  if (support.length + links.length === 0 && !descriptorLocation) {
    return (
      <Panel title="Support and links" flush>
        <EmptyState title="Nowhere to ask">
          The descriptor names no support channel. Its owner can add one under
          “support”.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title="Support and links">
      <ul className={classes.list}>
        {support.map((channel, index) => (
          <li key={`channel-${index}`}>
            <SafeLink address={channel.url}>{channel.channel}</SafeLink>
            <div className={classes.note}>
              {[channel.tool, channel.scope, channel.description]
                .filter(Boolean)
                .join(' · ')
                .replace(/^./, first => first.toLocaleUpperCase('en-US'))}
            </div>
          </li>
        ))}
        {links.map(({ url, title, type }, index) => (
          <li key={`link-${index}`}>
            <SafeLink address={url}>
              {title === type ? inWords(title ?? url) : title ?? url}
            </SafeLink>
            {type && title !== type && (
              <div className={classes.note}>{inWords(type)}</div>
            )}
          </li>
        ))}
        {descriptorLocation && (
          <li>
            {safeHref(descriptorLocation) ? (
              <SafeLink address={descriptorLocation}>Descriptor</SafeLink>
            ) : (
              <span className={classes.quiet}>
                Descriptor: {descriptorLocation}
              </span>
            )}
            <div className={classes.note}>
              Changed <RelativeTime value={product.updatedAt} />
            </div>
          </li>
        )}
      </ul>
    </Panel>
  );
}
