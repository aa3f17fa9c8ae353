import { FIRST_SAMPLES } from './first';
import type { Sample } from './sample';

/** Each shows one thing a reader of words can do or fails at. The first is the page's own: a clear verdict, and a turn on the way. */
export const ENGLISH_SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    id: 'turn',
    verdict: 'positive',
    text: FIRST_SAMPLES.en,
  },
  {
    id: 'praise',
    verdict: 'positive',
    text: 'A wonderful film. The acting is superb, the music is beautiful and every scene feels honest. I loved it from the first minute to the last.',
  },
  {
    id: 'scorn',
    verdict: 'negative',
    text: 'What a waste of an evening. The script is awful, the jokes are lame and nobody in front of the camera can act. The worst film I have seen this year.',
  },
  {
    id: 'negation',
    verdict: 'positive',
    text: "It is not bad. It is not boring, and I can't say I was ever disappointed. Nobody should call this film terrible.",
  },
  {
    id: 'notBad',
    verdict: 'positive',
    text: 'Not bad at all.',
  },
  {
    id: 'notGood',
    verdict: 'negative',
    text: 'Not good at all.',
  },
  {
    id: 'sarcasm',
    verdict: 'negative',
    text: 'Oh, brilliant. Two more hours of people staring out of windows. Exactly what I wanted from a thriller, and the perfect cure for staying awake.',
  },
  {
    id: 'unknown',
    verdict: null,
    text: 'Zorblax the Quibbler is flumptious! Grendlewick snorfs his bazzlewump with frimious élan, and the vorpal squonkery is a treat.',
  },
  {
    id: 'long',
    verdict: 'positive',
    text:
      'My sister chose this one, and I went along because the cinema is warm and the week had been long. It opens on a harbour in winter. ' +
      'A man mends a net, a radio plays, and for several minutes nothing else happens. I looked at my watch. Then his brother walks down the quay ' +
      'with a suitcase, neither of them speaks, and the film has you. What follows is a family story told with great patience. The father has died, ' +
      'the boat must be sold, and the two sons remember him so differently that you begin to wonder whether they had the same childhood. ' +
      'The script is at its best when it lets them be petty: there is a quarrel about a coffee pot that is funnier and sadder than anything I have seen this year. ' +
      'It is not perfect. The middle part wanders. A subplot with a lawyer goes nowhere, the flashbacks look cheap, and the music, all piano and mist, ' +
      'tells you what to feel long after you have felt it. At one point the camera circles the kitchen table so often that I felt ill. ' +
      'Some of the dialogue is dull, and one of the neighbours belongs in a much worse film. I was ready to call it a disappointment. ' +
      'But then comes the night of the storm. No music, hardly a word, only the two brothers, the ropes and the dark water, and you understand ' +
      'everything that the talking had left out. The younger one is played by an actor I had never seen before, and he is extraordinary. ' +
      'He does almost nothing. He listens. When he finally laughs, the whole row in front of me laughed with him, and then half of them were crying. ' +
      'We walked home along the river and did not say much. My sister said that it was too long, and she is right. I said that I would happily see it again tomorrow, ' +
      'and I meant it. Go for the storm, forgive the lawyer, and bring someone you have quarrelled with.',
  },
];
