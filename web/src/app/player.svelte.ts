import type { Session } from './session.svelte';
import { isReadWord } from '../text/token';

/** Steps a second that a visitor can choose. */
export const SPEEDS: readonly number[] = [2, 4, 8, 16];

/** Moves the cursor from word to word, as the network reads. */
export class Player {
  isPlaying = $state(false);
  stepsPerSecond = $state(4);
  /** The step at which the visitor paused; playing goes on from there while the cursor stays. */
  #pausedAt: number | null = null;

  constructor(readonly session: Session) {}

  /** Plays from the first word, or goes on where it was paused; or pauses. */
  toggle(): void {
    const { session } = this;
    if (this.isPlaying) {
      this.isPlaying = false;
      this.#pausedAt = session.step;
      return;
    }
    if (session.steps < 2) return;
    const isPaused = this.#pausedAt === session.step && session.step < session.steps - 1;
    if (!isPaused) session.moveTo(session.shown!.reading.tokens.findIndex(isReadWord));
    this.#pausedAt = null;
    this.isPlaying = true;
  }

  stop(): void {
    this.isPlaying = false;
  }

  /** Takes the next faster speed, or the next slower one. */
  changeSpeed(by: 1 | -1): void {
    const next = SPEEDS[SPEEDS.indexOf(this.stepsPerSecond) + by];
    if (next !== undefined) this.stepsPerSecond = next;
  }

  /** Moves to the next step; stops at the last. */
  advance(): void {
    const { session } = this;
    if (session.step >= session.steps - 1) this.isPlaying = false;
    else session.moveTo(session.step + 1);
  }
}
