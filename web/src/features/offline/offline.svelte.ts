import { TAKE_OVER } from '../../app/browser/worker-message';
import { workerAddress } from '../../app/browser/worker-address';

/** Beside the page, because a worker speaks for the folder it lies in. */
const WORKER = 'service-worker.js';
/** Who leaves sooner is sent nothing ahead, and the first seconds of a visit are the visitor's. */
const FIRST_STAY_MS = 8000;
/** Where the networks lie. */
const MODELS = 'models/';

/** The page without a connection: whether all of it is kept in this browser, and whether a newer release waits. */
class Offline {
  /** Everything the page needs is kept here. */
  isReady = $state(false);
  /** It was not when the page was opened: it became so before the visitor's eyes. */
  isNew = $state(false);
  /** A newer release is here. This page goes on with the files of its own. */
  hasNewer = $state(false);
  #waiting: ServiceWorker | null = null;
  #isAsked = false;
  #isStarted = false;

  /**
   * Fetches, while the visitor reads, what a visit without a connection takes, and looks out for newer releases. Call it once the
   * page has done its first work; later calls change nothing.
   */
  async start(): Promise<void> {
    if (this.#isStarted) return;
    this.#isStarted = true;
    // A page without TLS may not have a worker. A visitor who saves data, or meets this page in a frame of another, is not sent
    // what nobody asked for.
    if (!('serviceWorker' in navigator) || isSavingData() || window.top !== window) return;
    const workers = navigator.serviceWorker;
    let isControlled = workers.controller !== null;
    workers.addEventListener('controllerchange', () => {
      if (this.#isAsked) return location.reload();
      // Another tab has asked for the newer release; or this is the first worker ever.
      if (isControlled) this.hasNewer = true;
      else keepWhatWasUsed();
      isControlled = true;
    });
    if (!isControlled) await new Promise((resolve) => setTimeout(resolve, FIRST_STAY_MS));
    let registration: ServiceWorkerRegistration;
    try {
      registration = await workers.register(workerAddress(WORKER));
    } catch {
      // No room, no storage in a private window, or a host without the worker: the page works as ever, with a connection.
      return;
    }
    this.isReady = registration.active?.state === 'activated';
    this.#watch(registration.active);
    this.#watch(registration.waiting);
    this.#watch(registration.installing);
    registration.addEventListener('updatefound', () => this.#watch(registration.installing));
    // Browsers ask by themselves, but take their time. Without a connection there is nothing to hear.
    const ask = (): void => void registration.update().catch(() => undefined);
    if (registration.active) ask();
    // A page that stays open for days hears of releases, too.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') ask();
    });
  }

  /** Goes over to the newer release. The browser keeps the review over a reload; see `Timeline`. */
  reload(): void {
    this.#isAsked = true;
    if (this.#waiting?.state === 'installed') this.#waiting.postMessage(TAKE_OVER);
    else location.reload();
  }

  #watch(worker: ServiceWorker | null): void {
    const look = (): void => {
      if (worker?.state === 'installed' && navigator.serviceWorker.controller) {
        this.#waiting = worker;
        this.hasNewer = true;
      } else if (worker?.state === 'activated' && !this.isReady) {
        this.isNew = true;
        this.isReady = true;
      }
    };
    look();
    worker?.addEventListener('statechange', look);
  }
}

/** One for the page: its news stands in a place that comes and goes. */
export const offline = new Offline();

/** Networks fetched before there was a worker: asked for once more, of the browser's cache, they pass through it and are kept. */
function keepWhatWasUsed(): void {
  const models = new URL(MODELS, document.baseURI).href;
  for (const { name } of performance.getEntriesByType('resource')) {
    // Whoever wants the network later hears of a failure; nobody waits for it here.
    if (name.startsWith(models)) fetch(name).catch(() => undefined);
  }
}

function isSavingData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/** Whether a file is missing because this page runs on what is kept in the browser, and the server does not answer. */
export async function isCutOff(): Promise<boolean> {
  if (!navigator.serviceWorker?.controller) return false;
  try {
    // Workers pass over whatever is no GET: this asks the server itself.
    await fetch(WORKER, { method: 'HEAD', cache: 'no-store' });
    return false;
  } catch {
    return true;
  }
}
