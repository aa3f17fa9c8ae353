/**
 * Lets the page work without a connection, and gives each page the files of one release. The browser runs the worker of a new
 * release beside this one until no page of this one is open, or the visitor asks for the new one.
 */
import release from 'virtual:release';
import { TAKE_OVER } from './message';
import { routeOf } from './release';
import { Shelf } from './shelf';

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
const shelf = new Shelf(scope, release);

self.addEventListener('install', (event) => event.waitUntil(shelf.fill()));

self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      await shelf.tidy((await self.clients.matchAll()).length > 0);
      // The first visit, too, keeps what it uses.
      await self.clients.claim();
    })(),
  ),
);

self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || request.headers.has('range')) return;
  const route = routeOf(request.url, scope, release);
  const later = (work: Promise<void>): void => event.waitUntil(work);
  if (route.is === 'listed') event.respondWith(shelf.listed(request, route.key, route.sha256, later));
  else if (route.is === 'content') event.respondWith(shelf.content(request, route.key, route, later));
  else if (route.is === 'newest') event.respondWith(shelf.newest(request, route.key));
});
