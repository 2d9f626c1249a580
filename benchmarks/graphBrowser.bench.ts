// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@playwright/test';
import { type Benchmark, type Variant, variant } from './lib/benchmark';
import { openPage } from './lib/graphPage/openPage';

const SIZES = (process.env.BENCH_GRAPH_SIZES ?? '100,1000,10000')
  .split(',')
  .map(Number);
/** Where the catalog graph draws within minutes. */
const MOST_FOR_CATALOG = 1_000;
const FRAMES = 60;

type Kind = 'ours' | 'catalog';
type Opened = Awaited<ReturnType<typeof openPage>>;

const NAMES: Record<Kind, string> = {
  ours: 'meshwright',
  catalog: "Backstage's catalog graph",
};

async function browserPage(): Promise<Opened> {
  // The script has no types of its own.
  const script = '../scripts/lib/browser.mjs';
  const { findBrowser } = (await import(script)) as {
    findBrowser(): string | undefined;
  };
  const browser = findBrowser();
  if (!browser) {
    throw new Error(
      'No browser was found. Install Chromium, or name one with MESHWRIGHT_BROWSER.',
    );
  }
  return openPage(browser);
}

const draw = (page: Page, kind: Kind, size: number) =>
  page.evaluate(`draw(${JSON.stringify(kind)}, ${size})`);

/** From the data to a graph that can be used, on a page that has nothing else. */
function untilUsable(kind: Kind, size: number): Variant {
  return variant<{ opened: Opened; page: Page }>({
    name: NAMES[kind],
    setup: async () => {
      const opened = await browserPage();
      return { opened, page: await opened.fresh() };
    },
    run: async prepared => {
      await draw(prepared.page, kind, size);
      await prepared.page.reload();
      await prepared.page.waitForFunction('typeof draw === "function"');
    },
    teardown: ({ opened }) => opened.close(),
  });
}

/** Sixty frames while the graph is moved by the mouse: a second, where each is in time. */
function moving(kind: Kind, size: number): Variant {
  return variant<{ opened: Opened; page: Page }>({
    name: NAMES[kind],
    setup: async () => {
      const opened = await browserPage();
      const page = await opened.fresh();
      await draw(page, kind, size);
      await page.mouse.move(640, 400);
      return { opened, page };
    },
    run: ({ page }) => page.evaluate(moveFor, [FRAMES, kind] as const),
    teardown: ({ opened }) => opened.close(),
  });
}

/** Runs in the page: drags the drawing a little in each frame. */
async function moveFor([frames, kind]: readonly [number, Kind]) {
  const target =
    kind === 'ours'
      ? document.querySelector('canvas')!.parentElement!
      : document.querySelector('svg svg, svg')!;
  const types =
    kind === 'ours'
      ? { down: 'pointerdown', move: 'pointermove', up: 'pointerup' }
      : { down: 'mousedown', move: 'mousemove', up: 'mouseup' };
  const send = (type: string, x: number, y: number) => {
    const init = {
      bubbles: true,
      clientX: x,
      clientY: y,
      button: 0,
      pointerId: 1,
      pointerType: 'mouse',
      view: window,
    };
    const event =
      kind === 'ours'
        ? new PointerEvent(type, init)
        : new MouseEvent(type, init);
    // D3, by which the catalog graph is moved, listens to the window once the button is down.
    const toWindow = kind === 'catalog' && type !== types.down;
    (toWindow ? window : target).dispatchEvent(event);
  };
  send(types.down, 640, 400);
  for (let frame = 1; frame <= frames; frame++) {
    await new Promise(resolve => requestAnimationFrame(resolve));
    const way = frame <= frames / 2 ? frame : frames - frame;
    send(types.move, 640 - way * 12, 400 - way * 6);
  }
  send(types.up, 640, 400);
}

export const benchmarks: Benchmark[] = SIZES.flatMap(size => {
  const kinds: Kind[] =
    size > MOST_FOR_CATALOG ? ['ours'] : ['ours', 'catalog'];
  const count = size.toLocaleString('en-US');
  const left =
    size > MOST_FOR_CATALOG
      ? '; the catalog graph takes minutes here, and is left out'
      : '';
  return [
    {
      name: `a graph of ${count} boxes in a browser, until it can be used`,
      what: `From the data to the painted drawing that answers, in Chromium without a graphics card, with loading of the empty page${left}`,
      runs: 2,
      rounds: 1,
      variants: kinds.map(kind => untilUsable(kind, size)),
    },
    {
      name: `a graph of ${count} boxes in a browser, moved for ${FRAMES} frames`,
      what: `A second where each frame is in time${left}`,
      runs: 2,
      rounds: 1,
      variants: kinds.map(kind => moving(kind, size)),
    },
  ];
});
