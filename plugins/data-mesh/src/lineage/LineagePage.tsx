// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { parseEntityRef } from '@backstage/catalog-model';
import { useSearchParams } from 'react-router-dom';
import { DatasetPage } from './dataset/DatasetPage';
import { nameInId, productRefOf, refName } from './graph/lineageWords';
import { LineageExplorer } from './LineageExplorer';
import { LineageSearch } from './start/LineageSearch';
import { useLineagePath } from './useLineagePath';

const HEIGHT = 680;

/** The lineage of the mesh: a search to begin with, what was chosen, and the page of a dataset. @internal */
export function LineagePage() {
  const [params] = useSearchParams();
  const lineagePath = useLineagePath();
  const dataset = params.get('dataset');
  if (dataset) return <DatasetPage key={dataset} id={dataset} />;
  const node = params.get('node');
  if (!node) return <LineageSearch />;
  return (
    <LineageExplorer
      key={node}
      node={node}
      title={titleOfNode(node)}
      level="product"
      height={HEIGHT}
      action={<Link to={lineagePath({})}>Begin elsewhere</Link>}
    />
  );
}

/** What the id of a node or the ref of an entity is called, before anything else is known of it. */
function titleOfNode(node: string): string {
  const product = productRefOf(node);
  if (product) return refName(product);
  if (node.includes('#')) return nameInId(node);
  try {
    return refName(parseEntityRef(node).name);
  } catch {
    return node;
  }
}
