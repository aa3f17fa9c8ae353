import type { Questions } from '../answers';
import type { GivenFile } from '../file';
import type { Plan } from '../plan';

/** A file format that networks come in. */
export interface Format {
  readonly id: string;
  /** By what is in the file, whatever its name. */
  recognise(file: GivenFile): boolean;
  /**
   * @param others all files that were given with it
   * @throws OpenError saying what is wrong with the file, and what to do
   */
  read(file: GivenFile, others: readonly GivenFile[], questions: Questions): Plan;
}
