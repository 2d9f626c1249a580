// SPDX-License-Identifier: Apache-2.0
import { exitCodes, Failure } from '../../failure';
import { askPortal, portalUrl, strangeAnswer } from '../../portal/portal';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface GateOptions {
  minScore?: string;
  maxAge?: string;
  url?: string;
  format: 'text' | 'json';
}

/** What the portal answers. */
interface Gate {
  open: boolean;
  reasons: string[];
  score: number | null;
  measuredAt?: string;
}

/** Asks a portal whether a pipeline may go on. */
export async function gate(
  product: string,
  { minScore, maxAge, url, format }: GateOptions,
  io: Io,
): Promise<number> {
  const [, namespace = 'default', name] =
    /^(?:dataproduct:)?(?:([a-z0-9][a-z0-9_.-]*)\/)?([a-z0-9][a-z0-9_.-]*)$/i.exec(
      product,
    ) ?? [];
  if (!name) {
    throw new Failure(
      `${clean(product)} names no product.`,
      'Give its entity ref, such as default/orders-ledger.',
    );
  }
  const target = portalUrl(url, `quality/gate/${namespace}/${name}`);
  if (minScore !== undefined) target.searchParams.set('minScore', minScore);
  if (maxAge !== undefined) target.searchParams.set('maxAgeHours', maxAge);
  const answer = await askPortal<Gate>(target);
  // Whatever is not plainly open is not open.
  if (typeof answer.open !== 'boolean' || !Array.isArray(answer.reasons)) {
    throw strangeAnswer(target);
  }
  if (format === 'json') io.out(`${cleanJson(answer)}\n`);
  else {
    io.out(
      answer.open
        ? `${io.colours.green('Open')}: ${
            typeof answer.score === 'number'
              ? `score ${answer.score.toFixed(1)}`
              : 'no score'
          }.\n`
        : `${io.colours.red('Closed')}: ${clean(answer.reasons.join('; '))}.\n`,
    );
  }
  return answer.open ? exitCodes.fine : exitCodes.findings;
}
