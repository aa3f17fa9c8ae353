/**
 * The part of TensorFlow.js this project uses. `dist/base` is tfjs-core without the registration of every op and gradient,
 * and the CPU backend without its kernels: 47 kB compressed instead of 186.
 */
import '@tensorflow/tfjs-core/dist/flags';
import '@tensorflow/tfjs-backend-cpu/dist/base';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { env, registerKernel } from '@tensorflow/tfjs-core';
import { platform } from './platform';

// All copies of TensorFlow.js in a process share one environment: another may have set it up.
if (!env().platform) {
  env().setPlatform('unrolled', platform);
  // In Node it would print advice to install another backend, which could not run the kernels of this project.
  env().set('IS_NODE', false);
}

// What tfjs itself needs to keep an input for the way back.
registerKernel(identityConfig);

export { decodeWeights as decodeManifest } from '@tensorflow/tfjs-core/dist/io/io_utils';
export { engine, ready, registerGradient, registerKernel, setBackend, tensor } from '@tensorflow/tfjs-core';
export type {
  GradConfig,
  io,
  KernelConfig,
  KernelFunc,
  NamedAttrMap,
  NamedTensorMap,
  Tensor,
  TensorInfo,
} from '@tensorflow/tfjs-core';
export type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/base';
