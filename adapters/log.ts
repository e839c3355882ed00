import { pino } from "pino";
import type { Config } from "../src/config.ts";
import type { Log } from "../src/log.ts";

/**
 * Structured lines on standard error; standard output carries answers only.
 *
 * @param veil - Takes secrets out of every finished line, wherever in it they are.
 */
export function createLog(
  level: Config["LOG_LEVEL"],
  veil: (text: string) => string,
  destination: { write(line: string): unknown } = pino.destination({ fd: 2, sync: true }),
): Log {
  const logger = pino({ level, base: null }, { write: (line) => void destination.write(veil(line)) });
  return {
    debug: (message, detail) => logger.debug(detail ?? {}, message),
    info: (message, detail) => logger.info(detail ?? {}, message),
    warn: (message, detail) => logger.warn(detail ?? {}, message),
    error: (message, detail) => logger.error(detail ?? {}, message),
  };
}
