import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import lighthouse, { defaultConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../e2e/visitor';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** One run: scores from 0 to 100, and each audit that was not passed, in a line. */
export interface Audit {
  readonly scores: Record<(typeof CATEGORIES)[number], number>;
  readonly failed: readonly string[];
  /** How fast Lighthouse found this machine; a fast desktop has 1,500 to 2,000. */
  readonly benchmarkIndex: number;
}

/**
 * How many times slower than this machine the phone is that Lighthouse imitates: 4, its default, is for a fast desktop; 2 is what its
 * makers' table has for a slow one, with a benchmark index of 1,000 to 1,500 (docs/throttling.md, "Calibrating the CPU slowdown").
 */
export type Slowdown = 4 | 2;

/**
 * Audits the page in a fresh Chromium that prefers `language`, as Lighthouse's mobile preset does.
 *
 * @param view what else a link says, such as `&story=why`
 */
export async function audit(url: string, language: string, view: string, slowdown: Slowdown): Promise<Audit> {
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
      throttling: { ...defaultConfig.settings!.throttling, cpuSlowdownMultiplier: slowdown },
    });
    if (!result) throw new Error('Lighthouse gave no result');
    const { categories, audits, environment, runtimeError } = result.lhr;
    if (runtimeError) throw new Error(runtimeError.message);
    const scores = Object.fromEntries(
      CATEGORIES.map((category) => [category, Math.round(100 * (categories[category]?.score ?? 0))]),
    ) as Audit['scores'];
    const failed = CATEGORIES.flatMap((category) =>
      (categories[category]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${category}: ${id} (${audits[id]?.displayValue ?? audits[id]?.title ?? ''})`),
    );
    return { scores, failed, benchmarkIndex: environment.benchmarkIndex };
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
