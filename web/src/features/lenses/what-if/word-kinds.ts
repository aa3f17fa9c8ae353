/**
 * Words to suggest, by kind: a word gives way to words of its kind, so that the sentence still reads. The list is our own: a network's
 * vocabulary holds every frequent word of its reviews, insults and slurs among them, and its nearest neighbours ignore the part of speech.
 */
const KINDS: readonly string[] = [
  // Adjectives.
  `good great excellent wonderful brilliant superb perfect amazing fantastic beautiful lovely charming delightful clever funny hilarious
  witty warm touching moving powerful gripping exciting thrilling fascinating interesting original fresh honest subtle quiet gentle
  rich bright strong memorable unforgettable outstanding remarkable impressive enjoyable entertaining fun refreshing believable
  convincing smart intelligent thoughtful sweet tender elegant fine nice decent solid fair simple short long slow fast big small new old
  dark serious strange odd bad poor awful terrible horrible dreadful boring dull tedious flat weak bland predictable pointless
  forgettable disappointing mediocre annoying painful lifeless shallow empty messy confusing unbelievable unconvincing unfunny
  ridiculous silly lousy wasted cheap tired stale clumsy loud rushed overlong uneven average`,
  // Adverbs of degree and manner.
  `very really quite rather so too extremely incredibly truly surprisingly fairly pretty somewhat slightly barely hardly almost
  nearly just only simply utterly completely totally absolutely deeply beautifully brilliantly perfectly nicely badly poorly terribly
  painfully mildly always never often sometimes rarely`,
  // Nouns of film.
  `film movie picture story plot script acting cast performance direction camera photography music soundtrack score dialogue scene
  ending beginning humor comedy drama thriller horror documentary romance suspense tension character hero villain idea theme mood pace
  style masterpiece gem classic treat joy pleasure delight triumph success surprise disappointment failure disaster mess waste bore
  joke mistake shame`,
  `films movies pictures stories plots scripts scenes moments lines jokes songs characters actors actresses performances effects
  ideas`,
  // Verbs of praise and blame: as they stand after "I", after "it", and in the past.
  `love like enjoy admire adore recommend praise remember respect watch see hate dislike avoid regret skip forget despise`,
  `loves likes enjoys works shines succeeds delivers surprises entertains moves charms fails bores disappoints drags falls wastes
  annoys suffers lacks`,
  `loved liked enjoyed admired adored recommended praised laughed cried smiled watched saw hated disliked avoided regretted yawned
  slept walked`,
  // Participles.
  `acted written directed filmed shot edited made told paced crafted`,
  // Small words.
  `not never hardly barely always still also even`,
  `and but although though while because yet`,
  `was is seems feels looks becomes remains`,
  `a an the this that one no every some any`,
];

const kindOf = new Map<string, Set<string>>();
for (const words of KINDS.map((kind) => kind.split(/\s+/))) {
  for (const word of words) kindOf.set(word, new Set([...(kindOf.get(word) ?? []), ...words]));
}

/** Words of the same kind as a word, which may stand in its place; null for a word that is in no list. */
export function wordsLike(word: string): ReadonlySet<string> | null {
  return kindOf.get(word) ?? null;
}

/** All words of the lists. */
export const allWords: ReadonlySet<string> = new Set(kindOf.keys());
