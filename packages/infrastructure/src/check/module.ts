// SPDX-License-Identifier: Apache-2.0
import {
  type AttributeSyntax,
  type BlockSyntax,
  type BodySyntax,
  type ParsedFile,
  parseHcl,
} from '../hcl';
import { parseVersionRange, type VersionRange } from './schemas';
import type { CheckedFile } from './types';

/** A file of a module, read. @internal */
export interface ModuleFile {
  path: string;
  text: string;
  parsed: ParsedFile;
}

/** A block of a module with the file it stands in. @internal */
export interface Placed {
  file: ModuleFile;
  block: BlockSyntax;
}

/** Values of one environment. @internal */
export interface ValuesFile {
  file: ModuleFile;
  /** Name of the file without ending. */
  name: string;
}

/** Files of one folder, which Terraform reads as one. @internal */
export interface Module {
  folder: string;
  files: ModuleFile[];
  /** `.tfvars` of the folder and of `env/` below it. */
  values: ValuesFile[];
  resources: Map<string, Placed>;
  data: Map<string, Placed>;
  variables: Map<string, Placed>;
  outputs: Map<string, Placed>;
  modules: Map<string, Placed>;
  locals: Map<string, { file: ModuleFile; attribute: AttributeSyntax }>;
  /** What is declared a second time. */
  duplicates: { file: ModuleFile; at: number; address: string }[];
  /** Version constraints by the local name of a provider. */
  providers: Map<string, VersionRange | undefined>;
}

const folderOf = (path: string) =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** An argument of a body. @internal */
export const attribute = (
  body: BodySyntax,
  name: string,
): AttributeSyntax | undefined =>
  body.attributes.find(candidate => candidate.name === name);

/** Nested blocks of a type. @internal */
export const nestedBlocks = (body: BodySyntax, type: string): BlockSyntax[] =>
  body.blocks.filter(block => block.type === type);

function requiredProviders(module: Module): void {
  for (const { parsed } of module.files) {
    for (const terraform of nestedBlocks(parsed.body, 'terraform')) {
      for (const block of nestedBlocks(terraform.body, 'required_providers')) {
        for (const { name, value } of block.body.attributes) {
          const version =
            value.kind === 'object'
              ? value.entries.find(
                  ({ key }) => key.kind === 'string' && key.value === 'version',
                )?.value
              : value;
          module.providers.set(
            name,
            version?.kind === 'string'
              ? parseVersionRange(version.value)
              : undefined,
          );
        }
      }
    }
  }
}

function declare(module: Module, file: ModuleFile): void {
  const add = (
    into: Map<string, Placed>,
    name: string,
    block: BlockSyntax,
    address: string,
  ) => {
    if (into.has(name)) {
      module.duplicates.push({ file, at: block.at, address });
    } else into.set(name, { file, block });
  };
  for (const block of file.parsed.body.blocks) {
    const names = block.labels.map(({ text }) => text);
    const dotted = names.join('.');
    if (block.type === 'resource' && names.length === 2) {
      add(module.resources, dotted, block, dotted);
    } else if (block.type === 'data' && names.length === 2) {
      add(module.data, dotted, block, `data.${dotted}`);
    } else if (block.type === 'variable' && names.length === 1) {
      add(module.variables, dotted, block, `var.${dotted}`);
    } else if (block.type === 'output' && names.length === 1) {
      add(module.outputs, dotted, block, `output.${dotted}`);
    } else if (block.type === 'module' && names.length === 1) {
      add(module.modules, dotted, block, `module.${dotted}`);
    } else if (block.type === 'locals') {
      for (const own of block.body.attributes) {
        if (module.locals.has(own.name)) {
          module.duplicates.push({
            file,
            at: own.at,
            address: `local.${own.name}`,
          });
        } else module.locals.set(own.name, { file, attribute: own });
      }
    }
  }
}

/** Reads the Terraform files among all, and puts those of one folder together. @internal */
export function readModules(files: readonly CheckedFile[]): Module[] {
  const modules = new Map<string, Module>();
  for (const { path, content } of files) {
    if (!path.endsWith('.tf')) continue;
    const folder = folderOf(path);
    const module: Module = modules.get(folder) ?? {
      folder,
      files: [],
      values: [],
      resources: new Map(),
      data: new Map(),
      variables: new Map(),
      outputs: new Map(),
      modules: new Map(),
      locals: new Map(),
      duplicates: [],
      providers: new Map(),
    };
    modules.set(folder, module);
    module.files.push({ path, text: content, parsed: parseHcl(content) });
  }
  for (const { path, content } of files) {
    if (!path.endsWith('.tfvars')) continue;
    const folder = folderOf(path);
    const module =
      modules.get(folder) ??
      (nameOf(folder) === 'env' ? modules.get(folderOf(folder)) : undefined);
    module?.values.push({
      file: { path, text: content, parsed: parseHcl(content) },
      name: nameOf(path).replace(/\.tfvars$/, ''),
    });
  }
  for (const module of modules.values()) {
    module.files.forEach(file => declare(module, file));
    requiredProviders(module);
  }
  return [...modules.values()];
}
