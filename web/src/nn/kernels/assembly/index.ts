/** Everything that the module exports; `../kernel.ts` calls it. */
export * from './cells';
export * from './doubles';

/** Where the constants end: what lies before it is not to be written. */
export const firstFree: usize = __heap_base;
