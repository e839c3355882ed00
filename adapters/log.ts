import { pino } from "pino";
import type { Config } from "../src/config.ts";
import type { Log } from "../src/log.ts";

/** Structured lines on standard error; standard output carries answers only. */
export function createLog(level: Config["LOG_LEVEL"]): Log {
  const logger = pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
  return {
    debug: (message, detail) => logger.debug(detail ?? {}, message),
    info: (message, detail) => logger.info(detail ?? {}, message),
    warn: (message, detail) => logger.warn(detail ?? {}, message),
    error: (message, detail) => logger.error(detail ?? {}, message),
  };
}
