// SPDX-License-Identifier: Apache-2.0
import type { CloudId, ResolvedEnvironment } from '../../blueprint/types';
import type { GeneratedFile } from '../../generate/types';

/** What CI of a repository is made from: names in the alphabet of blueprints, and nothing else of anybody's. @internal */
export interface CiModel {
  cloud: CloudId;
  /** What is delivered: a product with contracts, versions and results, or infrastructure alone that others share. */
  delivers: 'product' | 'infrastructure';
  /** Name of the product, or of what is shared. */
  product: string;
  /** In the order of delivery. */
  environments: readonly Pick<ResolvedEnvironment, 'name' | 'tier'>[];
  /** Variables that each environment of the host has to state. */
  variables: readonly string[];
}

/** One host of repositories and its CI. Another one is a file here and a line in `index.ts`. @internal */
export interface CiHost {
  title: string;
  files(model: CiModel): GeneratedFile[];
  /** What a person sets up once, as steps in Markdown. */
  setup(model: CiModel): string[];
}
