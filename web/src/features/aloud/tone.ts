import { pitchOf } from './pitch';

/** Soft: a tenth of full scale. */
const LOUDNESS = 0.1;
const ATTACK_S = 0.01;
const FADE_S = 0.12;

/** One voice that sounds a probability as a short tone. Made by a click, as browsers want. */
export class Tone {
  readonly #context = new AudioContext();
  readonly #voice = this.#context.createOscillator();
  readonly #gain = this.#context.createGain();

  constructor() {
    this.#gain.gain.value = 0;
    this.#voice.connect(this.#gain).connect(this.#context.destination);
    this.#voice.start();
  }

  /** Sounds P(positive): 220 Hz for 0, 880 Hz for 1. */
  sound(probability: number): void {
    const now = this.#context.currentTime;
    this.#voice.frequency.setTargetAtTime(pitchOf(probability), now, ATTACK_S / 2);
    this.#gain.gain.cancelScheduledValues(now);
    this.#gain.gain.setTargetAtTime(LOUDNESS, now, ATTACK_S);
    this.#gain.gain.setTargetAtTime(0, now + FADE_S, FADE_S / 2);
  }

  async stop(): Promise<void> {
    await this.#context.close();
  }
}
