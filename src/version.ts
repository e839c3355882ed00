/** The version of the program: that of its package, as a test sees to. */
export const VERSION = "0.1.0";
