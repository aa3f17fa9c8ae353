import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import lighthouse, { Audit as Scoring } from 'lighthouse';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../e2e/visitor';
import { blockingTime, type TraceEvent } from './processor-time';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** One run: scores from 0 to 100, and each audit that was not passed, in a line. */
export interface Audit {
  readonly scores: Record<(typeof CATEGORIES)[number], number>;
  readonly failed: readonly string[];
  /** The performance score if no task had waited for a core: what is the page's own doing. */
  readonly unhindered: number;
}

/** Lighthouse's own measure of blocking time on a phone, in milliseconds. */
const BLOCKING = { p10: 200, median: 600 };

/**
 * Audits the page in a fresh Chromium that prefers `language`, as Lighthouse's mobile preset does.
 *
 * @param view what else a link says, such as `&story=why`
 */
export async function audit(url: string, language: string, view = ''): Promise<Audit> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [`--remote-debugging-port=${port}`, ...CHROMIUM_FLAGS],
  });
  try {
    // The fragment settles the language, as a link does.
    const result = await lighthouse(`${url}#v=1&lang=${language}${view}`, {
      port,
      logLevel: 'error',
      onlyCategories: [...CATEGORIES],
    });
    if (!result) throw new Error('Lighthouse gave no result');
    const { categories, audits, runtimeError } = result.lhr;
    if (runtimeError) throw new Error(runtimeError.message);
    const scores = Object.fromEntries(
      CATEGORIES.map((category) => [category, Math.round(100 * (categories[category]?.score ?? 0))]),
    ) as Audit['scores'];
    const failed = CATEGORIES.flatMap((category) =>
      (categories[category]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${category}: ${id} (${audits[id]?.displayValue ?? audits[id]?.title ?? ''})`),
    );
    const events = (result.artifacts as { Trace: { traceEvents: readonly TraceEvent[] } }).Trace.traceEvents;
    const ofBlocking = Scoring.computeLogNormalScore(BLOCKING, blockingTime(events));
    const metrics = (categories['performance']?.auditRefs ?? []).filter(({ weight }) => weight > 0);
    const unhindered = metrics.reduce(
      (sum, { id, weight }) => sum + weight * (id === 'total-blocking-time' ? ofBlocking : (audits[id]?.score ?? 0)),
      0,
    );
    return { scores, failed, unhindered: Math.round(unhindered) };
  } finally {
    await browser.close();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
