import type { Format } from './formats/format';
import { kerasArchive, kerasHdf5 } from './formats/keras';
import { tensorFlowJs } from './formats/tfjs';

/** Every format that networks are read from, in the order in which they are tried. A new one is a file in `formats`, and a line here. */
export const FORMATS: readonly Format[] = [kerasArchive, kerasHdf5, tensorFlowJs];
