import type { Reader } from './reader.svelte';

/**
 * The reader at one moment, for a picture that takes a while to make: what changes on the page does not reach it, and what a view
 * sets on it does not reach the page.
 */
export function momentOf(reader: Reader): Reader {
  // Svelte makes an accessor of the class out of each field that is state, or derived from it.
  const accessors = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(reader) as object));
  const kept = new Map<PropertyKey, unknown>(
    accessors.flatMap(([name, { get }]) => (get ? [[name, reader[name as keyof Reader]] as const] : [])),
  );
  return new Proxy(reader, {
    get: (target, name) => (kept.has(name) ? kept.get(name) : Reflect.get(target, name, target)),
    set: (_, name, value) => Boolean(kept.set(name, value)),
  });
}
