// SPDX-License-Identifier: Apache-2.0
import type { NodeType } from '../model';

/** How closely a walk looks: at products, jobs, datasets or columns. @public */
export type Granularity = 'product' | 'job' | 'dataset' | 'column';

/** Bits of the layers in which an edge counts. @internal */
export const layerBits: Record<Granularity, number> = {
  product: 1,
  job: 2,
  dataset: 4,
  column: 8,
};

/**
 * The layers in which an edge counts.
 *
 * - job: between datasets and jobs, and between datasets where no job is known
 * - dataset: between datasets, and to what people see at the end
 * - column: everything that ends or starts at a column, generators among it
 * - product: between products, and between products and datasets
 *
 * @internal
 */
export function layersOf(from: NodeType, to: NodeType, byJob: boolean): number {
  if (from === 'product' || to === 'product') return layerBits.product;
  if (from === 'column' || to === 'column') return layerBits.column;
  if (from === 'job' || to === 'job') return layerBits.job;
  return byJob ? layerBits.dataset : layerBits.dataset | layerBits.job;
}
