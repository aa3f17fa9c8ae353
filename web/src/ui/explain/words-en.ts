/** What the controls do, each in a sentence, by the group they stand in. */
export const explain = {
  networks: {
    'simple-rnn':
      'Makes its state anew at each {word}, from the {word} and the state before: the equations of the essay.',
    gru: 'Two gates decide at each {word} how much of the old state stays.',
    lstm: 'Keeps a memory beside its state; three gates decide what is forgotten, written and shown.',
    'min-gru':
      'A GRU whose gate and candidate see the {word} alone, not the state: it can be trained on all {words} at once.',
    seed: 'The network this page began with. It reads 64 words at most, and fills shorter texts up with padding.',
    own: 'Opens a network that you trained. Its files stay on this device.',
  },
  strip: {
    curve: {
      name: 'Curve',
      does: 'P(positive) after each {word}: teal from 54 %, orange up to 46 %, grey while undecided.',
    },
    squares: {
      name: 'Squares',
      does: 'A row a hidden unit, a column a {word}. {Point at} one, or walk there with the arrow keys.',
    },
    effects: { name: 'Bars', does: 'By how much each {word} moved the logit.' },
    play: { name: 'Play, ×, ← →', does: 'Move the cursor: {word} after {word} at that speed, or one step at a time.' },
    colours: {
      name: 'State, vote',
      does: 'Colour the squares by each unit’s value, or by value × V: what it adds to the verdict.',
    },
    rows: {
      name: 'Rows by',
      does: 'Sorts the units: by their weight V, share of the verdict, likeness of their values, or number.',
    },
  },
  lenses: {
    why: 'The verdict as a sum: what each {word}, each phrase and each unit added.',
    'what-if': 'Leave a {word} out, put another there, change a unit’s value, or shuffle the {words}.',
    compare: 'The same text in other networks, two texts in one, or this network as it was while it learned.',
    gradient: 'How far back a small change still moves the verdict, and so how far back learning reaches.',
    path: 'The states as points, and the text as a path through them.',
    units: 'One unit alone: the verdict without it, where it acts, how long it remembers.',
  },
};
