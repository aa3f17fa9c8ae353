import type { FromWorker, ToWorker } from './messages';

/** A worker, in a browser or in Node. */
export interface Thread {
  post(message: ToWorker): void;
  /** Whether the process waits for it before it ends; browsers know nothing of the kind. */
  hold(isHeld: boolean): void;
  terminate(): void;
}

export interface ThreadEvents {
  readonly onMessage: (message: FromWorker) => void;
  /** The worker could not start, or died. Called once; it answers nothing more. */
  readonly onDeath: (reason: string) => void;
}

/** What is used of Node's `worker_threads`. */
interface NodeWorker {
  on(event: 'message', listen: (message: FromWorker) => void): void;
  on(event: 'error', listen: (cause: Error) => void): void;
  on(event: 'exit', listen: (code: number) => void): void;
  postMessage(message: ToWorker): void;
  ref(): void;
  unref(): void;
  terminate(): Promise<number>;
}
interface NodeThreads {
  readonly Worker: new (url: URL, options: { readonly execArgv: readonly string[] }) => NodeWorker;
}

/** Starts the program at `url`. @throws Error where there are no workers, or the page's policy forbids them */
export function startThread(url: URL, events: ThreadEvents): Thread {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): NodeThreads } };
  const threads = process?.getBuiltinModule?.('node:worker_threads');
  return threads ? nodeThread(threads, url, events) : browserThread(url, events);
}

interface Policy {
  createScriptURL(url: string): string;
}
/** Made once: a page's `trusted-types` lets no name be taken twice. */
let policy: Policy | undefined;

/** The one program that this file starts, in the form that `require-trusted-types-for 'script'` asks for. @throws where the page allows none */
function trusted(url: URL): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
  policy ??= trustedTypes?.createPolicy('unrolled-reader', { createScriptURL: (address) => address });
  return policy?.createScriptURL(url.href) ?? url.href;
}

function browserThread(url: URL, { onMessage, onDeath }: ThreadEvents): Thread {
  const worker = new Worker(trusted(url), { type: 'module' });
  const die = once(onDeath);
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onMessage(data);
  worker.onerror = (event) => {
    event.preventDefault();
    die(event.message || 'it could not be loaded');
  };
  worker.onmessageerror = () => die('its answer could not be read');
  return {
    post: (message) => worker.postMessage(message),
    hold: () => {},
    terminate: () => worker.terminate(),
  };
}

function nodeThread({ Worker }: NodeThreads, url: URL, { onMessage, onDeath }: ThreadEvents): Thread {
  // Node's own options are the main program's: some of them no worker takes.
  const worker = new Worker(url, { execArgv: [] });
  const die = once(onDeath);
  worker.on('message', onMessage);
  worker.on('error', (cause) => die(cause.message));
  worker.on('exit', (code) => die(`it ended with code ${code}`));
  return {
    post: (message) => worker.postMessage(message),
    hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  };
}

function once(call: (reason: string) => void): (reason: string) => void {
  let isCalled = false;
  return (reason) => {
    if (!isCalled) call(reason);
    isCalled = true;
  };
}
