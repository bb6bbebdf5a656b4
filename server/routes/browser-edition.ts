import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

/** The same rules that the desk's window has, for the desk in a browser. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the built desk to browsers. */
export const browserEditionRoutes =
  (folder: string): FastifyPluginAsync =>
  async (app) => {
    await app.register(fastifyStatic, {
      root: folder,
      setHeaders: (response) => {
        response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
      },
    });
  };
