/** Tables of our own sentences, each fetched when it is asked for. */
export const OWN_CORPORA = {
  en: {
    reviews: () => import('../../../samples/reviews.tsv?raw'),
    exam: () => import('../../../../../training/exam/sentences.tsv?raw'),
  },
  zh: {
    reviews: () => import('../../../samples/reviews-zh.tsv?raw'),
    exam: () => import('../../../../../training/exam/sentences-zh.tsv?raw'),
  },
} as const;
export type OwnCorpus = 'exam' | 'reviews';
type Fetch = () => Promise<{ readonly default: string }>;

/** What is offered to a network that reads this language. */
export function ownCorpora(language: string | undefined): Readonly<Partial<Record<OwnCorpus, Fetch>>> {
  return OWN_CORPORA[language === 'zh' ? 'zh' : 'en'];
}
