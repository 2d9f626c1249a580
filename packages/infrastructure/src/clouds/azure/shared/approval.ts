// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile } from '../../../generate/types';

/**
 * A managed private endpoint waits until the owner of its target agrees, and neither provider can do that. The script
 * approves what waits at the product's own resources.
 *
 * @internal
 */
export const approval: GeneratedFile = {
  path: 'infra/scripts/approve-private-endpoints.sh',
  executable: true,
  content: `#!/usr/bin/env bash
# Approves the private endpoints of the product's own services that wait at its own lake, vault and workspace.
# Run it after an apply; running it again changes nothing.
set -euo pipefail

group="\${1:-$(terraform -chdir="$(dirname "$0")/.." output -raw resource_group_name)}"

approve() {
  local target="$1"
  az network private-endpoint-connection list --id "$target" --output tsv \\
    --query "[?properties.privateLinkServiceConnectionState.status=='Pending'].id" |
    while read -r connection; do
      echo "Approving $connection"
      az network private-endpoint-connection approve --id "$connection" --output none \\
        --description "Approved for $group"
    done
}

for type in Microsoft.Storage/storageAccounts Microsoft.KeyVault/vaults Microsoft.Synapse/workspaces; do
  az resource list --resource-group "$group" --resource-type "$type" --query '[].id' --output tsv |
    while read -r id; do
      approve "$id"
    done
done
`,
};
