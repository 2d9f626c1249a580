// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { deliver, newestDay } from '../../examples/data/lib/delivery.mjs';
import { dim, root, say } from './say.mjs';

const HOUR = 60 * 60 * 1000;
/** Folder of what is delivered. */
export const DELIVERED = '.meshwright/example';

const to = fileURLToPath(new URL(DELIVERED, root));

/** Whether the portal shows the example mesh: a person's own configuration may say otherwise. */
export const showsExample = config =>
  config.has('catalog.providers.dataMesh.example');

/** Delivers the data of the example mesh, with everything to the end of yesterday. */
export function deliverExample() {
  const { kept } = deliver({ to });
  for (const name of kept) {
    say(dim(`${DELIVERED}/${name} stays as you have changed it.`));
  }
}

/** Delivers again whenever a day is over, as long as the portal runs. */
export function deliverEachDay(done) {
  let day = newestDay();
  const timer = setInterval(() => {
    if (newestDay() === day) return;
    day = newestDay();
    deliverExample();
    done();
  }, HOUR / 4);
  timer.unref();
}
