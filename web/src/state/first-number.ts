import path from '../worker/first-number?worker&url';
import { workerAddress } from './worker-address';

/** Lets a worker meet the cost of the process's first formatted number; without one the page meets it, later. */
export function startFirstNumber(): void {
  try {
    new Worker(workerAddress(path), { type: 'module' });
  } catch {
    // A frame without an origin may not have a worker.
  }
}
