import type { CDPSession, Page } from 'playwright-core';
import { hasRead, visit } from '../e2e/visitor';

/** Lighthouse's own slow 4G, by the DevTools protocol. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const CPU_SLOWDOWN = 4;

/** One visit with an empty cache on a slow phone; milliseconds since navigation, bytes on the wire. */
export interface Arrival {
  readonly paintMs: number;
  readonly readingMs: number;
  /** Whether words typed before the network had arrived stood in the box, and were read, afterwards. */
  readonly typingKept: boolean;
  readonly requests: number;
  readonly bytes: number;
  readonly scriptBytes: number;
}

/** Visits the page as a phone on slow 4G does, types before the network is there, and waits for the first reading. */
export async function arrive(language: string): Promise<Arrival> {
  let wire: Wire | undefined;
  const { page, close } = await visit('', {
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
    locale: language,
    before: async (page) => {
      wire = await Wire.of(page);
      await page.addInitScript(markFirstReading);
    },
  });
  const box = page.locator('textarea');
  await box.waitFor();
  const wasThere = (await page.getByRole('slider').count()) > 0;
  await box.fill('typed while it was loading');
  await hasRead(page);
  const { paintMs, readingMs } = (await page.evaluate(`({
    paintMs: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    readingMs: performance.getEntriesByName('first-reading')[0].startTime,
  })`)) as { paintMs: number; readingMs: number };
  const typingKept = !wasThere && (await box.inputValue()) === 'typed while it was loading';
  const { requests, bytes, scriptBytes } = wire!;
  await close();
  return { paintMs, readingMs, typingKept, requests, bytes, scriptBytes };
}

/** Marks the moment at which the strip, which only a reading brings, is in the page. */
const markFirstReading = `new MutationObserver((_, observer) => {
  if (!document.querySelector('[role=slider]')) return;
  performance.mark('first-reading');
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });`;

/** What the network brought, headers included, as the browser's network service counts it. */
class Wire {
  requests = 0;
  bytes = 0;
  scriptBytes = 0;

  static async of(page: Page): Promise<Wire> {
    const session: CDPSession = await page.context().newCDPSession(page);
    const wire = new Wire();
    const scripts = new Set<string>();
    session.on('Network.responseReceived', ({ requestId, response }) => {
      if (/javascript/.test(response.mimeType)) scripts.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      wire.requests++;
      wire.bytes += encodedDataLength;
      if (scripts.has(requestId)) wire.scriptBytes += encodedDataLength;
    });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    return wire;
  }
}
