import { whyNot } from './mistake';

/** What a menu is doing for the visitor, and what came of it. */
export class Acting {
  said = $state('');
  failure = $state('');
  isWorking = $state(false);

  /** One at a time: says what came of it. */
  async act(work: () => Promise<string>): Promise<void> {
    if (this.isWorking) return;
    this.said = this.failure = '';
    this.isWorking = true;
    try {
      this.said = await work();
    } catch (cause) {
      this.said = '';
      this.failure = whyNot(cause);
    }
    this.isWorking = false;
  }
}
