/**
 * The part of TensorFlow.js this project uses. `dist/base` is tfjs-core without the registration of every op and gradient,
 * and the CPU backend without its kernels: 47 kB compressed instead of 186.
 */
import '@tensorflow/tfjs-core/dist/flags';
import '@tensorflow/tfjs-core/dist/platforms/platform_browser';
import '@tensorflow/tfjs-backend-cpu/dist/base';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { registerKernel } from '@tensorflow/tfjs-core';

// What tfjs itself needs to keep an input for the way back.
registerKernel(identityConfig);

export { engine, io, ready, registerGradient, registerKernel, setBackend, tensor } from '@tensorflow/tfjs-core';
export type {
  GradConfig,
  KernelConfig,
  KernelFunc,
  NamedAttrMap,
  NamedTensorMap,
  Tensor,
  TensorInfo,
} from '@tensorflow/tfjs-core';
export type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/base';
