/**
 * Lets the page work without a connection, and gives each page the files of one release. The browser runs the worker of a new
 * release beside this one until no page of this one is open, or the visitor asks for the new one.
 */
import release from 'virtual:release';
import { TAKE_OVER } from '../../app/browser/worker-message';
import { routeOf } from './release';
import { ReleaseCache } from './release-cache';

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
const cache = new ReleaseCache(scope, release);

self.addEventListener('install', (event) => event.waitUntil(cache.fill()));

self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      await cache.tidy((await self.clients.matchAll()).length > 0);
      // Claims open pages, so that the first visit is cached too.
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
  if (route.is === 'listed') event.respondWith(cache.listed(request, route.key, route.sha256, later));
  else if (route.is === 'content') event.respondWith(cache.content(request, route.key, route, later));
  else if (route.is === 'newest') event.respondWith(cache.newest(request, route.key));
});
