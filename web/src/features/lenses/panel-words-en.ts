/** What every lens may have to say: the names of its parts, and what a network lacks. */
export const panel = {
  parts: {
    words: '{Words}',
    phrases: 'Phrases',
    votes: 'Units',
    edits: '{Words}',
    order: 'Order',
    surgery: 'Surgery',
    networks: 'Networks',
    texts: 'Texts',
    training: 'Training',
  },
  lacks: {
    text: 'This view explains one answer for a whole text; this network answers for every {word}.',
    binary: 'This view explains a choice between two; this network chooses among more.',
    causal: 'This view shows what a network knows after each {word}; a layer of this one reads backward.',
    unpooled: 'This view takes the verdict from the last state; this network pools all its states.',
    direct: 'This view needs a verdict that is a weighted sum of the state; this network has layers between the two.',
    cell: 'This view needs one cell on top that reads forward, a step for each {word}; this network has none.',
    map: 'This network came without a map of its states (map.json); `python -m training map` draws one.',
    checkpoints: 'This network came without snapshots of its training; the curves below are its run.',
  },
};
