/** What `@tensorflow/tfjs` brings along, for `stock.ts` alone: methods of tensors, the browser's fetch, all kernels, layers. */
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/platforms/platform_browser';
import '@tensorflow/tfjs-backend-cpu';

export { loadLayersModel, model } from '@tensorflow/tfjs-layers';
