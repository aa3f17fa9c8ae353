/** Made by web/build/release.ts when the worker is built. */
declare module 'virtual:release' {
  const release: import('./release').Release;
  export default release;
}

/** The address of a worker that Vite has built, relative to the page. */
declare module '*?worker&url' {
  const path: string;
  export default path;
}
