import { setFlagsFromString } from "node:v8";

/**
 * Imported first, before anything is allocated: the heap's nursery keeps its first size instead of growing to 32 MB,
 * which nothing here needs. Saves about 20 MB of resident memory for a few more, shorter collections.
 */
setFlagsFromString("--semi-space-growth-factor=1");
