// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';

/** @internal */
export const guide: CloudService['guide'] = ({ blueprint }) => ({
  title: 'Azure Data Lake Storage Gen2',
  run: `The lake is one storage account with a hierarchical namespace. Its containers go from what comes in to what others read:

| container | holds | who reads it |
| --- | --- | --- |
| \`raw\` | what sources deliver, in \`<table>/\`, as it came | developers, pipelines |
| \`curated\` | checked rows with every column | cleared readers, pipelines |
| \`output\` | the output ports: the same rows, with columns from \`${
    blueprint.masking.from
  }\` on masked | every reader |
| \`quarantine\` | rows that broke a rule of the contract, with the rule | developers, pipelines |
| \`synapse\` | what the workspace keeps for itself | the workspace |

Access is by identity only: the account's keys are off. List what is there with

\`\`\`sh
az storage fs file list --auth-mode login --account-name "$(terraform -chdir=infra output -raw storage_account_name)" --file-system output
\`\`\`

${
  blueprint.network.private
    ? 'The account has no public address. Run this, and Terraform, from the network of the domain: the runners’ subnet, a VPN or a bastion.'
    : 'Only addresses in `allowed_ip_ranges` reach the account.'
}

Someone gets access by a line in \`access\` of \`infra/env/<environment>.tfvars\`, as a group with a role, and a change request.`,
  cost: `Gigabytes and their redundancy are most of it: three zones cost about a quarter more than one, a second region about twice as much. Levers: \`storage_replication\` and \`backup_days\` in the environment's variables, the lifecycle rules in \`infra/storage.tf\` (raw data turns cool after 30 days and cold after 90), \`malware_scan_gb\`.`,
  recover: `- **A file or folder was deleted**: soft delete keeps it 30 days. \`az storage fs list-deleted-path\`, then \`az storage fs undelete-path\`, both with \`--auth-mode login\`. A whole container: \`az storage container restore\`.
- **Data was overwritten or damaged**: restore \`curated\` and \`output\` from the backup vault \`bvault-<name>\` (Backup center, Restore, to another storage account), compare, and copy back. Backups are daily, so that up to a day of changes comes again from \`raw\` by running the pipeline.
- **The region is lost**: with \`disaster_recovery\`, restore from the vault in the paired region (cross-region restore), or, on GRS and GZRS, start the failover of the account (\`az storage account failover\`). Then apply the stack with \`location\` set to that region for everything that computes, and run the pipeline.
- **The key is lost**: the vault keeps deleted keys 90 days (\`az keyvault key recover\`). Without the key nothing can be read; that is its purpose.`,
});
