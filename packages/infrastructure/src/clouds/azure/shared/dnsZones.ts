// SPDX-License-Identifier: Apache-2.0

/** Private DNS zones of the platform, by the key that products look them up with. @internal */
export const DNS_ZONES: Readonly<Record<string, string>> = {
  blob: 'privatelink.blob.core.windows.net',
  dfs: 'privatelink.dfs.core.windows.net',
  vault: 'privatelink.vaultcore.azure.net',
  datafactory: 'privatelink.datafactory.azure.net',
  synapse_sql: 'privatelink.sql.azuresynapse.net',
  synapse_dev: 'privatelink.dev.azuresynapse.net',
  purview: 'privatelink.purview.azure.com',
  purview_studio: 'privatelink.purviewstudio.azure.com',
};
