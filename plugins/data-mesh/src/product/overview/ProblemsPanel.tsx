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
  const { findings, unresolved, problems } = product;
  if (findings.length + unresolved.length === 0) {
    return null;
  }
  const items: FindingItem[] = [
    ...findings,
    ...unresolved.map(
      ({ field, message }): FindingItem => ({
        severity: 'warning',
        rule: 'mesh/unresolved-reference',
        message,
        path: field,
        subject: {
          entityRef: product.entityRef,
          title: product.title,
          resolved: true,
        },
      }),
    ),
  ];
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
