/** Adam's own settings (Kingma & Ba 2015), as Keras has them. */
const [FIRST_DECAY, SECOND_DECAY, LEAST] = [0.9, 0.999, 1e-7];

/** The Adam optimiser for one array of weights. */
export class Adam {
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  #steps = 0;

  constructor(
    private readonly weights: Float32Array,
    private readonly rate: number,
  ) {
    this.#mean = new Float64Array(weights.length);
    this.#square = new Float64Array(weights.length);
  }

  /** @param gradient as many numbers as there are weights */
  move(gradient: Float64Array): void {
    this.#steps++;
    const rate = (this.rate * Math.sqrt(1 - SECOND_DECAY ** this.#steps)) / (1 - FIRST_DECAY ** this.#steps);
    for (let k = 0; k < gradient.length; k++) {
      const mean = (this.#mean[k] = FIRST_DECAY * this.#mean[k]! + (1 - FIRST_DECAY) * gradient[k]!);
      const square = (this.#square[k] = SECOND_DECAY * this.#square[k]! + (1 - SECOND_DECAY) * gradient[k]! ** 2);
      this.weights[k]! -= (rate * mean) / (Math.sqrt(square) + LEAST);
    }
  }
}
