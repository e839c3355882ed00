import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";

/** Encrypts what is kept in a store. */
export type Seal = {
  /** @param name - What the text is kept under: it opens under no other. */
  seal(name: string, text: string): string;
  /** Null when the text was sealed with another secret, under another name, or is none of these. */
  open(name: string, sealed: string): string | null;
};

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** A later form gets another mark. */
const VERSION = "v1:";

/** AES-256-GCM with a key that scrypt makes from a secret; it takes some 50 ms, once. */
export function createSeal(secret: string): Seal {
  // The same for everybody: replicas must come to the same key, and the secret is no person's password.
  const key = scryptSync(secret, "smallcap slack installations", 32);
  return {
    seal(name, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return VERSION + Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
    },
    open(name, sealed) {
      if (!sealed.startsWith(VERSION)) return null;
      const bytes = Buffer.from(sealed.slice(VERSION.length), "base64");
      const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
      try {
        const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(name)).setAuthTag(tag);
        return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch {
        return null;
      }
    },
  };
}
