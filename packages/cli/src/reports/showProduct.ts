// SPDX-License-Identifier: Apache-2.0
import type { Product } from '@meshwright/contracts';
import type { Sheet } from './sheet';

/** Shows a data product. */
export function showProduct(product: Product, sheet: Sheet): void {
  sheet.title(
    product.title ?? product.name ?? product.id ?? 'A data product',
    [product.version, product.status].filter(Boolean).join(', '),
  );
  sheet.fact('Id', product.id);
  sheet.fact('Domain', product.domain);
  sheet.fact('Type', product.type);
  sheet.fact('Classification', product.classification);
  sheet.fact('Owner', product.owner ?? product.team?.name);
  sheet.fact('Tags', product.tags.join(', '));
  sheet.fact(
    'Purpose',
    product.description.purpose ?? product.description.text,
  );
  if (product.outputPorts.length > 0) {
    sheet.section('Gives');
    sheet.table(
      product.outputPorts.map(port => [
        [port.name, port.version].filter(Boolean).join(' '),
        port.type ?? '',
        port.contractId ?? '',
        port.description ?? '',
      ]),
    );
  }
  if (product.inputPorts.length > 0) {
    sheet.section('Takes');
    sheet.table(
      product.inputPorts.map(port => [
        [port.name, port.version].filter(Boolean).join(' '),
        port.contractId ?? port.sourceProduct ?? '',
      ]),
    );
  }
  if (product.managementPorts.length > 0) {
    sheet.section('Is managed by');
    sheet.table(
      product.managementPorts.map(port => [
        port.name,
        port.content ?? '',
        port.url ?? port.channel ?? '',
      ]),
    );
  }
  if (product.support.length > 0) {
    sheet.section('Support');
    sheet.table(
      product.support.map(({ channel, url }) => [channel, url ?? '']),
    );
  }
}
