import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { errorFields, log } from '../../observability/log.ts';
import { problemOf } from './problem.ts';

/** Turns whatever was thrown into a problem; what is our own fault is logged, without the message. */
export function problemJson(): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  return {
    onError: (request) => {
      const problem = problemOf(request.error);
      if (problem.status >= 500)
        log('ERROR', 'aanroep mislukt', {
          route: request.event?.routeKey,
          verzoek: request.event?.requestContext?.requestId,
          status: problem.status,
          ...errorFields(request.error),
        });
      request.response = {
        statusCode: problem.status,
        headers: {
          'Content-Type': 'application/problem+json',
          ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
          ...(problem.status === 503 ? { 'Retry-After': '5' } : {}),
        },
        body: JSON.stringify(problem),
      };
    },
  };
}
