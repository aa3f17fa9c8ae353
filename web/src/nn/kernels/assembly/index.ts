/** Everything that the module exports; `../kernel.ts` calls it. */
export * from './cells';
export * from './doubles';
