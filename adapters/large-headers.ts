import http from "node:http";

/**
 * Imported before the first request: Yahoo's cookies outgrow the 16 KB that Node allows the headers of an answer, and
 * the program runs with no flags of Node's own. Node's `fetch` reads the limit from here.
 */
Object.defineProperty(http, "maxHeaderSize", { value: 65_536 });
