import { createContext } from 'svelte';
import type { Pointed } from './pointed.svelte';

/** What is pointed at in the essay, for its text and its figures. */
export const [getPointed, setPointed] = createContext<Pointed>();
