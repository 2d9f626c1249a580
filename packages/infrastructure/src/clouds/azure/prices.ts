// SPDX-License-Identifier: Apache-2.0
import type { PriceSheet } from '../../generate/types';

const GOLDEN = 'Infracost golden tests, list price';
const LIST =
  'Azure pricing page, list price, to be checked against the Retail Prices API';
const price = (amount: number, unit: string, source = LIST) => ({
  amount,
  unit,
  source,
});

/** List prices without discounts or reservations. @internal */
export const prices: PriceSheet = {
  cloud: 'azure',
  region: 'westeurope',
  currency: 'USD',
  asOf: '2026-08-20',
  prices: {
    'storage.lrs.gb': price(0.0196, 'GB and month', GOLDEN),
    'storage.zrs.gb': price(0.0245, 'GB and month'),
    'storage.grs.gb': price(0.0392, 'GB and month'),
    'storage.gzrs.gb': price(0.0441, 'GB and month'),
    'storage.write.10k': price(0.0715, '10,000 operations', GOLDEN),
    'storage.read.10k': price(0.0057, '10,000 operations'),
    'backup.vault.gb.zrs': price(0.028, 'GB and month'),
    'backup.vault.gb.grs': price(0.0448, 'GB and month'),
    'defender.storage.account': price(9.78, 'account and month', GOLDEN),
    'network.private-endpoint.hour': price(0.01, 'hour', GOLDEN),
    'keyvault.operations.10k': price(0.03, '10,000 operations', GOLDEN),
    'keyvault.hsm.key': price(5, 'key and month', GOLDEN),
    'loganalytics.gb': price(2.76, 'GB'),
    'datafactory.activity.1k': price(1, '1,000 activity runs', GOLDEN),
    'datafactory.dataflow.vcore-hour': price(0.268, 'vCore and hour', GOLDEN),
    'synapse.serverless.tb': price(5, 'TB processed', GOLDEN),
    'synapse.dw100c.hour': price(1.51, 'hour', GOLDEN),
    'synapse.storage.tb': price(23, 'TB and month', GOLDEN),
    'synapse.spark.vcore-hour': price(0.155, 'vCore and hour', GOLDEN),
    'purview.scan.vcore-hour': price(0.63, 'vCore and hour'),
    'logicapps.action': price(0.000025, 'action'),
    'fabric.cu-hour': price(0.2, 'capacity unit and hour'),
    'powerbi.pro.user': price(14, 'user and month'),
  },
};
