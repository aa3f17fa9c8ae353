/** The largest value of eight bits. */
const LARGEST = 127;
/** States a batch begins with room for. */
const FIRST_ROOM = 65_536;

/** The states of a batch in eight bits, each text with a scale of its own. */
export class EightBits {
  /** Texts: what 1 stands for. */
  readonly scales: Float32Array;
  #values = new Int8Array(FIRST_ROOM);
  #end = 0;
  /** The states of the text that is being read, and how far they reach. */
  #states = new Float32Array(FIRST_ROOM);
  #count = 0;

  constructor(texts: number) {
    this.scales = new Float32Array(texts);
  }

  /** All states of the texts that have ended. */
  get values(): Int8Array {
    return this.#values.slice(0, this.#end);
  }

  /** Takes in states of the text that is being read. */
  add(states: Float32Array): void {
    if (this.#count + states.length > this.#states.length) {
      this.#states = longer(this.#states, this.#count + states.length);
    }
    this.#states.set(states, this.#count);
    this.#count += states.length;
  }

  /** Puts down the states of text `k`. */
  endText(k: number): void {
    const states = this.#states;
    const count = this.#count;
    let most = 0;
    for (let i = 0; i < count; i++) most = Math.max(most, Math.abs(states[i]!));
    const scale = (this.scales[k] = most / LARGEST);
    if (this.#end + count > this.#values.length) this.#values = longer(this.#values, this.#end + count);
    const values = this.#values;
    const end = this.#end;
    const perValue = scale > 0 ? 1 / scale : 0;
    for (let i = 0; i < count; i++) values[end + i] = roundedToEven(states[i]! * perValue);
    this.#end += count;
    this.#count = 0;
  }
}

/** Adding this, a float keeps no bits behind the point: rounding as the processor does, and faster than `Math.round`. */
const TO_WHOLE = 1.5 * 2 ** 52;
function roundedToEven(value: number): number {
  return value + TO_WHOLE - TO_WHOLE;
}

function longer<T extends Int8Array | Float32Array>(array: T, needed: number): T {
  const result = new (array.constructor as new (length: number) => T)(Math.max(needed, 2 * array.length));
  result.set(array);
  return result;
}
