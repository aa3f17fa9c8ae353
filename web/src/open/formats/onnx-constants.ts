/** Tensors of an ONNX file that nodes take as settings. */
import { quoted } from '../errors';
import { expectFinite } from '../numbers';
import type { Tensor } from '../plan';
import { Blocked } from './keras-context';
import { intsOf, type OnnxGraph, type OnnxNode } from './onnx-graph';

/** Axes that a node names, among its settings or, since opset 13, as a tensor. */
export function axesOf(node: OnnxNode, graph: OnnxGraph): readonly number[] | null {
  return intsOf(node, 'axes') ?? (node.inputs[1] ? [...tensorOf(graph, node.inputs[1]).values] : null);
}

export function tensorOf(graph: OnnxGraph, name: string | undefined, rank?: number): Tensor {
  const found = graph.tensors.get(name ?? '');
  if (!found || found.values.length === 0 || (rank !== undefined && found.shape.length !== rank)) {
    throw new Blocked(`It takes ${quoted(name)}, which is no tensor of the file: export it with constants folded.`);
  }
  expectFinite(name!, found);
  return found;
}
