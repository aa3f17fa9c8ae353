import type { Format } from './formats/format';
import { kerasArchive, kerasHdf5 } from './formats/keras';
import { onnx } from './formats/onnx';
import { safetensors } from './formats/safetensors';
import { tensorFlowJs } from './formats/tfjs';
import { torchArchive, torchLegacy } from './formats/torch';

/** Every format that networks are read from, in the order in which they are tried. A new one is a file in `formats`, and a line here. */
export const FORMATS: readonly Format[] = [
  kerasArchive,
  torchArchive,
  torchLegacy,
  kerasHdf5,
  tensorFlowJs,
  safetensors,
  onnx,
];
