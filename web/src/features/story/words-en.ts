/** The essay below the tool. `*x*` is set in italics, `[text](address)` is a link, and what stands between ` is code; see prose.ts. */
export const story = {
  figure: (number: string) => `Figure ${number}`,
  anchor: (title: string) => `Link to “${title}”`,
  loading: 'Fetching what this figure computes with…',
  failed: (reason: string) => `This figure cannot be shown: ${reason}. Scroll away and back to try again.`,
  yourText: 'Your text',
  sections: {
    why: {
      before: [
        'Take the sentence *I eat apples* and name the part of speech of each word: pronoun, verb, noun. A program could look up each word by itself. A small network can learn that table: it sees a word, and answers with a probability for each class.',
        'The table fails on the first word that can be two things. In *I drink a drink* the same letters are a verb once and a noun once. A network that sees one word at a time gives both the same answer, and so it must be wrong about one of them, however long it is trained. What tells them apart is not in the word. It is in the words before it.',
        'Below are two networks trained on the same sentences. One sees each word alone. The other carries something along from word to word.',
      ],
      after: [
        'Memory is not magic. Try *I watch the watch*: the second network becomes less sure that the last word is a verb, and calls it one all the same. It had few sentences to learn from, and it reads from left to right only: what comes after a word cannot help it.',
      ],
      aside:
        'The notebook this page grew from opens with the Chinese sentence 我吃苹果, “I eat apples”. In the page’s Chinese (中文), this figure has two taggers that learned from the [Chinese GSD](https://universaldependencies.org/treebanks/zh_gsd/index.html) treebank, and that sentence is live in it. The English ones learned from web texts (the [English Web Treebank](https://universaldependencies.org/treebanks/en_ewt/index.html)).',
    },
    structure: {
      before: [
        'A recurrent network is a small network with a loop. At each word it takes two things in: the word, and what it handed on to itself at the word before. From both it makes a new *state*, a short list of numbers, and from the state an output.',
        'The loop is easier to follow when it is unrolled: drawn once for each word, side by side. Nothing is added in doing so. The copies are one and the same network, at different moments.',
      ],
      after: [
        'Each arrow is a matrix of weights. *U* leads from the word into the state, *W* from the state before it, *V* from the state to the output. Point at one of the letters to see its arrows.',
        'They are the same at every word. This is why the network can read a text of any length, and why it has so few weights: one *U*, one *W* and one *V*, whether the review has three words or three thousand.',
      ],
      aside:
        'Elman drew this loop in [Finding structure in time](https://doi.org/10.1207/s15516709cog1402_1) (1990). The picture in the tool above is the same one, with your numbers in it.',
    },
    equations: {
      before: [
        'Two lines say all of it. The state *S* is made of the word *X* and the state before; the output *O* is made of the state. Before the first word the state is all zeros. *f* keeps the numbers between −1 and 1, *g* turns a sum into a probability.',
        'Here is a network of two units for texts of two words, *good* and *bad*. It was not trained: its weights were set by hand, so that you can check every product on paper, and change any of them.',
      ],
      after: [
        'Unit 1 hands its value on to itself (W₁₁ is 1), and so it adds up what it hears, as far as *f* leaves it room. Unit 2 hands on nothing (W₂₂ is 0): it knows the last word and no other. Set W₂₂ to 1, or W₁₁ to 0, and see memory come and go. *Simple RNN* above does the same with thirty-two units, a number *b* or *c* added to each sum, and weights that nobody set by hand:',
      ],
      aside:
        'A word may enter as a list of zeros with a single 1 in its own place. *U X* then simply picks the column of *U* that belongs to the word. For thousands of words there is a shorter way: the networks above look up a few numbers for each word in a table, its *embedding*, and *U* is multiplied with those.',
    },
    reading: {
      before: [
        'A network reads numbers. Before it sees anything of your text, the text is cut into words and each word is looked up in a list. Much is lost here, and the network can never get it back: capital letters, commas, exclamation marks, and every word that is not in the list.',
      ],
      after: [
        'The notebook’s network needs one thing more. It was trained on exactly 64 numbers a review: of a longer one the last 64, and a shorter one was filled up, after its end, with zeros. Nobody told the network to skip these zeros. So it goes on reading them, and its memory goes on changing when there is nothing left to read:',
      ],
      aside:
        'Each review begins with a start token, as in the data set the networks learned from: before your first word they have already made one step. Of the networks above, only *Notebook* fills texts up.',
    },
    learning: {
      before: [
        'Where do the weights come from? From mistakes. After the last word the network’s answer is compared with the truth, and one asks of every weight: had it been a little greater, would the mistake have been smaller? Because the state at the last word was made from the state before, and that one from the state before it, the question has to be walked back through the text, word by word. That is *back-propagation through time*.',
        'Below, a network of three units learns ten short sentences in your browser. Its *U* and *V* begin at random, its *W* as the identity, so that at first it more or less keeps what it has heard. No single word decides: *good* is praise, unless *not* came before it.',
      ],
      after: [
        'The answer to such a question is a *gradient*. On its way back it passes through *W* and through the slope of *f* once for every word, and each time it grows or shrinks. Let it walk back through a review, in three trained networks side by side:',
        'Factors a little below 1, multiplied some hundred times, leave almost nothing: the gradient *vanishes*, and from a word whose gradient has vanished hardly anything can be learned. Factors above 1 blow it up. *Simple RNN*, which makes its state anew at every word, meets both: on its way back through this review the gradient falls to a seventh, and at the first word it is twice as large as at the last. LSTM was built to keep it alive, and GRU after it: at each word they carry their memory over and change a part of it, rather than make it anew. In GRU a third is left after 341 words, and it never grows by much more than a fifth.',
      ],
      aside:
        'Werbos described the method in [1990](https://doi.org/10.1109/5.58337); Pascanu, Mikolov and Bengio explained [why training is difficult](https://arxiv.org/abs/1211.5063). The small network below learns with the very functions that read your review above.',
    },
    log: {
      before: [
        'The notebook printed its loss while it trained, and the loss stopped near 0.50 and would not fall further. A loss that levels off far above zero means one of two things: the network cannot do better, or the number cannot.',
        'The network ended in a sigmoid, so that its output *p* was already a probability between 0 and 1. The loss was told to expect a *logit*, a number between −∞ and ∞, and squashed *p* once more. A perfect answer of 1 then counts as the logit 1, which is the probability 0.73; a perfect answer of 0 as the logit 0, which is one half. The best loss that such a network can reach, on as many positive as negative reviews, is',
      ],
      after: [
        'For any one review the slip does not turn the gradient round. It makes it weak, weakest of all where the network is sure and wrong; and it makes the log unreadable, for a loss of 0.51 was nearly perfect. We trained the notebook’s network again with the loss put right, and then its log says something true. It says that the network learns its reviews by heart:',
      ],
      aside:
        'Keras on TensorFlow has since learned to notice this slip: it warns, and computes the loss that was meant.',
    },
    knows: {
      before: [
        'Every state is a point in a space of thirty-two dimensions, and a text is a path through it. In GRU and LSTM most of what happens, happens along one line, somewhat bent: praise pushes the state one way, blame the other, and where nothing is said it nearly stays. Maheswaranathan and colleagues found such an [approximate line attractor](https://arxiv.org/abs/1906.10720) in much larger networks; here it is in ours, with your text. (*Simple RNN* needs a plane for as much, and *Notebook* has ten units; their states do not rest.)',
      ],
      after: [
        'A network that only added up would not care in which order the words stand. Shuffle yours, and see how much of the verdict is left. Every shuffling is the same bag of words; what it cannot explain, the network has made of their order.',
        'And which unit is it that holds the sentiment? As a rule, none. The verdict is a vote of all of them, and most verdicts stand when any one is taken away.',
        'Adding up along a line is close to counting good and bad words, and a network that only counts is easy to fool. These three were also taught with sentences in which a *not* turns the verdict. GRU and LSTM now call *not good* blame and *not bad* praise, and a *not* fourteen words before a *wonderful* still reaches it; Simple RNN, which makes its state anew at every word, is less sure of them. *minGRU*, in the menu of more networks, cannot do it: its gate and its new value see the word and never the state, so that *bad* means the same behind any word, and shuffling a sentence changes nothing on average. What they all lack is the world: that somebody who was *wrong* about a film has to be turned round, and that a long sleep is no praise. Try to fool them:',
      ],
      aside:
        'What a unit votes for is in the weights *V*, not in the sign of its value. A network of 4,096 units, trained to predict the next character of product reviews, did grow [one unit that follows the sentiment](https://arxiv.org/abs/1704.01444); ours share the work.',
    },
    not: {
      before: [
        'To a network that only adds up words, *not* would mean the same whatever follows it, and *good* the same whatever came before. A recurrent network reads *not* first, and *not* moves its state. It need not move it towards a verdict: any place will do from which the next word leads elsewhere.',
        'Below are four short texts in one network, all from the same start. Choose a network, and change the words: *never* and *hardly* should do what *not* does, and *very* should not.',
      ],
      after: [
        'A word brings the same numbers wherever it stands, and *U* and *W* are the same at every step. Only the state it meets is another one, and with it the slope of *f* at every unit, in GRU and LSTM the gates as well. For such a network this is all that word order is.',
      ],
      aside:
        'Each network has its own picture, and so has each choice of words: upwards stands the direction in which their states differ most, once the direction of the verdict is set aside.',
    },
    gates: {
      before: [
        'A simple network makes all of its state anew at every word, and little of what it has heard survives many such words. The remedy is a *gate*: a number between 0 and 1, one for each unit, that says how much of the old value stays and how much of a new one is written in its place.',
        'Here is one unit with one gate *z*, as GRU has it. After each word its memory is *z* times what it was, and 1 − *z* times the new value *g*. In this sentence only *good* and *slow* bring a value. Move the gate: at 0 the unit forgets everything at every word, at 1 it never learns anything, and between the two its memory fades. Only a gate that differs from word to word can both write and keep.',
      ],
      after: [
        'Trained networks do just that. Each gate is computed from the word and the state before it, with weights of its own, and so it has learned when to open. Below are the gates of trained networks on your text. At most words most units keep what they have; where something is said that matters, such as *not*, more of the state is written anew.',
        'GRU has a second gate, *r*: it says how much of the old state the new value may see. LSTM has a memory *c* beside its state, and three gates: *f* keeps, *i* writes, and *o* shows the memory as the state. minGRU has a single gate, which the word alone sets. The step in the tool draws each of these cells with its valves, and its heatmap can show every gate over the whole text.',
      ],
      aside:
        'LSTM had the first gates, in [1997](https://doi.org/10.1162/neco.1997.9.8.1735); its forget gate came [three years later](https://doi.org/10.1162/089976600300015015), GRU in [2014](https://arxiv.org/abs/1406.1078), minGRU in [2024](https://arxiv.org/abs/2410.01201).',
    },
    on: {
      before: [
        'Everything here was trained by the code in this page’s repository, with one command a network: `make train MODEL=simple-rnn`. It takes your own texts as well: `python -m training train simple-rnn --csv reviews.csv --text text --label sentiment`. The trained network then appears at the top, under *More networks*, and all that you saw above works with it.',
        'Read on, in the order of time:',
      ],
      after: [],
      aside: 'No review of the data set is on this page: the sample texts are our own.',
    },
  },
  references: [
    'Elman, [Finding structure in time](https://doi.org/10.1207/s15516709cog1402_1), 1990: the loop, and what a small network makes of word after word.',
    'Werbos, [Backpropagation through time](https://doi.org/10.1109/5.58337), 1990: how such a network learns.',
    'Hochreiter and Schmidhuber, [Long short-term memory](https://doi.org/10.1162/neco.1997.9.8.1735), 1997: a memory that keeps the gradient.',
    'Maas and others, [Learning word vectors for sentiment analysis](https://aclanthology.org/P11-1015/), 2011: the reviews.',
    'Pascanu, Mikolov and Bengio, [On the difficulty of training recurrent neural networks](https://arxiv.org/abs/1211.5063), 2013: why the gradient vanishes, or explodes.',
    'Cho and others, [Learning phrase representations using RNN encoder–decoder](https://arxiv.org/abs/1406.1078), 2014: where the GRU comes from.',
    'Le, Jaitly and Hinton, [A simple way to initialize recurrent networks](https://arxiv.org/abs/1504.00941), 2015: why our *W* starts as the identity.',
    'Radford, Jozefowicz and Sutskever, [Learning to generate reviews and discovering sentiment](https://arxiv.org/abs/1704.01444), 2017: the one unit that follows the sentiment.',
    'Maheswaranathan and others, [Reverse engineering recurrent networks for sentiment classification](https://arxiv.org/abs/1906.10720), 2019: the line attractor.',
  ],
  tagger: {
    caption:
      'Two taggers, one sentence. Where they disagree the word is marked. Choose a word: the bars say how much each earlier word matters to the second network, found by putting an unknown word in its place and reading again.',
    input: 'A sentence, in English',
    /** Of a language without spaces: who cut the sentence into words, and how a visitor can. */
    cut: {
      browser: 'Cut into words by your browser.',
      list: 'Your browser cannot find words: the longest that the taggers know come first.',
      spaces: 'Your spaces divide the words.',
    },
    correct: 'Put spaces in, to correct them',
    join: 'Take the spaces out',
    dense: 'each word alone',
    recurrent: 'with memory',
    differ: 'they differ',
    chosen: (word: string, tag: string, share: string) => `“${word}”: with memory, ${tag} at ${share}.`,
    because: (earlier: string, share: string, tag: string) =>
      `Most of it hangs on “${earlier}”: were that word unknown, ${tag} would get ${share}.`,
    first: 'No word came before it, so there is nothing to remember.',
    influence: (tag: string) => `Change of ${tag} when a word is made unknown`,
    empty: 'Type a sentence.',
  },
  unrolling: {
    caption: 'The loop, and the loop unrolled over the first {words} of your text. Move the slider.',
    picture: 'A recurrent network, folded into a loop or unrolled over words',
    slider: 'Unroll',
    /** Stands for a word where there is no text. */
    word: 'word',
    weights: (u: string, w: string, v: string) =>
      `In the network chosen above, U has ${u} numbers, W ${w} and V ${v}. However far you unroll, there are no more.`,
    name: (weight: string) => `${weight}, marked in figure 2`,
    does: {
      U: (count: string) => `U, from the word into the state: ${count} numbers, the same at every {word}.`,
      W: (count: string) => `W, from one state to the next: ${count} numbers, the same at every {word}.`,
      V: (count: string) => `V, from the state to the output: ${count} numbers, the same at every {word}.`,
    },
  },
  twoUnits: {
    caption:
      'Two units, computed in front of you. Change a weight or choose other words; every number that depends on it follows.',
    weights: 'Weights',
    words: 'The text',
    word: (position: string) => `Word ${position}`,
    unit: (unit: string) => `unit ${unit}`,
    step: (step: string, word: string) => `Step ${step}, “${word}”`,
    reset: 'Put the weights back',
  },
  realStep: {
    caption:
      'The same step in the network chosen above, for your text; GRU and LSTM have gates besides. Move the slider along the words. The sum below is that of a single unit.',
    step: 'Step',
  },
  letters: {
    caption:
      'What the network gets of your text. Struck-out characters are thrown away; dotted {words} are not in its list, and all of them become the same number.',
    summary: (dropped: string, all: string, unknown: string) =>
      `${dropped === '0' ? `None of the ${all} characters is` : dropped === '1' ? `1 of ${all} characters is` : `${dropped} of ${all} characters are`} thrown away. ${unknown === '0' ? 'Every {word} is in the list.' : unknown === '1' ? '1 {word} is not in the list.' : `${unknown} {words} are not in the list.`}`,
    nothing: 'There is nothing to read.',
    ids: 'The numbers it reads',
    more: (count: string) => `and ${count} more`,
  },
  padding: {
    caption:
      'The notebook’s network goes on after the last word. Above, P(positive) after each step; below, its ten hidden units. Hatched: padding. Nothing is said there, and yet the states and the verdict move. Choose “sarcasm”, and it turns over.',
    picture: 'P(positive) and the hidden state of the notebook’s network after each of its 64 steps',
    said: (atWord: string, atEnd: string, pads: string) =>
      `After your last word P(positive) was ${atWord}. After ${pads} ${pads === '1' ? 'step' : 'steps'} of padding it is ${atEnd}.`,
    full: 'This text fills all 64 steps: there is no padding. Shorten it.',
    english: 'A text for it: the notebook’s network reads English only',
  },
  learner: {
    caption:
      'A network learns. Each row is a sentence; the colour of a word is what the network would say if the sentence ended there. The last four sentences were never learned from.',
    start: 'Start',
    pause: 'Pause',
    step: 'One round',
    reset: 'Start again',
    seed: 'Other random weights',
    rounds: (rounds: string, loss: string, unseen: string) =>
      `${rounds} ${rounds === '1' ? 'round' : 'rounds'}; loss ${loss}, on the unseen sentences ${unseen}.`,
    picture: 'Loss, round by round',
    learned: 'learned from',
    unseen: 'never seen',
    states: (sentence: string) => `States while it reads “${sentence}”`,
    unit: 'unit',
  },
  gradients: {
    caption:
      'How much the verdict would change with the state at each word, as a share of what it is at the last word; logarithmic. It goes from right to left. For LSTM only the state s is drawn: its memory c carries more beside it.',
    picture: 'The length of the gradient at each step, by network',
    long: 'A long review',
    kept: (name: string, share: string, least: string, most: string) =>
      `${name}: ${share} of it is left at the first word; on the way ${least} at least, ${most} at most`,
    yours: 'Your text',
    percent: (number: string) => `${number} %`,
    short: 'Type a word, and the gradient has somewhere to go.',
    walk: 'Walk back',
    pause: 'Pause',
    step: 'One word back',
    reset: 'To the last word',
    place: (step: string, last: string) => `Step ${step} of ${last}`,
    network: 'network',
    factor: 'on the last step back',
    left: 'of the gradient left',
    word: '‖∂logit/∂x‖ of the word',
  },
  losses: {
    caption:
      'The loss of one review against the network’s output p. Solid: the loss that was meant. Dashed: the notebook’s, which reaches its lowest points at 0.31 and 0.69. Move p.',
    picture: 'Loss of a positive and of a negative review against p',
    p: 'The output p',
    positive: 'a positive review',
    negative: 'a negative review',
    at: (p: string, right: string, twice: string) =>
      `At p = ${p}: a positive review costs ${right}; by the notebook ${twice}.`,
  },
  both: {
    caption:
      'The small network of the last section, learning twice from the same random weights: once with the loss that was meant, once with the notebook’s. The line is the floor.',
    picture: 'Two losses, round by round, and the floor of 0.5032',
    again: 'Again',
    result: (rounds: string, right: string, twice: string) =>
      `After ${rounds} rounds: ${right} with the right loss, ${twice} with the notebook’s.`,
    right: 'the right loss',
    twice: 'squashed twice',
    floor: 'floor',
  },
  history: {
    caption:
      'Loss of the notebook’s network, epoch by epoch, with the right loss, from its card. Once the best epoch is past, it goes on getting better at its own reviews and worse at others.',
  },
  path: { caption: 'Your text as a path among states from test reviews. Each turn is a {word}.' },
  bag: {
    caption:
      'The {words} of your text in other orders. The line is your text as it stands, the heap what the network chosen above says of the shufflings.',
    short: 'Type three {words} or more to shuffle them.',
    once: 'Shuffle once',
    often: (times: string) => `Shuffle ${times} times`,
    reset: 'Start again',
    none: 'not shuffled yet',
    count: (shufflings: string) => `${shufflings} ${shufflings === '1' ? 'shuffling' : 'shufflings'}.`,
  },
  units: {
    caption:
      'The vote of each unit of the network chosen above, after the last word. With the bias they add up to the logit. Choose a unit to see the verdict without it.',
    chosen: (unit: string) => `Without unit ${unit}`,
  },
  fooled: {
    caption: 'What three networks make of sentences that are easy for you. The last row is yours.',
    sentence: 'Sentence',
    own: 'Your own sentence',
  },
  not: {
    caption:
      'From left to right the logit, with one half where the colours meet. A word does not push by itself: “not” moves the state, and where it has moved it to, the same word may push the other way.',
    picture: 'Four short texts as ways through the states, from one start',
    left: 'negative',
    right: 'positive',
    text: 'Text',
    push: 'push of the last word',
    before: 'The word before',
    first: 'The first word',
    second: 'The second word',
    finding: (before: string, turned: readonly string[]) =>
      turned.length === 0
        ? `After “${before}” both words still push the way they push alone.`
        : turned.length === 1
          ? `After “${before}”, “${turned[0]}” pushes the other way than alone.`
          : `After “${before}” both words push the other way than alone: the state they meet is another one.`,
  },
  gateUnit: {
    caption:
      'One unit reads a sentence. The slider sets its gate at every word; each word’s own slider sets it there. Values are by hand.',
    everywhere: 'Gate z at every word:',
    byWord: 'A gate for each word',
    value: 'new g',
    gate: 'gate z',
    memory: 'memory',
    gateAt: (word: string) => `Gate at “${word}”`,
    left: (word: string, share: string, memory: string) =>
      `Of what “${word}” wrote, ${share} is left after the last word; the memory is ${memory}.`,
  },
  gates: {
    caption:
      'How far a gate is open at each {word} of your text, as the mean over all units. Choose a network, and one of its gates.',
    gate: 'Gate',
    finding: (most: string, mostOpen: string, least: string, leastOpen: string) =>
      `Widest open at “${most}” (${mostOpen}), least at “${least}” (${leastOpen}).`,
    inStrip: 'Show this gate of every unit in the strip',
  },
  folded: { log: 'A mistake in its loss, and what the log hid. Open this section' },
  /** In the order of the examples. */
  names: ['Simple RNN', 'GRU', 'LSTM'],
};
