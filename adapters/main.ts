import "./small-heap.ts";

// The entry. The program itself is loaded after that line has run: of several imports all are loaded before one runs.
await import("./run.ts");
