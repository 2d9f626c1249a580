// SPDX-License-Identifier: Apache-2.0
/**
 * Makes `src/check/schemas/data/*.ts` from compact provider schemas: only types that data products are made of, and of
 * all others the name. Facts only: names, whether they are required, types.
 *
 *   node scripts/schemas.mjs FOLDER
 *
 * FOLDER holds `<provider>.json` with `{provider, version, config, resources, data}`, where a type is
 * `{"argument": "rs", "block": {"": "o#l", …}}`: r required, o optional, p optional and computed, c computed; s text,
 * n number, b flag, d anything, l list, e set, m map; # block, ? block or argument, @ argument that is an object.
 * `azurerm-v5.json` and `google-v7.json` hold what differs in a newer major version.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('Name the folder of compact schemas.\n');
  process.exit(2);
}
const target = join(import.meta.dirname, '../src/check/schemas/data');

const KEPT = {
  aws: /^aws_(s3_|s3control_|s3tables|glue_|lakeformation_|redshift|sfn_|macie2_|emrserverless_|mwaa_|kms_|iam_(role|policy|user$|group$|access_key|openid|instance_profile|account_password|service_linked)|cloudwatch_|scheduler_|sns_|sqs_|backup_|budgets_|ce_(anom|cost_all)|cloudtrail|vpc$|vpc_(endpoint|security_group|peering)|subnet|security_group|route$|route_table|default_security_group|default_network|flow_log|internet_gateway|nat_gateway|eip$|athena_|secretsmanager_|ssm_parameter|lambda_(function|permission|layer_version$)|dynamodb_table$|caller_identity|region$|partition|availability_zones|prefix_list|bcmdataexports|guardduty_detector$|securityhub_account$|accessanalyzer|resourcegroups_group$|quicksight_)/,
  azurerm:
    /^azurerm_(storage_|data_factory|synapse_|purview_|logic_app|data_protection_|key_vault|managed_(disk$|private|redis$)|role_|monitor_|log_analytics_|private_|virtual_network|subnet|network_security|resource_group|consumption_|management_(lock|group)|federated_|user_assigned|security_center|fabric_|powerbi_|policy_|resource_policy|subscription|client_config|eventhub|public_ip|nat_gateway|route|mssql_server|container_registry$|automation_(account|runbook|schedule|job_schedule)$|cost_|network_watcher_flow|application_insights|service_plan|advanced_threat|recovery_services_vault|dashboard)/,
  google:
    /^google_(storage_|service_usage_|bigquery|dataflow_|dataplex_|data_catalog_|composer_|looker_|data_loss|dataproc_(batch|cluster$|metastore|autosc|session)|kms_|project|service_account|iam_|logging_|monitoring_|billing_|pubsub_|artifact_registry_|access_context|compute_(network$|network_peering|subnetwork|firewall$|router|address|global_address|route$)|secret_manager_|cloud_scheduler|cloudfunctions2_function|workflows_workflow|folder|org_policy|organization|biglake|data_pipeline|essential_contacts|tags_|dns_|client_config|service_networking|data_lineage|vpc_access|network_connectivity_service)/,
  azuread:
    /^azuread_(application|service_principal|group|user$|client_config|domains|directory_role|app_role)/,
  fabric: /./,
  azapi: /./,
};

const read = name => JSON.parse(readFileSync(join(folder, `${name}.json`)));
const LETTERS = { create: 'c', delete: 'd', read: 'r', update: 'u' };

/** `timeouts` is the same in nearly every type. */
function shorten(type) {
  const { timeouts } = type;
  if (!timeouts || timeouts[''] !== 'o#1') return type;
  const names = Object.keys(timeouts).filter(Boolean);
  if (!names.every(name => LETTERS[name] && timeouts[name] === 'os')) {
    return type;
  }
  return { ...type, timeouts: `~${names.map(name => LETTERS[name]).join('')}` };
}

/** What turns one schema into another: new members, and null for those that are gone. */
function difference(before, after) {
  const patch = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, next] = [before[name], after[name]];
    if (JSON.stringify(old) === JSON.stringify(next)) continue;
    if (next === undefined) patch[name] = null;
    else if (old && typeof old === 'object' && typeof next === 'object') {
      patch[name] = difference(old, next);
    } else patch[name] = next;
  }
  return patch;
}

const quote = text => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

function table(types) {
  return Object.keys(types)
    .sort()
    .map(name => `    ${name}: ${quote(JSON.stringify(types[name]))},\n`)
    .join('');
}

function write(file, constant, { version, config, resources, data, others }) {
  writeFileSync(
    join(target, `${file}.ts`),
    `// SPDX-License-Identifier: Apache-2.0
/* eslint-disable */
// Made by scripts/schemas.mjs. Do not edit.
import type { PackedSchema } from '../types';

// prettier-ignore
export const ${constant}: PackedSchema = {
  version: ${quote(version)},
  config: ${quote(JSON.stringify(config ?? {}))},
  resources: {
${table(resources)}  },
  data: {
${table(data)}  },
  others: {
    resources: ${quote(others.resources.join(' '))},
    data: ${quote(others.data.join(' '))},
  },
};
`,
  );
}

function keep(types, pattern, change = shorten) {
  const kept = {};
  const others = [];
  for (const [name, type] of Object.entries(types)) {
    if (pattern.test(name)) kept[name] = change(type, name);
    else others.push(name.slice(name.indexOf('_') + 1));
  }
  return [kept, others.sort()];
}

function pack(file, constant, schema, pattern, base) {
  const change = base
    ? kind => (type, name) =>
        base[kind][name]
          ? difference(shorten(base[kind][name]), shorten(type))
          : shorten(type)
    : () => shorten;
  const [resources, otherResources] = keep(
    schema.resources,
    pattern,
    change('resources'),
  );
  const [data, otherData] = keep(schema.data, pattern, change('data'));
  const names = base
    ? {
        resources: otherResources.filter(
          name =>
            !base.resources[`google_${name}`] &&
            !base.resources[`azurerm_${name}`],
        ),
        data: otherData.filter(
          name => !base.data[`google_${name}`] && !base.data[`azurerm_${name}`],
        ),
      }
    : { resources: otherResources, data: otherData };
  write(file, constant, {
    version: schema.version.split(' ')[0],
    config: base ? {} : schema.config,
    resources,
    data,
    others: names,
  });
}

for (const provider of [
  'aws',
  'azurerm',
  'google',
  'azuread',
  'fabric',
  'azapi',
]) {
  pack(provider, provider, read(provider), KEPT[provider]);
}
const google = read('google');
pack('azurerm5', 'azurerm5', read('azurerm-v5'), KEPT.azurerm, read('azurerm'));
pack('google7', 'google7', read('google-v7'), KEPT.google, google);
pack('googleBeta', 'googleBeta', read('google-beta'), KEPT.google, google);
