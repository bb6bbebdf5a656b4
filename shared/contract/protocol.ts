/**
 * The number of the wire protocol between desk and server. It is raised whenever the shape of a message changes; a test
 * pins the fingerprint of all messages to it. Two rules keep desks working while a server is updated first:
 * the server understands the operations of every earlier protocol, and it may refuse pulls of another one, never pushes.
 */
export const SYNC_PROTOCOL = 1;
