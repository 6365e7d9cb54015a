import { describe, expect, test } from '@jest/globals';
import { ALL_OPERATIONS } from '../../lambdas/serve-beschrijving/all-operations.ts';
import { describeApi } from '../../shared/middleware/http/openapi.ts';
import { makeWorld } from '../support/memory-world.ts';
import { call } from './http-call.ts';
import { wholeApi } from './whole-api.ts';

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, { readonly headers?: Record<string, unknown>; readonly $ref?: string }>>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly version: string; readonly contact: Record<string, string> };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly responses: Record<string, unknown>; readonly schemas: Record<string, unknown> };
}

const document = describeApi(ALL_OPERATIONS) as unknown as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the description of the API', () => {
  test('describes every operation once, and nothing else', () => {
    const described = operations.map(({ path, method }) => `${method.toUpperCase()} /v1${path}`);
    expect(described.toSorted()).toEqual(Object.keys(ALL_OPERATIONS).toSorted());
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is OpenAPI 3.0.3 with version, contact and major version in the address', () => {
    expect(document.openapi).toBe('3.0.3');
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(document.info.contact).toSorted()).toEqual(['email', 'name', 'url']);
    expect(document.servers[0]?.url).toMatch(/\/v1$/);
  });

  test('has paths in kebab-case without a slash at the end, and parameters in lowerCamelCase', () => {
    for (const path of Object.keys(document.paths))
      expect(path).toMatch(/^(\/(_?[a-z0-9-]+|\{[a-z][A-Za-z]*\}))+(\.json)?$/);
    const names = operations
      .flatMap(({ operation }) => operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'query');
    for (const { name } of names) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
  });

  test('names every parameter of a path as required', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(
        named
          .filter(({ required }) => required)
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(inPath.toSorted());
    }
  });

  test('gives the version in the header of every good answer', () => {
    for (const { operation } of operations) {
      const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      expect(good).toHaveLength(1);
      expect(good[0]?.[1].headers).toHaveProperty('API-Version');
    }
  });

  test('names 400 for everything that takes input, and describes errors as problems', () => {
    for (const { method, operation } of operations) {
      const takes = method !== 'get' || (operation.parameters ?? []).length > 0;
      expect('400' in operation.responses).toBe(takes);
    }
    for (const response of Object.values(document.components.responses))
      expect(response).toMatchObject({
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
      });
    expect(document.components.schemas['Probleem']).toMatchObject({
      required: expect.arrayContaining(['status', 'title', 'detail']),
    });
  });

  test('refers only to what it holds', () => {
    const text = JSON.stringify(document);
    for (const [, kind, name] of text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g))
      expect(document.components[kind as 'schemas']).toHaveProperty(name as string);
    expect(text).not.toContain('#/definitions/');
  });

  test('has dates as date, instants as date-time and wall-clock times as time-local', () => {
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/"format":"(time|date-time-local)"/);
    expect(text).toContain('"format":"time-local"');
    expect(document.components.schemas['Norm']).toMatchObject({ properties: { geldigVan: { format: 'date' } } });
  });

  test('is served without a token, to any page', async () => {
    const answer = await call<Document>(wholeApi(makeWorld()), { route: 'GET /v1/openapi.json' });
    expect(answer.status).toBe(200);
    expect(answer.headers['Access-Control-Allow-Origin']).toBe('*');
    expect(answer.body).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
