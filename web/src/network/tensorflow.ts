/**
 * The part of TensorFlow.js this project uses. `dist/base` is tfjs-core without the registration of every op and gradient,
 * and the CPU backend without its kernels: 47 kB compressed instead of 186.
 */
import '@tensorflow/tfjs-core/dist/flags';
import '@tensorflow/tfjs-core/dist/platforms/platform_browser';
import '@tensorflow/tfjs-backend-cpu/dist/base';

export { io, setBackend, ready } from '@tensorflow/tfjs-core';
export type { Tensor } from '@tensorflow/tfjs-core';
