/**
 * Unrolled's JavaScript API, built to `/lib/unrolled.js`: load a trained network, read a text, get every hidden state.
 *
 * ```js
 * import { loadNetwork } from '/lib/unrolled.js';
 * const network = await loadNetwork('/models/simple-rnn/');
 * const reading = network.read('A quietly wonderful film.');
 * console.log(reading.probability, reading.outputs, reading.states);
 * network.dispose();
 * ```
 *
 * The same in a module worker and in Node 20, where an address must be given in full: `http:`, or `file:` for a directory on
 * the disk. `directoryOf` makes a network's source of files that are in memory already.
 */
export type { Keep, Many, ManyStates, ReadManyOptions, Texts } from './network/many/many';
export { Checkpoints, type Checkpoint } from './network/checkpoints';
export { loadNetwork, type LoadOptions } from './network/load';
export { recurrence, type CellSettings, type RecurrenceInputs } from './network/recurrence';
export type { Network } from './network/network';
export type { Reading } from './network/reading';
export type { Gradients } from './nn/tape';
export type { Card, GoldenReading } from './network/card';
export type { Progress } from './network/files';
export type { Edit, Replay } from './nn/surgery';
export { directoryAt, directoryOf, type FileRequest, type Source } from './network/source';
export {
  openNetwork,
  type Answers,
  type Assumption,
  type ChainError,
  type ChainLink,
  type OpenError,
  type OpenedNetwork,
} from './open';
export type { ReadingRule, Token, TokenKind } from './text/token';
