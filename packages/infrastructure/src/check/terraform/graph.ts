// SPDX-License-Identifier: Apache-2.0
import { attribute, type Module, type ModuleFile } from '../module';
import { namesIn, namesInBody } from '../names';
import type { CheckReport } from '../types';

/** What is declared, where, and what it names. */
interface Node {
  file: ModuleFile;
  at: number;
  names: Set<string>;
}

function nodesOf(module: Module): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const add = (
    address: string,
    {
      file,
      block,
    }: {
      file: ModuleFile;
      block: { at: number; body: Parameters<typeof namesInBody>[0] };
    },
  ) => {
    const names = new Set<string>();
    namesInBody(block.body, names);
    nodes.set(address, { file, at: block.at, names });
  };
  module.resources.forEach((placed, address) => add(address, placed));
  module.data.forEach((placed, address) => add(`data.${address}`, placed));
  for (const [name, { file, attribute: own }] of module.locals) {
    const names = new Set<string>();
    namesIn(own.value, names);
    nodes.set(`local.${name}`, { file, at: own.at, names });
  }
  return nodes;
}

/** Circles, each once, by depth-first search without recursion. */
function circlesOf(nodes: ReadonlyMap<string, Node>): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of nodes.keys()) {
    if (done.has(start)) continue;
    const path: string[] = [];
    const onPath = new Set<string>();
    const stack = [{ address: start, next: [...nodes.get(start)!.names] }];
    path.push(start);
    onPath.add(start);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const name = top.next.pop();
      if (name === undefined) {
        stack.pop();
        path.pop();
        onPath.delete(top.address);
        done.add(top.address);
      } else if (onPath.has(name)) {
        circles.push(path.slice(path.indexOf(name)));
      } else if (nodes.has(name) && !done.has(name)) {
        stack.push({ address: name, next: [...nodes.get(name)!.names] });
        path.push(name);
        onPath.add(name);
      }
    }
  }
  return circles;
}

function checkCircles(
  nodes: ReadonlyMap<string, Node>,
  reporter: (file: ModuleFile) => CheckReport,
): void {
  for (const circle of circlesOf(nodes)) {
    const { file, at } = nodes.get(circle[0])!;
    reporter(file)({
      rule: 'terraform/cycle',
      at,
      path: circle[0],
      message:
        circle.length === 1
          ? `${circle[0]} names itself.`
          : `${[...circle, circle[0]].join(' needs ')}: this is a circle.`,
      fix: 'Take out one of the references',
    });
  }
}

/** Every name that anything in the module uses. */
function usedIn(module: Module): Set<string> {
  const used = new Set<string>();
  for (const { parsed } of module.files) {
    for (const block of parsed.body.blocks) {
      if (block.type !== 'variable') {
        namesInBody(block.body, used);
        continue;
      }
      // A variable that only its own validation reads is used by nobody.
      const own = new Set<string>();
      namesInBody(block.body, own);
      own.delete(`var.${block.labels[0]?.text ?? ''}`);
      own.forEach(name => used.add(name));
    }
  }
  return used;
}

function checkUnused(
  module: Module,
  reporter: (file: ModuleFile) => CheckReport,
): void {
  const used = usedIn(module);
  const tell = (file: ModuleFile, at: number, address: string) => {
    if (used.has(address)) return;
    reporter(file)({
      rule: 'terraform/unused',
      at,
      path: address,
      message: `${address} is declared, and nothing uses it.`,
      fix: 'Remove it',
    });
  };
  for (const [name, { file, block }] of module.variables) {
    tell(file, block.at, `var.${name}`);
  }
  for (const [name, { file, attribute: own }] of module.locals) {
    tell(file, own.at, `local.${name}`);
  }
  for (const [address, { file, block }] of module.data) {
    // One with a condition is there for its own sake.
    const guards = block.body.blocks.some(({ type }) => type === 'lifecycle');
    if (!guards && !attribute(block.body, 'depends_on')) {
      tell(file, block.at, `data.${address}`);
    }
  }
}

/** Judges what depends on what: circles, and what nothing depends on. @internal */
export function checkGraph(
  module: Module,
  reporter: (file: ModuleFile) => CheckReport,
): void {
  // A file that could not be read may use anything.
  const whole = module.files.every(({ parsed }) => parsed.faults.length === 0);
  checkCircles(nodesOf(module), reporter);
  if (whole) checkUnused(module, reporter);
}
