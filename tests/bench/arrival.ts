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
  const needed = wire!.untilReading();
  await close();
  return { paintMs, readingMs, typingKept, ...needed };
}

/** Marks the moment at which the strip, which only a reading brings, is in the page. */
const markFirstReading = `new MutationObserver((_, observer) => {
  if (!document.querySelector('[role=slider]')) return;
  performance.mark('first-reading');
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });`;

interface Fetched {
  readonly sentAt: number;
  readonly arrivedAt: number;
  readonly bytes: number;
  readonly url: string;
  readonly isScript: boolean;
}

/** What the network brought, headers included, as the browser's network service counts it. */
class Wire {
  readonly #fetched: Fetched[] = [];

  /** What was asked for until the network to read with was there: the page fetches the rest of itself after its first reading. */
  untilReading(): Pick<Arrival, 'requests' | 'bytes' | 'scriptBytes'> {
    // The worker asks for them once more, later, and is answered from the browser's cache. Other networks come after the reading.
    const models = this.#fetched.filter(({ url, bytes }) => /\/models\/[^/]+\//.test(url) && bytes > 0);
    const [first] = models.toSorted((a, b) => a.sentAt - b.sentAt);
    const directory = new URL('.', first!.url).href;
    const model = models.filter(({ url }) => url.startsWith(directory)).map(({ arrivedAt }) => arrivedAt);
    const needed = this.#fetched.filter(({ sentAt }) => sentAt <= Math.max(...model));
    const sum = (of: readonly Fetched[]): number => of.reduce((total, { bytes }) => total + bytes, 0);
    return { requests: needed.length, bytes: sum(needed), scriptBytes: sum(needed.filter(({ isScript }) => isScript)) };
  }

  static async of(page: Page): Promise<Wire> {
    const session: CDPSession = await page.context().newCDPSession(page);
    const wire = new Wire();
    const sent = new Map<string, number>();
    const answered = new Map<string, { readonly url: string; readonly isScript: boolean }>();
    session.on('Network.requestWillBeSent', ({ requestId, timestamp }) => sent.set(requestId, timestamp));
    session.on('Network.responseReceived', ({ requestId, response: { url, mimeType } }) => {
      answered.set(requestId, { url, isScript: /javascript/.test(mimeType) });
    });
    session.on('Network.loadingFinished', ({ requestId, timestamp: arrivedAt, encodedDataLength: bytes }) => {
      const answer = answered.get(requestId);
      const sentAt = sent.get(requestId);
      if (answer && sentAt !== undefined) wire.#fetched.push({ ...answer, sentAt, arrivedAt, bytes });
    });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    return wire;
  }
}
