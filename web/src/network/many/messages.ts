import type { Batch, BatchResult } from './batch';
import type { Keep } from './many';
import type { Parts } from './parts';

/** What a worker is told: first the network, then batches. */
export type ToWorker =
  | { readonly type: 'network'; readonly parts: Parts }
  | { readonly type: 'read'; readonly id: number; readonly texts: Batch; readonly keep: Keep };

/** What it answers. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly result: BatchResult }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
