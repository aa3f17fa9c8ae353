import type { Network } from '../network';
import type { Batch, BatchResult } from './batch';
import type { Keep } from './many';
import type { FromWorker } from './messages';
import { partsOf } from './parts';
import { readHere } from './read-here';
import { startThread, type Thread } from './thread';

/** A batch is tried again in a new worker when its worker dies, so many times. */
const MOST_TRIES = 3;
/** Batches a worker has at a time, so that it never waits for the next one. */
const AHEAD = 2;

interface Job {
  readonly id: number;
  readonly texts: Batch;
  readonly keep: Keep;
  tries: number;
  readonly resolve: (result: BatchResult) => void;
  readonly reject: (reason: Error) => void;
}

/** A worker and what it has been given. */
interface Reader {
  readonly thread: Thread;
  readonly jobs: Map<number, Job>;
  isReady: boolean;
}

/** Workers that read batches of one network. Where none can start, batches are read here. */
export class ReaderPool {
  readonly #network: Network;
  readonly #url: URL;
  readonly #waiting: Job[] = [];
  readonly #readers = new Set<Reader>();
  #wanted = 0;
  #count = 0;
  /** False once a worker died before it was ready: then there are none here. */
  #hasWorkers = true;

  /** @param url of the worker's program */
  constructor(network: Network, url: URL) {
    this.#network = network;
    this.#url = url;
  }

  /** Sees to it that there are so many workers. */
  grow(workers: number): void {
    this.#wanted = Math.max(this.#wanted, workers);
    while (this.#hasWorkers && this.#readers.size < this.#wanted) this.#start();
  }

  /** How many batches can be under way at once. */
  get room(): number {
    return this.#hasWorkers ? Math.max(1, this.#readers.size * AHEAD) : 1;
  }

  read(texts: Batch, keep: Keep): Promise<BatchResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: this.#count++, texts, keep, tries: 0, resolve, reject });
      this.#handOut();
    });
  }

  /** Stops the workers; what they were reading is given up. */
  dispose(): void {
    for (const { thread } of this.#readers) thread.terminate();
    this.#readers.clear();
    this.#hasWorkers = false;
  }

  #start(): void {
    try {
      const reader: Reader = {
        thread: startThread(this.#url, {
          onMessage: (message) => this.#hear(reader, message),
          onDeath: (reason) => this.#lose(reader, reason),
        }),
        jobs: new Map(),
        isReady: false,
      };
      this.#readers.add(reader);
      reader.thread.hold(false);
      reader.thread.post({ type: 'network', parts: partsOf(this.#network) });
    } catch (cause) {
      this.#doWithout(cause instanceof Error ? cause.message : String(cause));
    }
  }

  #handOut(): void {
    for (const reader of this.#readers) {
      while (reader.jobs.size < AHEAD && this.#waiting.length > 0) {
        const job = this.#waiting.shift()!;
        reader.jobs.set(job.id, job);
        reader.thread.hold(true);
        reader.thread.post({ type: 'read', id: job.id, texts: job.texts, keep: job.keep });
      }
    }
    if (this.#readers.size === 0) for (const job of this.#waiting.splice(0)) this.#readHere(job);
  }

  #hear(reader: Reader, message: FromWorker): void {
    if (message.type === 'ready') {
      reader.isReady = true;
      return;
    }
    const job = reader.jobs.get(message.id);
    reader.jobs.delete(message.id);
    if (message.type === 'done') job?.resolve(message.result);
    else job?.reject(new Error(message.reason));
    this.#handOut();
    if (reader.jobs.size === 0) reader.thread.hold(false);
  }

  /** A worker died: another one reads what it had. */
  #lose(reader: Reader, reason: string): void {
    if (!this.#readers.delete(reader)) return;
    for (const job of reader.jobs.values()) {
      if (++job.tries < MOST_TRIES) this.#waiting.unshift(job);
      else
        job.reject(
          new Error(`Cannot read ${job.texts.length} of the texts: workers died ${MOST_TRIES} times (${reason})`),
        );
    }
    if (!reader.isReady) this.#doWithout(reason);
    else if (this.#waiting.length > 0) this.grow(this.#wanted);
    this.#handOut();
  }

  #doWithout(reason: string): void {
    if (this.#hasWorkers) console.info(`Unrolled reads many texts without workers, more slowly: ${reason}`);
    this.#hasWorkers = false;
  }

  /** The page gets its turn between two batches. */
  #readHere({ texts, keep, resolve, reject }: Job): void {
    setTimeout(() => {
      try {
        resolve(readHere(this.#network, texts, keep));
      } catch (cause) {
        reject(cause instanceof Error ? cause : new Error(String(cause)));
      }
    });
  }
}
