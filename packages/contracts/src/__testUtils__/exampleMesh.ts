// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { readDescriptor } from '../read';

/** Folder of the example mesh. @internal */
export const examples = join(__dirname, '../../../../examples');

/** Folder of its products: `<domain>/<product>/`. @internal */
export const products = join(examples, 'products');

/** What reading each descriptor of the example mesh gives; `file` is relative to {@link products}. @internal */
export const results = (readdirSync(products, { recursive: true }) as string[])
  .map(file => file.split('\\').join('/'))
  .filter(file => /\.(odcs|odps|dpds)\.yaml$/.test(file))
  .sort()
  .map(file => readDescriptor(readFileSync(join(products, file)), { file }));

/** The contracts of the example mesh, also those with mistakes. @internal */
export const contracts = results.flatMap(({ file, contract }) =>
  contract ? [{ file, contract }] : [],
);

/** The products of the example mesh that have a descriptor. @internal */
export const described = results.flatMap(({ file, product }) =>
  product ? [{ file, product }] : [],
);
