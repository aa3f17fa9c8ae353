import { expectFinite } from '../numbers';
import type { Tensor } from '../plan';
import { OpenError } from '../errors';
import type { KerasLayer } from './keras-config';
import type { KerasWeights } from './keras-weights';

/** What is known where a layer is read. */
export interface LayerContext {
  readonly layer: KerasLayer;
  readonly weights: KerasWeights;
  readonly isKeras3: boolean;
}

/** Why a layer cannot be run here; who knows the chain makes a `ChainError` of it. */
export class Blocked extends Error {}

/** @throws OpenError when a weight has another shape, or a number in it is not finite */
export function shaped({ layer }: LayerContext, role: string, tensor: Tensor, shape: readonly number[]): Tensor {
  const name = `${layer.name}/${role}`;
  if (tensor.shape.length !== shape.length || tensor.shape.some((size, axis) => size !== shape[axis])) {
    throw new OpenError(
      `"${name}" has the shape [${tensor.shape.join(', ')}], and [${shape.join(', ')}] is needed: weights and layers ` +
        'belong to different networks, so save both again.',
    );
  }
  expectFinite(name, tensor);
  return tensor;
}
