// SPDX-License-Identifier: Apache-2.0
import type { BlockSyntax, Syntax } from '../../../hcl';
import {
  attribute,
  type Module,
  type ModuleFile,
  nestedBlocks,
} from '../../module';
import type { CheckReport } from '../../types';
import type { SecurityRule } from '../types';

/** Judged on whole modules, see `checkProject`. @internal */
export const pinning: SecurityRule = {
  id: 'security/version-pin',
  severity: 'warning',
  title: 'Providers and modules have a version.',
  reason:
    'Otherwise the next run may use another program than the one that was reviewed.',
  checks: [],
};

/** Judged on whole modules, see `checkProject`. @internal */
export const remoteState: SecurityRule = {
  id: 'security/remote-state',
  severity: 'warning',
  title: 'State is kept remotely and encrypted.',
  reason:
    'State holds secrets, and two people with a state each undo each other.',
  checks: [],
};

const SECRET_NAME =
  /(^|_)(password|passwd|secret|secret_key|private_key|access_key|api_key|token|connection_string|client_secret|account_key|sas_token)$/;
/** Names that end like a secret and are none. */
const HARMLESS =
  /(^|_)(manage_|kms_|customer_|sort_|partition_)|arn$|id$|name$|length$|enabled$/;

function literal(value: Syntax | undefined): string | undefined {
  return value?.kind === 'string' && value.value.length > 0
    ? value.value
    : undefined;
}

/** Literal passwords in arguments, at any depth. */
function secretsIn(
  block: BlockSyntax,
  report: CheckReport,
  path: string,
): void {
  for (const { name, value } of block.body.attributes) {
    if (!SECRET_NAME.test(name) || HARMLESS.test(name)) continue;
    if (literal(value) === undefined) continue;
    report({
      rule: 'security/plaintext-secret',
      at: value.at,
      path,
      message: `'${name}' of ${path} is written in the clear.`,
      fix: 'Read it from a secret manager, or let the service make it',
    });
  }
  block.body.blocks.forEach(inner => secretsIn(inner, report, path));
}

function checkVariable(block: BlockSyntax, report: CheckReport): void {
  const name = block.labels[0]?.text ?? '';
  const preset = attribute(block.body, 'default');
  if (!SECRET_NAME.test(name) || !literal(preset?.value)) return;
  report({
    rule: 'security/plaintext-secret',
    at: preset?.at ?? block.at,
    path: `var.${name}`,
    message: `The variable '${name}' has a secret as its default.`,
    fix: 'Remove the default, and set sensitive = true',
  });
}

function checkSource(block: BlockSyntax, report: CheckReport): void {
  const source = literal(attribute(block.body, 'source')?.value);
  if (!source || /^\.{1,2}\//.test(source)) return;
  const pinned =
    /[?&]ref=/.test(source) || attribute(block.body, 'version') !== undefined;
  if (pinned) return;
  report({
    rule: 'security/version-pin',
    at: block.at,
    path: `module.${block.labels[0]?.text ?? ''}`,
    message: `The module comes from ${JSON.stringify(
      source,
    )}, in whatever version is there.`,
    fix: "Add 'version', or '?ref=' with a tag",
  });
}

function checkTerraform(block: BlockSyntax, report: CheckReport): void {
  for (const providers of nestedBlocks(block.body, 'required_providers')) {
    for (const { name, value, at } of providers.body.attributes) {
      const version =
        value.kind === 'object'
          ? value.entries.some(
              ({ key }) => key.kind === 'string' && key.value === 'version',
            )
          : value.kind === 'string';
      if (version) continue;
      report({
        rule: 'security/version-pin',
        at,
        path: `provider.${name}`,
        message: `The provider '${name}' has no version.`,
        fix: "Add 'version'",
      });
    }
  }
  for (const backend of nestedBlocks(block.body, 'backend')) {
    const encrypt = attribute(backend.body, 'encrypt')?.value;
    if (backend.labels[0]?.text !== 's3') continue;
    if (encrypt?.kind === 'flag' && !encrypt.value) {
      report({
        rule: 'security/remote-state',
        at: encrypt.at,
        message: 'State is kept in the clear.',
        fix: 'Set encrypt = true',
      });
    }
  }
}

/** Rules on a module as a whole, and on secrets in its arguments. @internal */
export function checkProject(
  module: Module,
  reporter: (file: ModuleFile) => CheckReport,
): void {
  const settings: { file: ModuleFile; block: BlockSyntax }[] = [];
  for (const file of module.files) {
    const report = reporter(file);
    for (const block of file.parsed.body.blocks) {
      if (['resource', 'data', 'provider', 'module'].includes(block.type)) {
        secretsIn(
          block,
          report,
          block.labels.map(({ text }) => text).join('.'),
        );
      }
      if (block.type === 'variable') checkVariable(block, report);
      if (block.type === 'module') checkSource(block, report);
      if (block.type === 'terraform') {
        settings.push({ file, block });
        checkTerraform(block, report);
      }
    }
  }
  const remote = settings.some(({ block }) =>
    ['backend', 'cloud'].some(
      type => nestedBlocks(block.body, type).length > 0,
    ),
  );
  const root = settings.find(
    ({ block }) => nestedBlocks(block.body, 'required_providers').length > 0,
  );
  // A module that is called has no state of its own, and no values either.
  if (root && !remote && module.values.length > 0) {
    reporter(root.file)({
      rule: 'security/remote-state',
      at: root.block.at,
      message: 'State stays on the machine that applies: there is no backend.',
      fix: "Add a 'backend' block",
    });
  }
}
