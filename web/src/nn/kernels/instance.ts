import { plain, relaxed } from './assembly/index.ts?wasm';

/** What `assembly/` exports; addresses, sizes and counts are numbers. */
type Kernels = Readonly<
  Record<
    'simpleRnn' | 'gruResetAfter' | 'gruResetBefore' | 'lstm' | 'minGru' | 'project' | 'projectDoubles',
    (...numbers: number[]) => void
  >
>;

const PAGE = 65_536;
/** Arrays begin with lines of the caches, so that no vector lies in two. */
const LINE = 64;
/** Behind each array: kernels write whole vectors, and read them three floats beyond a row's end. */
const SLACK = 64;

/** Compiled for the first cell that asks, not while the page is waiting for its program; null where it is impossible. */
let module: WebAssembly.Module | null | undefined;

/** Null where WebAssembly or its vectors are missing, or the page's security policy forbids them. */
function compile(): WebAssembly.Module | null {
  for (const text of [relaxed, plain]) {
    try {
      return new WebAssembly.Module(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    } catch {
      // An engine without relaxed vectors takes the plain module; one that takes neither runs the cells' JavaScript.
    }
  }
  console.info(
    'Unrolled: WebAssembly vectors are not allowed or not known here; networks read in JavaScript, more slowly.',
  );
  return null;
}

/** The kernels, with a memory of their own that grows with what is placed in it. */
export class Instance {
  readonly kernels: Kernels;
  readonly #memory: WebAssembly.Memory;
  #end: number;

  private constructor(module: WebAssembly.Module) {
    const { memory, firstFree, ...kernels } = new WebAssembly.Instance(module).exports;
    this.#memory = memory as WebAssembly.Memory;
    this.#end = (firstFree as WebAssembly.Global).value as number;
    this.kernels = kernels as unknown as Kernels;
  }

  /** Null where it cannot be had. */
  static create(): Instance | null {
    if (module === undefined) module = compile();
    return module && new Instance(module);
  }

  /**
   * The address of `bytes` zeros.
   *
   * @throws RangeError when there is no such memory left; arrays made before are then as they were, otherwise they are detached
   */
  reserve(bytes: number): number {
    const address = Math.ceil(this.#end / LINE) * LINE;
    const end = address + bytes + SLACK;
    const missing = end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    this.#end = end;
    return address;
  }

  /** The floats at an address, until the next `reserve`. */
  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, address, length);
  }

  addresses(address: number, length: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, address, length);
  }

  doubles(address: number, length: number): Float64Array {
    return new Float64Array(this.#memory.buffer, address, length);
  }
}
