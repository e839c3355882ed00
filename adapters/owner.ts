import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import process from "node:process";

/** This process as the owner of deliveries: machine, process, and a chance part, since numbers of processes come again. */
export const OWNER = `${hostname()}:${process.pid}:${randomBytes(6).toString("hex")}`;

/** Whether an owner's process has surely ended: it was one of this machine and is there no more. */
export function hasEnded(owner: string): boolean {
  if (owner === OWNER) return false;
  const [, host, pid] = /^(.*):(\d+):[0-9a-f]+$/.exec(owner) ?? [];
  if (host !== hostname() || pid === undefined) return false;
  // In a container every start has the same number.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
