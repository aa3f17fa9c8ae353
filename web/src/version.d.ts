/** Of Unrolled, from package.json; put in when the page is built. */
declare const __UNROLLED_VERSION__: string;
