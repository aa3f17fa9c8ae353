/** A review of our own. */
export interface Sample {
  /** Its name in the words of the page. */
  readonly id: 'turn' | 'praise' | 'scorn' | 'negation' | 'notBad' | 'notGood' | 'sarcasm' | 'unknown' | 'long';
  readonly text: string;
  /** What a person would call it; null where it is mixed or makes no sense. */
  readonly verdict: 'positive' | 'negative' | null;
}
