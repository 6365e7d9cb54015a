/**
 * How long a provider of messages may keep us waiting. A call that hangs until the function itself is ended is never known to
 * have failed, so that nothing would move on to the next medium; two tries of three seconds fit in the ten of `send-push`.
 */
export const PATIENCE = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} as const;
