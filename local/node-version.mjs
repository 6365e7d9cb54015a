/** The first version that runs `.ts` files by itself and has every built-in module that the run uses. */
const NEEDED = 24;

/**
 * What to say to somebody with a Node that is too old; undefined when it will do.
 *
 * @param {string} found as in `process.versions.node`
 * @returns {string | undefined}
 */
export function versionFault(found) {
  if (Number(found.split('.')[0]) >= NEEDED) return undefined;
  return `Voordeur needs Node ${NEEDED} or newer and found ${found}: run "npm ci" and then "npm start" (npm brings its own Node ${NEEDED}), or install Node ${NEEDED} from https://nodejs.org.`;
}
