/**
 * A process that opens networks which may be harmful, for `damaged-networks.test.ts`: it gets files and answers, and says how that
 * ended and how much memory the process had at most. `argv[2]`: the address of the built library.
 */
const { openNetwork } = await import(process.argv[2]);
const TEXT = 'A quietly wonderful film, not bad at all.';

process.on('message', ({ files, answers }) => {
  void open(new Map(files), answers).then((ended) => {
    process.send({ ...ended, peakKb: process.resourceUsage().maxRSS });
  });
});
process.send('ready');

async function open(files, answers) {
  try {
    const { network } = await openNetwork(files, answers);
    const reading = network.read(TEXT);
    const numbers = [...reading.final, ...reading.states];
    network.dispose();
    return { is: numbers.every(Number.isFinite) ? 'opened' : 'not finite' };
  } catch (error) {
    return { is: 'refused', name: error?.name, message: String(error?.message), stack: String(error?.stack) };
  }
}
