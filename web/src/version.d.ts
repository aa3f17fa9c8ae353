/** Of Unrolled, from package.json; put in when the page is built. */
declare const __UNROLLED_VERSION__: string;
/** Where the source can be read, or empty; from the environment when the page is built. */
declare const __UNROLLED_REPOSITORY__: string;
/** A file as text, as Vite puts it into the program. */
declare module '*.tsv?raw' {
  const text: string;
  export default text;
}
/** The address of a program that runs in a worker, as Vite builds it by itself. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
