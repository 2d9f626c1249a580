// SPDX-License-Identifier: Apache-2.0
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { makeStyles } from '@material-ui/core/styles';
import type { ProductDetail } from '@meshwright/plugin-data-mesh-common';
import {
  FindingList,
  Panel,
  safeHref,
} from '@meshwright/plugin-data-mesh-react';
import type { FindingItem } from '@meshwright/plugin-data-mesh-react';
import { contractPath } from '../../contract/contractPath';
import { problemItems } from './problemItems';

const useStyles = makeStyles(
  theme => ({
    // The header's trust strip leads here.
    anchor: { scrollMarginTop: theme.spacing(2) },
  }),
  { name: 'MeshwrightProductProblems' },
);

/** What is wrong with the descriptors of a product and its contracts, to be worked through; nothing where all is well. @internal */
export function ProblemsPanel({ product }: { product: ProductDetail }) {
  const classes = useStyles();
  const entityPath = useEntityRefLink();
  const { findings, problems } = product;
  const items = problemItems(product);
  if (items.length === 0) {
    return null;
  }
  const hrefOf = ({ subject, line, file }: FindingItem) => {
    if (subject?.resolved && parseEntityRef(subject.entityRef).kind === 'api') {
      return contractPath(entityPath(subject.entityRef), {
        section: 'document',
        line,
      });
    }
    return file ? undefined : safeHref(product.descriptorLocation);
  };
  const listed = findings.filter(({ severity }) => severity !== 'info').length;
  return (
    <div id="problems" className={classes.anchor}>
      <Panel title="Problems" count={items.length}>
        <FindingList
          findings={items}
          hrefOf={hrefOf}
          more={Math.max(0, problems.errors + problems.warnings - listed)}
        />
      </Panel>
    </div>
  );
}
